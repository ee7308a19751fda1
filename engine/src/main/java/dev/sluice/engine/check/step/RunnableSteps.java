package dev.sluice.engine.check.step;

import dev.sluice.engine.model.Step;

import java.util.Map;
import java.util.Optional;

/// Which steps the engine runs by itself; the others call services that it does not have, and run
/// where their answers are given beforehand.
public final class RunnableSteps {
    /// The code of the problem that names such a step.
    public static final String CODE = "step.not-yet";

    private RunnableSteps() {}

    /// What a step would call.
    ///
    /// @param field the field that says so
    /// @param what the step as the subject of a sentence
    public record Missing(String field, String what) {}

    /// Why the step needs an answer given beforehand; nothing for one that does not.
    public static Optional<Missing> missing(Step step) {
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
                    Optional.empty();
            case Step.Callback callback ->
                    callback.start() != null
                                    && callback.start().value() instanceof Map<?, ?> start
                                    && start.containsKey("publish")
                            ? Optional.of(new Missing("publish", "a callback with a \"publish\""))
                            : Optional.empty();
            case Step.Publish _, Step.ObjectAccess _ ->
                    Optional.of(new Missing("type", "a step of type \"" + step.type() + "\""));
        };
    }
}
