package dev.sluice.engine.check;

import dev.sluice.engine.model.Flow;
import dev.sluice.engine.problem.Findings;
import dev.sluice.engine.problem.Names;
import dev.sluice.engine.value.JsonPointer;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What must hold for the flow as a whole.
final class FlowRules {
    private static final int YEAR_SECONDS = 365 * 24 * 3600;

    private FlowRules() {}

    static void check(Flow flow, Findings findings) {
        Findings.On on = findings.on(null, JsonPointer.ROOT);
        Names.problem(flow.name())
                .ifPresent(
                        wrong ->
                                on.in("name")
                                        .error(
                                                "flow.name",
                                                wrong.replace("An id", "The flow's name")
                                                        .replace("The id", "The flow's name"),
                                                "Give the flow a name of 1 to 80 characters."));
        targets(flow, on.in("targets"));
        on.range(flow.timeoutSeconds(), "timeoutSeconds", 1, YEAR_SECONDS);
        on.range(flow.maxSteps(), "maxSteps", 1, Integer.MAX_VALUE);
        flow.parameters()
                .forEach(
                        (stage, values) -> {
                            if (!(values.value() instanceof Map<?, ?>)) {
                                on.in("parameters")
                                        .in(stage)
                                        .error(
                                                "parameters.not-an-object",
                                                "The parameters of a stage are an object.",
                                                "Write { \"name\": value, … }.");
                            }
                        });
        if (flow.triggers().isEmpty()) {
            on.warning(
                    "flow.no-trigger",
                    "Nothing starts this flow: it has no trigger.",
                    "Add one, for example { \"type\": \"manual\", \"next\": [\"first-step\"] }.");
        }
    }

    private static void targets(Flow flow, Findings.On on) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < flow.targets().size(); i++) {
            String target = flow.targets().get(i);
            if (!Checks.TARGETS.contains(target)) {
                on.in(i)
                        .warning(
                                "flow.unknown-target",
                                "There is no target \"" + target + "\".",
                                Names.didYouMean(target, Checks.TARGETS)
                                        + "Known are "
                                        + String.join(", ", Checks.TARGETS)
                                        + ".");
            } else if (!seen.add(target)) {
                on.in(i)
                        .warning(
                                "flow.same-target-twice",
                                "The target \"" + target + "\" stands here a second time.",
                                "");
            }
        }
    }
}
