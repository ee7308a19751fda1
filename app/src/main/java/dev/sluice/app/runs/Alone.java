package dev.sluice.app.runs;

import dev.sluice.app.edit.step.StepParts;
import dev.sluice.engine.json.text.RecordWriter;
import dev.sluice.engine.json.v1.Flows;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.value.Json;

import java.util.List;
import java.util.Map;

/// A flow with one step of another one in it, to run that step by itself.
public final class Alone {
    /// The trigger that starts it.
    static final String TRIGGER = "alone";

    private Alone() {}

    /// Whether a step means something by itself: a join waits for a fork, a choice only leads on.
    public static boolean isPossible(Step step) {
        return switch (step) {
            case Step.Join _, Step.Choice _ -> false;
            case Step.Function _,
                    Step.Map _,
                    Step.Group _,
                    Step.Wait _,
                    Step.Transform _,
                    Step.Callback _,
                    Step.Http _,
                    Step.Publish _,
                    Step.ObjectAccess _,
                    Step.SubFlow _,
                    Step.Succeed _,
                    Step.Fail _ ->
                    true;
        };
    }

    /// The text of the flow's file: the step without what follows it, and with its retries.
    static String text(Flow flow, Step step) {
        Step ended = StepParts.withNext(step, List.of());
        if (ended.mayFail()) {
            ended = StepParts.withHandling(ended, new Handling(step.handling().retry(), List.of()));
        }
        var alone =
                new Flow(
                        flow.name(),
                        null,
                        flow.targets(),
                        flow.timeoutSeconds(),
                        flow.maxSteps(),
                        flow.parameters(),
                        Map.of(
                                TRIGGER,
                                new Trigger.Manual(Trigger.Head.of(TRIGGER, List.of(step.id())))),
                        Map.of(step.id(), ended),
                        flow.functions(),
                        flow.resources());
        return Json.write(RecordWriter.tree(Flows.write(alone)));
    }
}
