package dev.sluice.app.edit.step;

import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/// The steps of a flow at every depth. What a change leaves alone stays the same object.
public final class StepTree {
    private StepTree() {}

    /// The step of that id, wherever it stands.
    public static @Nullable Step find(Map<String, Step> steps, String id) {
        Step here = steps.get(id);
        if (here != null) {
            return here;
        }
        for (Step step : steps.values()) {
            Step.Body body = step.body();
            Step inside = body == null ? null : find(body.steps(), id);
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }

    /// Visits every step with the id of the box it stands in (`null`: in none), boxes before what
    /// is inside.
    public static void forEach(Map<String, Step> steps, BiConsumer<Step, @Nullable String> visit) {
        forEach(steps, null, visit);
    }

    private static void forEach(
            Map<String, Step> steps,
            @Nullable String box,
            BiConsumer<Step, @Nullable String> visit) {
        for (Step step : steps.values()) {
            visit.accept(step, box);
            Step.Body body = step.body();
            if (body != null) {
                forEach(body.steps(), step.id(), visit);
            }
        }
    }

    /// Every step replaced by what `change` makes of it; what is inside a box first.
    public static Map<String, Step> mapped(Map<String, Step> steps, UnaryOperator<Step> change) {
        Map<String, Step> result = steps;
        for (var entry : steps.entrySet()) {
            Step before = entry.getValue();
            Step inner = before;
            Step.Body body = before.body();
            if (body != null) {
                Map<String, Step> inside = mapped(body.steps(), change);
                if (inside != body.steps()) {
                    inner = StepParts.withBody(before, new Step.Body(body.start(), inside));
                }
            }
            Step after = change.apply(inner);
            if (after != before) {
                result = Ordered.replaced(result, entry.getKey(), after.id(), after);
            }
        }
        return result;
    }

    /// One step replaced; the map itself where there is no such step.
    public static Map<String, Step> replaced(
            Map<String, Step> steps, String id, UnaryOperator<Step> change) {
        return mapped(steps, step -> step.id().equals(id) ? change.apply(step) : step);
    }

    public static Map<String, Step> without(Map<String, Step> steps, Set<String> ids) {
        Map<String, Step> kept = Ordered.without(steps, ids);
        Map<String, Step> result = kept;
        for (Step step : kept.values()) {
            Step.Body body = step.body();
            if (body != null) {
                Map<String, Step> inside = without(body.steps(), ids);
                if (inside != body.steps()) {
                    Step shrunk = StepParts.withBody(step, new Step.Body(body.start(), inside));
                    result = Ordered.replaced(result, step.id(), step.id(), shrunk);
                }
            }
        }
        return result;
    }
}
