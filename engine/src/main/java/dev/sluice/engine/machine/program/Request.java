package dev.sluice.engine.machine.program;

import dev.sluice.engine.expr.CompiledTemplate;
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
    static Request of(Step.Http step, StepTemplates in) {
        return new Request(
                in.value(step.method()),
                in.value(step.url()),
                in.value(step.headers()),
                in.value(step.query()),
                in.value(step.payload()));
    }

    /// @param written the members by the names that a flow file uses
    static Request of(Map<?, ?> written, StepTemplates in) {
        return new Request(
                member(written, "method", in),
                member(written, "url", in),
                member(written, "headers", in),
                member(written, "query", in),
                member(written, "body", in));
    }

    private static @Nullable CompiledTemplate member(
            Map<?, ?> written, String name, StepTemplates in) {
        return written.containsKey(name) ? in.value(new Template(written.get(name))) : null;
    }
}
