package dev.sluice.engine.cost.usage;

import dev.sluice.engine.model.Step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The ways out of steps.
public final class Ways {
    private Ways() {}

    /// The ways out of a step that are no error: one list of targets for each.
    public static List<List<String>> of(Step step) {
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
}
