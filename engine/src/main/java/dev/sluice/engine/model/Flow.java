package dev.sluice.engine.model;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a flow does: triggers, steps, functions, resources. Maps keep the order of the file.
///
/// @param targets where the flow is meant to be deployed; the first sets event shapes and limits
/// @param timeoutSeconds how long a run may take
/// @param maxSteps bound on steps per run; absent: [#DEFAULT_MAX_STEPS]
/// @param parameters by stage, then by name, as written
public record Flow(
        String name,
        @Nullable String comment,
        List<String> targets,
        @Nullable Integer timeoutSeconds,
        @Nullable Integer maxSteps,
        Map<String, Template> parameters,
        Map<String, Trigger> triggers,
        Map<String, Step> steps,
        Map<String, FunctionSpec> functions,
        Map<String, Resource> resources) {
    public static final int DEFAULT_MAX_STEPS = 1_000_000;

    /// A flow without anything in it.
    public static Flow empty(String name) {
        return new Flow(
                name, null, List.of(), null, null, Map.of(), Map.of(), Map.of(), Map.of(),
                Map.of());
    }

    public Flow withName(String changed) {
        return new Flow(
                changed,
                comment,
                targets,
                timeoutSeconds,
                maxSteps,
                parameters,
                triggers,
                steps,
                functions,
                resources);
    }

    /// All steps, those inside boxes right after the box, in the order of the file.
    public List<Step> everyStep() {
        List<Step> every = new ArrayList<>();
        add(steps, every);
        return every;
    }

    private static void add(Map<String, Step> steps, List<Step> into) {
        for (Step step : steps.values()) {
            into.add(step);
            Step.Body body = step.body();
            if (body != null) {
                add(body.steps(), into);
            }
        }
    }

    /// All steps at any depth by id, which is unique in the whole flow; in the order of the file.
    public Map<String, Step> stepsById() {
        Map<String, Step> byId = new LinkedHashMap<>();
        everyStep().forEach(step -> byId.put(step.id(), step));
        return byId;
    }

    /// The first target, or `aws`.
    public String target() {
        return targets.isEmpty() ? "aws" : targets.getFirst();
    }
}
