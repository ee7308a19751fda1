package dev.sluice.engine.expr;

/// Says why an expression gave no value: its text, the place in it where known, and the reason.
public final class EvaluationException extends Exception {
    private static final long serialVersionUID = 1L;

    public EvaluationException(String message) {
        super(message, null, false, false);
    }
}
