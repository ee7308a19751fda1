package dev.sluice.engine.cli;

import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// The steps of a flow at any depth.
final class FlowSteps {
    private FlowSteps() {}

    static Set<String> ids(Flow flow) {
        Set<String> ids = new LinkedHashSet<>();
        collect(flow.steps(), ids);
        return ids;
    }

    private static void collect(Map<String, Step> steps, Set<String> ids) {
        for (Step step : steps.values()) {
            ids.add(step.id());
            Step.Body body = step.body();
            if (body != null) {
                collect(body.steps(), ids);
            }
        }
    }
}
