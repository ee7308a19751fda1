package dev.sluice.engine.cost.provider;

import dev.sluice.engine.cost.bill.Demand;
import dev.sluice.engine.cost.bill.Figure;
import dev.sluice.engine.cost.bill.Figure.Origin;
import dev.sluice.engine.cost.bill.Missing;
import dev.sluice.engine.cost.bill.Price;
import dev.sluice.engine.cost.bill.PriceList;
import dev.sluice.engine.cost.bill.Quantity;
import dev.sluice.engine.cost.usage.StepUsage;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A demand in the making: quantities of the rows that one provider has for one region.
final class Draft {
    /// Milliseconds of a second times megabytes of a gigabyte. Dividing by it is always exact.
    private static final BigDecimal MB_MS = BigDecimal.valueOf(1_024_000);

    private final List<Quantity> quantities = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Rows rows;
    private final BigDecimal runs;

    /// The rows of a region; where it has none of its own, nothing stands in.
    record Rows(PriceList list, String provider, String region) {
        Optional<Price> find(String service, String item) {
            return list.find(provider, service, item, region);
        }
    }

    /// A thing that is billed.
    record Item(String service, String name) {}

    Draft(Rows rows, BigDecimal runs) {
        this.rows = rows;
        this.runs = runs;
    }

    /// What a step is in a state machine, over one run; `null` is not known.
    ///
    /// @param own the states of its visits
    /// @param forks the states that its forks are
    record States(@Nullable Figure own, @Nullable Figure retries, @Nullable Figure forks) {}

    /// Adds the states that a step is.
    void transitions(Item item, String step, States states) {
        Figure sum = StepUsage.sum(StepUsage.sum(states.own(), states.retries()), states.forks());
        if (!isNever(sum)) {
            add(
                    step,
                    "transitions",
                    item,
                    sum,
                    text(states.own())
                            + " states + "
                            + text(states.retries())
                            + " retries + "
                            + text(states.forks())
                            + " for forks");
        }
    }

    /// Adds what a run has before its first step, and what it has beside its states.
    void entry(Item item, Figure states, int more) {
        Figure all = states.plus(Figure.of(more, Origin.DESIGNED));
        if (!isNever(all)) {
            add(
                    null,
                    "transitions",
                    item,
                    all,
                    text(states)
                            + " states before the first step + "
                            + more
                            + " for start and end");
        }
    }

    /// Notes what the quantities leave out.
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
                        notes.add("Not included: the request that \"" + step.id() + "\" makes.");
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

    /// @param perRun how much one run takes; `null`: not known
    /// @param how the computation in words
    void add(@Nullable String step, String what, Item item, @Nullable Figure perRun, String how) {
        Price price = rows.find(item.service(), item.name()).orElse(null);
        if (price == null) {
            missing.add(
                    new Missing(
                            step,
                            "a price for "
                                    + item.service()
                                    + ", "
                                    + item.name()
                                    + " in "
                                    + rows.region(),
                            null,
                            "Take a region that the price list has, for example us-east-1."));
        } else if (perRun == null) {
            missing.add(
                    new Missing(
                            step, what, price, "Run the flow, or say it in a file for --usage."));
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

    /// @param more remarks of the provider's own
    Demand done(List<String> more) {
        notes.addAll(more);
        return new Demand(List.copyOf(quantities), List.copyOf(missing), List.copyOf(notes));
    }

    static boolean isNever(@Nullable Figure figure) {
        return figure != null && figure.value().signum() == 0;
    }

    /// GB-seconds of megabytes times milliseconds.
    static @Nullable Figure scaled(@Nullable Figure mbMs) {
        return mbMs == null ? null : new Figure(mbMs.value().divide(MB_MS), mbMs.origin());
    }

    static String text(@Nullable Figure figure) {
        return figure == null ? "?" : figure.value().stripTrailingZeros().toPlainString();
    }
}
