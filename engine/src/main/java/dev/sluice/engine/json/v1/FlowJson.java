package dev.sluice.engine.json.v1;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.sluice.engine.json.text.Any;
import dev.sluice.engine.json.text.Elements;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// The file `flow.json` as written on disk, version 1. The components of these records are the
/// fields of the format, in canonical order; a field that may be absent is `@Nullable`.
public record FlowJson(
        @JsonProperty("$schema") @Nullable String schema,
        Integer sluice,
        String name,
        @Nullable String comment,
        @Nullable List<String> targets,
        @Nullable Integer timeoutSeconds,
        @Nullable Integer maxSteps,
        @Nullable Map<String, Any> parameters,
        @Elements @Nullable Map<String, TriggerJson> triggers,
        @Elements @Nullable Map<String, StepJson> steps,
        @Elements @Nullable Map<String, FunctionJson> functions,
        @Elements @Nullable Map<String, ResourceJson> resources) {
    public static final String SCHEMA = "https://sluice.dev/schema/flow-1.json";
    public static final int VERSION = 1;
}
