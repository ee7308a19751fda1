package dev.sluice.engine.cost.provider;

import static dev.sluice.engine.cost.provider.Draft.scaled;
import static dev.sluice.engine.cost.provider.Draft.text;

import dev.sluice.engine.cost.bill.Demand;
import dev.sluice.engine.cost.bill.Figure;
import dev.sluice.engine.cost.bill.Figure.Origin;
import dev.sluice.engine.cost.bill.PriceList;
import dev.sluice.engine.cost.bill.Settings;
import dev.sluice.engine.cost.provider.Draft.Item;
import dev.sluice.engine.cost.provider.Draft.Rows;
import dev.sluice.engine.cost.usage.StepUsage;
import dev.sluice.engine.cost.usage.Usage;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/// Lambda, and Step Functions of the Standard type.
///
/// A function call is billed by requests and by GB-seconds: configured memory times running and
/// loading, in whole milliseconds, 1 GB being 1,024 MB. Transitions are counted on the state
/// machine that an export for this target has.
public final class Aws implements Provider {
    private static final Item REQUESTS = new Item("Lambda", "requests");
    private static final Item X86 = new Item("Lambda", "duration x86");
    private static final Item ARM = new Item("Lambda", "duration arm64");
    private static final Item STORAGE = new Item("Lambda", "ephemeral storage above 512 MB");
    private static final Item TRANSITION = new Item("Step Functions Standard", "state transition");

    public Aws() {}

    @Override
    public String id() {
        return "aws";
    }

    @Override
    public String name() {
        return "AWS";
    }

    @Override
    public Demand demand(
            Flow flow, Usage usage, Settings settings, PriceList list, BigDecimal runs) {
        var draft = new Draft(new Rows(list, "AWS", settings.region()), runs);
        AwsStates states = new AwsStates(flow);
        for (Step step : flow.stepsById().values()) {
            StepUsage use = usage.steps().get(step.id());
            if (use != null) {
                String function = step.function();
                if (function != null) {
                    calls(draft, step.id(), flow.functions().get(function), use);
                }
                draft.transitions(TRANSITION, step.id(), counted(step, states, use, usage));
            }
        }
        draft.entry(TRANSITION, states.entry(usage), settings.counting().more());
        draft.notes(flow);
        return draft.done(List.of());
    }

    private static Draft.States counted(Step step, AwsStates states, StepUsage use, Usage usage) {
        Figure own = StepUsage.product(use.visits(), Figure.of(states.of(step), Origin.DESIGNED));
        Figure forks =
                StepUsage.product(use.forks(), Figure.of(states.perFork(step), Origin.DESIGNED));
        return new Draft.States(
                StepUsage.sum(own, use.ends()),
                use.retries(),
                StepUsage.sum(forks, states.atStart(step, usage)));
    }

    private static void calls(
            Draft draft, String step, @Nullable FunctionSpec function, StepUsage use) {
        if (Draft.isNever(use.calls())) {
            return;
        }
        draft.add(step, "requests", REQUESTS, use.calls(), "calls, retries included");
        boolean arm = function != null && "arm64".equals(function.architecture());
        Figure mbMs = StepUsage.product(use.billedMs(), use.memoryMb());
        draft.add(step, "duration", arm ? ARM : X86, scaled(mbMs), duration(use));
        Figure storage = use.storageMb();
        if (storage == null || storage.value().intValue() > StepUsage.FREE_STORAGE_MB) {
            Figure free = Figure.of(-StepUsage.FREE_STORAGE_MB, Origin.DESIGNED);
            Figure above = storage == null ? null : storage.plus(free);
            draft.add(
                    step,
                    "storage",
                    STORAGE,
                    scaled(StepUsage.product(use.billedMs(), above)),
                    "/tmp above 512 MB x billed time");
        }
    }

    private static String duration(StepUsage use) {
        return "("
                + text(use.runningMs())
                + " ms running + "
                + text(use.initMs())
                + " ms loading) x "
                + text(use.memoryMb())
                + " MB / 1,024,000";
    }
}
