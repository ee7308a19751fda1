package dev.sluice.engine.cost.provider;

import dev.sluice.engine.cost.bill.Figure;
import dev.sluice.engine.cost.bill.Figure.Origin;
import dev.sluice.engine.cost.usage.StepUsage;
import dev.sluice.engine.cost.usage.Usage;
import dev.sluice.engine.cost.usage.Ways;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How many states of a state machine the elements of a flow become, when it is exported for AWS.
///
/// | element | states |
/// |---|---|
/// | most steps | 1 |
/// | join | 0: it is the output of the Parallel state of its fork |
/// | fork | 1, and 1 for each wire that leads straight to the join |
/// | group, map | 1, and 1 for each fork at the start of a round |
/// | choice, catch | 1 more where the way taken ends or leads straight to a join |
/// | group in JSONPath that is nothing but a fork | 1, the fork included |
/// | step in JSONPath whose result must be taken out of an answer | 1 more |
/// | trigger | 1 where it has an `input`, or where triggers differ in what they do |
public final class AwsStates {
    private final Map<String, Step> steps;
    private final JsonPathStates inJsonPath;
    private final Collection<Trigger> triggers;

    public AwsStates(Flow flow) {
        this.steps = flow.stepsById();
        this.inJsonPath = new JsonPathStates(steps);
        this.triggers = flow.triggers().values();
    }

    /// The states one visit of the step goes through, its forks left out.
    public int of(Step step) {
        return switch (step) {
            case Step.Join _ -> 0;
            case Step.Choice _,
                    Step.Function _,
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
                    inJsonPath.isUnwrapped(step) ? 2 : 1;
        };
    }

    /// The states that one fork after the step is.
    public int perFork(Step step) {
        return Stream.concat(
                        Ways.of(step).stream(),
                        step.handling().catchers().stream().map(Handling.Catcher::next))
                .mapToInt(this::forkAt)
                .max()
                .orElse(0);
    }

    /// The states that forks at the start of a box are, over all its rounds.
    @Nullable Figure atStart(Step box, Usage usage) {
        Step.Body body = box.body();
        int merged = box instanceof Step.Group group && inJsonPath.isOneState(group) ? 1 : 0;
        int forks = body == null ? 0 : forkAt(body.start()) - merged;
        if (body == null || forks == 0) {
            return Figure.of(0, Origin.DESIGNED);
        }
        StepUsage first = usage.steps().get(body.start().getFirst());
        return first == null
                ? null
                : StepUsage.product(first.visits(), Figure.of(forks, Origin.DESIGNED));
    }

    private int forkAt(List<String> targets) {
        if (targets.size() < 2) {
            return 0;
        }
        return 1 + (int) targets.stream().filter(id -> steps.get(id) instanceof Step.Join).count();
    }

    /// The states before the first step, as the share of triggers has it; where that is not known,
    /// those of the trigger that has most.
    Figure entry(Usage usage) {
        if (usage.triggers().isEmpty()) {
            int most = triggers.stream().mapToInt(this::before).max().orElse(0);
            return Figure.of(most, Origin.DESIGNED);
        }
        Figure sum = Figure.of(0, Origin.MEASURED);
        for (Trigger trigger : triggers) {
            Figure share = usage.triggers().get(trigger.id());
            if (share != null) {
                sum = sum.plus(share.times(Figure.of(before(trigger), Origin.DESIGNED)));
            }
        }
        return sum;
    }

    /// The states between this trigger and the first step.
    public int before(Trigger trigger) {
        int input = trigger.head().input() == null ? 0 : 1;
        return (differ() ? 1 : input) + forkAt(trigger.next());
    }

    /// Whether the state machine must tell its triggers apart, because they differ in what they
    /// lead to or make of their event.
    private boolean differ() {
        return triggers.stream().map(t -> List.of(t.next(), input(t))).distinct().count() > 1;
    }

    private static Object input(Trigger trigger) {
        Object input = trigger.head().input();
        return input == null ? "" : input;
    }
}
