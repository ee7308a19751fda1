package dev.sluice.engine.cost.provider;

import dev.sluice.engine.cost.usage.Ways;
import dev.sluice.engine.expr.jsonpath.PathSyntax;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where steps in JSONPath become another number of states than those in JSONata.
final class JsonPathStates {
    private final Map<String, Step> steps;

    JsonPathStates(Map<String, Step> steps) {
        this.steps = steps;
    }

    /// Whether a state of its own takes the step's result out of the service's answer, since a
    /// ResultPath puts in all or nothing.
    boolean isUnwrapped(Step step) {
        Data.Paths paths = step.data().paths();
        if (paths == null || !isPlaced(step.data().language(), paths)) {
            return false;
        }
        Template parameters = paths.parameters();
        return switch (step) {
            case Step.SubFlow _ -> true;
            case Step.Group group -> !isOneState(group);
            case Step.Function f -> !f.data().envelope() && isCalled(parameters);
            case Step.Transform _ -> isCalled(parameters);
            case Step.Choice _,
                    Step.Join _,
                    Step.Map _,
                    Step.Wait _,
                    Step.Callback _,
                    Step.Http _,
                    Step.Publish _,
                    Step.ObjectAccess _,
                    Step.Succeed _,
                    Step.Fail _ ->
                    false;
        };
    }

    /// Whether the result goes as it is to a place in the input.
    private static boolean isPlaced(@Nullable QueryLanguage language, Data.Paths paths) {
        Template place = paths.resultPath();
        return language == QueryLanguage.JSONPATH
                && paths.resultSelector() == null
                && place != null
                && place.value() instanceof String path
                && !path.equals("$");
    }

    private static boolean isCalled(@Nullable Template parameters) {
        return parameters != null
                && parameters.value() instanceof String text
                && text.startsWith("States.")
                && PathSyntax.isTerm(text);
    }

    /// Whether a group is nothing but a fork, so that one Parallel state is both.
    boolean isOneState(Step.Group group) {
        List<String> start = group.body().start();
        if (group.data().language() != QueryLanguage.JSONPATH || start.size() < 2) {
            return false;
        }
        Step.Join join = closing(start);
        return join == null
                || (join.next().isEmpty()
                        && join.data().paths() == null
                        && join.data().output() == null
                        && join.data().assign().isEmpty());
    }

    private record Place(String id, int depth) {}

    /// The join at which the branches of a fork meet.
    private Step.@Nullable Join closing(List<String> start) {
        Set<Place> seen = new HashSet<>();
        Deque<Place> open = new ArrayDeque<>();
        start.forEach(id -> open.add(new Place(id, 0)));
        while (!open.isEmpty()) {
            Place place = open.pop();
            Step step = steps.get(place.id());
            if (step == null || !seen.add(place)) {
                continue;
            }
            if (step instanceof Step.Join join && place.depth() == 0) {
                return join;
            }
            int depth = place.depth() - (step instanceof Step.Join ? 1 : 0);
            for (List<String> way : Ways.of(step)) {
                way.forEach(id -> open.add(new Place(id, way.size() > 1 ? depth + 1 : depth)));
            }
        }
        return null;
    }
}
