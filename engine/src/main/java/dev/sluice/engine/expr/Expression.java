package dev.sluice.engine.expr;

import org.jspecify.annotations.Nullable;

/// A compiled expression. Safe for use from many threads; it keeps nothing of an evaluation and
/// changes no value it reads.
public interface Expression {
    /// The value as plain JSON. What was only selected is the very object that was selected.
    ///
    /// @throws EvaluationException where the expression is wrong, gives nothing (undefined) or what
    ///   is no JSON, or takes too long
    @Nullable Object evaluate(Bindings bindings) throws EvaluationException;
}
