package dev.sluice.engine.cost.provider;

import dev.sluice.engine.cost.bill.Demand;
import dev.sluice.engine.cost.bill.Figure;
import dev.sluice.engine.cost.bill.Figure.Origin;
import dev.sluice.engine.cost.bill.Missing;
import dev.sluice.engine.cost.bill.Price;
import dev.sluice.engine.cost.bill.PriceList;
import dev.sluice.engine.cost.bill.Quantity;
import dev.sluice.engine.cost.bill.Settings;
import dev.sluice.engine.cost.usage.StepUsage;
import dev.sluice.engine.cost.usage.Usage;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lambda, and Step Functions of the Standard type.
///
/// A function call is billed by requests and by GB-seconds: configured memory times running and
/// loading, in whole milliseconds, 1 GB being 1,024 MB. Transitions are counted on the state
/// machine that an export for this target has.
public final class Aws implements Provider {
    private static final String LAMBDA = "Lambda";
    private static final String STANDARD = "Step Functions Standard";

    /// Milliseconds of a second times megabytes of a gigabyte. Dividing by it is always exact.
    private static final BigDecimal MB_MS = BigDecimal.valueOf(1_024_000);

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
        var demand = new Building(new Rows(list, settings.region()), runs);
        AwsStates states = new AwsStates(flow);
        for (Map.Entry<String, Step> entry : flow.stepsById().entrySet()) {
            StepUsage use = usage.steps().get(entry.getKey());
            if (use != null) {
                String function = entry.getValue().function();
                if (function != null) {
                    demand.calls(entry.getKey(), flow.functions().get(function), use);
                }
                demand.transitions(entry.getValue(), states, use, usage);
            }
        }
        demand.entry(states.entry(usage), settings.counting());
        demand.notes(flow);
        return demand.done();
    }

    /// The rows of a region; where it has none of its own, nothing stands in.
    private record Rows(PriceList list, String region) {
        Optional<Price> find(String service, String item) {
            return list.find("AWS", service, item, region);
        }
    }

    /// A demand in the making.
    private static final class Building {
        private final List<Quantity> quantities = new ArrayList<>();
        private final List<Missing> missing = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final Rows rows;
        private final BigDecimal runs;

        Building(Rows rows, BigDecimal runs) {
            this.rows = rows;
            this.runs = runs;
        }

        void calls(String step, @Nullable FunctionSpec function, StepUsage use) {
            if (isNever(use.calls())) {
                return;
            }
            add(step, "requests", LAMBDA, "requests", use.calls(), "calls, retries included");
            boolean arm = function != null && "arm64".equals(function.architecture());
            Figure gbMs = StepUsage.product(use.billedMs(), use.memoryMb());
            add(
                    step,
                    "duration",
                    LAMBDA,
                    arm ? "duration arm64" : "duration x86",
                    scaled(gbMs),
                    duration(use));
            Figure storage = use.storageMb();
            if (storage == null || storage.value().intValue() > StepUsage.FREE_STORAGE_MB) {
                Figure above =
                        storage == null
                                ? null
                                : storage.plus(
                                        Figure.of(-StepUsage.FREE_STORAGE_MB, Origin.DESIGNED));
                add(
                        step,
                        "storage",
                        LAMBDA,
                        "ephemeral storage above 512 MB",
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

        void transitions(Step step, AwsStates states, StepUsage use, Usage usage) {
            Figure own =
                    StepUsage.sum(
                            StepUsage.product(
                                    use.visits(), Figure.of(states.of(step), Origin.DESIGNED)),
                            use.ends());
            Figure forks =
                    StepUsage.sum(
                            StepUsage.product(
                                    use.forks(), Figure.of(states.perFork(step), Origin.DESIGNED)),
                            states.atStart(step, usage));
            Figure all = StepUsage.sum(StepUsage.sum(own, use.retries()), forks);
            if (!isNever(all)) {
                add(
                        step.id(),
                        "transitions",
                        STANDARD,
                        "state transition",
                        all,
                        text(own)
                                + " states + "
                                + text(use.retries())
                                + " retries + "
                                + text(forks)
                                + " for forks");
            }
        }

        void entry(Figure states, Settings.Counting counting) {
            Figure all = states.plus(Figure.of(counting.more(), Origin.DESIGNED));
            if (!isNever(all)) {
                add(
                        null,
                        "transitions",
                        STANDARD,
                        "state transition",
                        all,
                        text(states)
                                + " states before the first step + "
                                + counting.more()
                                + " for start and end");
            }
        }

        void notes(Flow flow) {
            notes.add("Not included: data transfer, logs, and what functions use themselves.");
            for (Trigger trigger : flow.triggers().values()) {
                if (!(trigger instanceof Trigger.Manual)) {
                    notes.add("Not included: what the trigger \"" + trigger.id() + "\" costs.");
                }
            }
            for (Step step : flow.stepsById().values()) {
                switch (step) {
                    case Step.Publish _, Step.ObjectAccess _, Step.Http _, Step.SubFlow _ ->
                            notes.add(
                                    "Not included: the request that \"" + step.id() + "\" makes.");
                    case Step.Function _,
                            Step.Choice _,
                            Step.Join _,
                            Step.Map _,
                            Step.Group _,
                            Step.Wait _,
                            Step.Transform _,
                            Step.Callback _,
                            Step.Succeed _,
                            Step.Fail _ -> {}
                }
            }
        }

        private void add(
                @Nullable String step,
                String what,
                String service,
                String item,
                @Nullable Figure perRun,
                String how) {
            Price price = rows.find(service, item).orElse(null);
            if (price == null) {
                missing.add(
                        new Missing(
                                step,
                                "a price for " + service + ", " + item + " in " + rows.region(),
                                null,
                                "Take a region that the price list has, for example us-east-1."));
            } else if (perRun == null) {
                missing.add(
                        new Missing(
                                step,
                                what,
                                price,
                                "Run the flow, or say it in a file for --usage."));
            } else {
                quantities.add(
                        new Quantity(
                                step,
                                what,
                                price,
                                perRun.value().multiply(runs),
                                perRun.origin(),
                                how));
            }
        }

        Demand done() {
            return new Demand(List.copyOf(quantities), List.copyOf(missing), List.copyOf(notes));
        }

        private static boolean isNever(@Nullable Figure figure) {
            return figure != null && figure.value().signum() == 0;
        }

        private static @Nullable Figure scaled(@Nullable Figure mbMs) {
            return mbMs == null ? null : new Figure(mbMs.value().divide(MB_MS), mbMs.origin());
        }

        private static String text(@Nullable Figure figure) {
            return figure == null ? "?" : figure.value().stripTrailingZeros().toPlainString();
        }
    }
}
