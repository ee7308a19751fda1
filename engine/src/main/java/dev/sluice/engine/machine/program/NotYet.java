package dev.sluice.engine.machine.program;

import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// Tells the steps that the format knows and the machine cannot run yet.
final class NotYet {
    private NotYet() {}

    /// The ids of such steps at any depth, with the words for what they are.
    static Map<String, String> in(Flow flow) {
        Map<String, String> found = new LinkedHashMap<>();
        for (Step step : flow.everyStep()) {
            String word = word(step);
            if (word != null) {
                found.put(step.id(), word);
            }
        }
        return found;
    }

    /// What such a step is; `null` for one that can run.
    static @Nullable String word(Step step) {
        return switch (step) {
            case Step.Function _,
                    Step.Choice _,
                    Step.Join _,
                    Step.Map _,
                    Step.Group _,
                    Step.Wait _,
                    Step.Transform _,
                    Step.Http _,
                    Step.SubFlow _,
                    Step.Succeed _,
                    Step.Fail _ ->
                    null;
            case Step.Callback callback ->
                    callback.start() != null
                                    && callback.start().value() instanceof Map<?, ?> start
                                    && start.containsKey("publish")
                            ? "callback with publish"
                            : null;
            case Step.Publish _, Step.ObjectAccess _ -> step.type();
        };
    }
}
