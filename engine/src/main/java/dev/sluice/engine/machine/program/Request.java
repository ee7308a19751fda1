package dev.sluice.engine.machine.program;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.Expressions;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// A call of a web address, compiled.
///
/// @param method absent: GET
/// @param body absent: the step's input
public record Request(
        @Nullable CompiledTemplate method,
        @Nullable CompiledTemplate url,
        @Nullable CompiledTemplate headers,
        @Nullable CompiledTemplate query,
        @Nullable CompiledTemplate body) {
    static Request of(Step.Http step, Expressions expressions) {
        return new Request(
                expressions.compile(step.method()),
                expressions.compile(step.url()),
                expressions.compile(step.headers()),
                expressions.compile(step.query()),
                expressions.compile(step.payload()));
    }

    /// @param written the members by the names that a flow file uses
    static Request of(Map<?, ?> written, Expressions expressions) {
        return new Request(
                member(written, "method", expressions),
                member(written, "url", expressions),
                member(written, "headers", expressions),
                member(written, "query", expressions),
                member(written, "body", expressions));
    }

    private static @Nullable CompiledTemplate member(
            Map<?, ?> written, String name, Expressions expressions) {
        return written.containsKey(name)
                ? expressions.compile(new Template(written.get(name)))
                : null;
    }
}
