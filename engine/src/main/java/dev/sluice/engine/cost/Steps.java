package dev.sluice.engine.cost;

import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What cost asks of steps.
final class Steps {
    private Steps() {}

    /// All steps of a flow by id, those inside boxes included. Ids are unique in the whole flow.
    static Map<String, Step> all(Flow flow) {
        Map<String, Step> all = new LinkedHashMap<>();
        collect(flow.steps(), all);
        return all;
    }

    private static void collect(Map<String, Step> steps, Map<String, Step> into) {
        steps.forEach(
                (id, step) -> {
                    into.put(id, step);
                    Step.Body body = step.body();
                    if (body != null) {
                        collect(body.steps(), into);
                    }
                });
    }

    /// The ways out of a step that are no error: one list of targets for each.
    static List<List<String>> ways(Step step) {
        if (!(step instanceof Step.Choice choice)) {
            return List.of(step.next());
        }
        List<List<String>> ways = new ArrayList<>();
        choice.rules().forEach(rule -> ways.add(rule.next()));
        List<String> otherwise = choice.otherwise();
        if (otherwise != null) {
            ways.add(otherwise);
        }
        return ways;
    }

    /// Whether a way out of a step leads to no other step: it ends, or meets a join.
    static boolean endsAtOnce(List<String> way, Map<String, Step> steps) {
        return way.isEmpty() || (way.size() == 1 && steps.get(way.getFirst()) instanceof Step.Join);
    }

    /// The function a step calls, if it calls one.
    static @Nullable String function(Step step) {
        return switch (step) {
            case Step.Function f -> f.function();
            case Step.Callback c -> c.function();
            case Step.Choice _,
                    Step.Join _,
                    Step.Map _,
                    Step.Group _,
                    Step.Wait _,
                    Step.Transform _,
                    Step.Http _,
                    Step.Publish _,
                    Step.ObjectAccess _,
                    Step.SubFlow _,
                    Step.Succeed _,
                    Step.Fail _ ->
                    null;
        };
    }
}
