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
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Function Compute 3.0, and CloudFlow in its standard mode, of Alibaba Cloud.
///
/// A function call is billed in compute units: so many for a call, for a second of a vCPU, for a
/// GB-second of memory, and for a GB-second of disk above what comes with it. Transitions are the
/// steps that a run goes through, the boxes among them and one for each fork.
public final class Alibaba implements Provider {
    private static final String MAINLAND = "Chinese mainland";
    private static final Item UNITS = new Item("Function Compute 3.0", "CU");
    private static final Item TRANSITION = new Item("CloudFlow", "step transition (standard)");

    private static final BigDecimal PER_CALL = new BigDecimal("0.0075");
    private static final BigDecimal PER_MEMORY = new BigDecimal("0.15");
    private static final BigDecimal PER_DISK = new BigDecimal("0.05");

    /// Configured vCPUs come in steps of this size.
    private static final BigDecimal VCPU_STEP = new BigDecimal("0.05");

    private static final BigDecimal MB_OF_A_VCPU = BigDecimal.valueOf(2_048);
    private static final BigDecimal MS = BigDecimal.valueOf(1_000);

    public Alibaba() {}

    @Override
    public String id() {
        return "alibaba";
    }

    @Override
    public String name() {
        return "Alibaba Cloud";
    }

    @Override
    public Demand demand(
            Flow flow, Usage usage, Settings settings, PriceList list, BigDecimal runs) {
        String region = priced(settings.region());
        var draft = new Draft(new Rows(list, name(), region), runs);
        AwsStates states = new AwsStates(flow);
        for (Step step : flow.stepsById().values()) {
            StepUsage use = usage.steps().get(step.id());
            if (use != null) {
                if (step.function() != null) {
                    calls(draft, step.id(), use);
                }
                draft.transitions(TRANSITION, step.id(), counted(step, states, use, usage));
            }
        }
        draft.entry(TRANSITION, states.entry(usage), 0);
        draft.notes(flow);
        return draft.done(notes(region));
    }

    /// The price list has one row for the regions of the Chinese mainland and one for all others.
    private static String priced(String region) {
        boolean isMainland = region.startsWith("cn-") && !region.equals("cn-hongkong");
        return isMainland || region.equals(MAINLAND) ? MAINLAND : "international";
    }

    private static List<String> notes(String region) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Taken for granted: each function has half a vCPU for each GB, in steps of 0.05.");
        notes.add("Not included: the rounding of each function's compute units up to whole ones.");
        if (region.equals(MAINLAND)) {
            notes.add("Not included: the least that is billed, CNY 0.01 per function and hour.");
        }
        return notes;
    }

    /// A join is no step of its own: it is the end of the one that runs branches side by side.
    private static Draft.States counted(Step step, AwsStates states, StepUsage use, Usage usage) {
        Figure each = Figure.of(step instanceof Step.Join ? 0 : 1, Origin.DESIGNED);
        return new Draft.States(
                StepUsage.product(use.visits(), each),
                use.retries(),
                StepUsage.sum(use.forks(), states.atStart(step, usage)));
    }

    private static void calls(Draft draft, String step, StepUsage use) {
        if (Draft.isNever(use.calls())) {
            return;
        }
        Figure ms = use.billedMs();
        Figure vcpus = vcpus(use.memoryMb());
        draft.add(step, "calls", UNITS, units(use.calls(), PER_CALL), "calls x 75 / 10,000");
        draft.add(
                step,
                "vCPU",
                UNITS,
                seconds(StepUsage.product(ms, vcpus)),
                text(ms) + " ms x " + text(vcpus) + " vCPU / 1,000");
        draft.add(
                step,
                "memory",
                UNITS,
                units(scaled(StepUsage.product(ms, use.memoryMb())), PER_MEMORY),
                text(ms) + " ms x " + text(use.memoryMb()) + " MB / 1,024,000 x 0.15");
        disk(draft, step, use);
    }

    private static void disk(Draft draft, String step, StepUsage use) {
        Figure disk = use.storageMb();
        if (disk == null || disk.value().intValue() > StepUsage.FREE_STORAGE_MB) {
            Figure free = Figure.of(-StepUsage.FREE_STORAGE_MB, Origin.DESIGNED);
            Figure above = disk == null ? null : disk.plus(free);
            draft.add(
                    step,
                    "storage",
                    UNITS,
                    units(scaled(StepUsage.product(use.billedMs(), above)), PER_DISK),
                    "disk above 512 MB x billed time x 0.05");
        }
    }

    /// The vCPUs that go with so much memory.
    private static @Nullable Figure vcpus(@Nullable Figure memoryMb) {
        if (memoryMb == null) {
            return null;
        }
        BigDecimal steps =
                memoryMb.value()
                        .divide(MB_OF_A_VCPU)
                        .divide(VCPU_STEP, 0, RoundingMode.CEILING)
                        .max(BigDecimal.ONE);
        return new Figure(steps.multiply(VCPU_STEP), memoryMb.origin());
    }

    private static @Nullable Figure units(@Nullable Figure figure, BigDecimal each) {
        return figure == null ? null : new Figure(figure.value().multiply(each), figure.origin());
    }

    private static @Nullable Figure seconds(@Nullable Figure ms) {
        return ms == null ? null : new Figure(ms.value().divide(MS), ms.origin());
    }
}
