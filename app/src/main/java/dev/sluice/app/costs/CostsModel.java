package dev.sluice.app.costs;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunRecord;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.engine.cost.Estimate;
import dev.sluice.engine.cost.Estimates;
import dev.sluice.engine.cost.bill.FreeTier;
import dev.sluice.engine.cost.bill.Settings;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// What the flow costs: one run and a month. The latest run that was shown and went through is the
/// measure; before that the design is, with stated assumptions.
public final class CostsModel {
    private static final int RUNS = 10_000;

    /// Costs as far as they are known.
    ///
    /// @param run what one run costs
    /// @param month what a month of such runs costs
    /// @param measured whether a run is the measure, not the design
    /// @param target the one that is looked at; `null`: several, or none
    /// @param document the flow that costs it
    public record Costs(
            Estimate run,
            Estimate month,
            boolean measured,
            @Nullable String target,
            FlowDocument document) {
        /// What a run and a month cost, in one line, and at whose prices where the target does not
        /// say so. A plus says that some of it is not known.
        String brief(Messages messages) {
            String amounts =
                    messages.text(
                                    "costs.badge",
                                    Money.small(run.perRun(), run.currency(), messages.locale()),
                                    Money.billed(
                                            month.perMonth(), month.currency(), messages.locale()))
                            + (run.isComplete() ? "" : " +");
            return run.provider().equals(target)
                    ? amounts
                    : messages.text("costs.badge.of", provider(messages), amounts);
        }

        private String provider(Messages messages) {
            return messages.text("costs.provider." + run.provider());
        }

        /// Whose prices they are, where and since when, and what they were counted by.
        String origin(Messages messages) {
            String region =
                    run.run().isEmpty()
                            ? run.settings().region()
                            : run.run().getFirst().price().region();
            String origin =
                    messages.text(
                            measured ? "costs.from-run" : "costs.from-design",
                            switch (region) {
                                case "international" -> messages.text("costs.region.international");
                                case "Chinese mainland" -> messages.text("costs.region.mainland");
                                default -> region;
                            },
                            run.priceDate(),
                            provider(messages));
            return target == null || run.provider().equals(target)
                    ? origin
                    : messages.text(
                                    "costs.unpriced",
                                    messages.text("targets.name." + target),
                                    provider(messages))
                            + " "
                            + origin;
        }

        /// Whether the provider has prices of its own for the Chinese mainland.
        boolean hasMainland() {
            return run.provider().equals("alibaba");
        }

        /// What a step is called on the canvas.
        public String name(String id) {
            Step step = document.step(id);
            String label = step == null ? null : step.head().label();
            return label == null ? id : label;
        }
    }

    private record Wanted(
            FlowDocument document,
            @Nullable String target,
            List<Entry> entries,
            Settings settings,
            boolean mainland) {
        Flow flow() {
            return document.flow();
        }

        /// The target that is looked at, where it is a single one.
        @Nullable String single() {
            List<String> own = flow().targets().stream().distinct().toList();
            return target == null && own.size() == 1 ? own.getFirst() : target;
        }
    }

    private final Session session;
    private final RunFeed feed;
    private final Supplier<Estimates> estimates;
    private final Executor background;
    private final Executor window;
    private final IntegerProperty runsPerMonth = new SimpleIntegerProperty(RUNS);
    private final BooleanProperty freeTier = new SimpleBooleanProperty();
    private final BooleanProperty mainland = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Costs> costs = new ReadOnlyObjectWrapper<>();
    private @Nullable Wanted wanted;
    private boolean busy;
    private @Nullable RunRecord counted;

    /// @param estimates gives the computation; asked for beside the window, the first time it is
    ///   needed
    /// @param background runs work beside the window
    /// @param window runs work on the window's thread
    public CostsModel(
            Session session,
            RunFeed feed,
            Supplier<Estimates> estimates,
            Executor background,
            Executor window) {
        this.session = session;
        this.feed = feed;
        this.estimates = estimates;
        this.background = background;
        this.window = window;
        session.documentProperty()
                .subscribe(
                        (before, after) -> {
                            if (!before.flow().equals(after.flow())) {
                                compute();
                            }
                        });
        session.targetProperty().subscribe((_, _) -> compute());
        feed.sizeProperty().subscribe((_, _) -> lookForAnEnd());
        runsPerMonth.subscribe((_, _) -> compute());
        freeTier.subscribe((_, _) -> compute());
        mainland.subscribe((_, _) -> compute());
        compute();
    }

    public IntegerProperty runsPerMonthProperty() {
        return runsPerMonth;
    }

    /// Whether the account's free tier is taken off.
    public BooleanProperty freeTierProperty() {
        return freeTier;
    }

    /// Whether the prices are those of the Chinese mainland, where the provider has such.
    public BooleanProperty mainlandProperty() {
        return mainland;
    }

    /// `null` until they have been computed.
    public ReadOnlyObjectProperty<@Nullable Costs> costsProperty() {
        return costs.getReadOnlyProperty();
    }

    public void goTo(@Nullable String step) {
        if (step != null) {
            session.select(Selection.ofElement(step));
        }
    }

    private void lookForAnEnd() {
        RunRecord record = feed.record();
        if (isMeasure(record) != (counted == record)) {
            counted = counted == record ? null : record;
            compute();
        }
    }

    /// Whether it went through the whole flow: what failed, or was one step alone, cost less.
    private boolean isMeasure(RunRecord record) {
        List<Entry> last = record.from(Math.max(0, record.size() - 1));
        return !last.isEmpty()
                && last.getLast().event() instanceof RunEvent.RunSucceeded
                && record.from(0).getFirst().event() instanceof RunEvent.RunStarted begun
                && session.document().flow().triggers().containsKey(begun.trigger());
    }

    private void compute() {
        RunRecord record = counted;
        Settings settings =
                Settings.of(runsPerMonth.get())
                        .with(freeTier.get() ? FreeTier.FULL : FreeTier.NONE);
        wanted =
                new Wanted(
                        session.document(),
                        session.targetProperty().get(),
                        record == null ? List.of() : record.from(0),
                        settings,
                        mainland.get());
        if (!busy) {
            next();
        }
    }

    /// Computes what is wanted last; what was wanted meanwhile comes after it.
    private void next() {
        Wanted now = wanted;
        wanted = null;
        busy = now != null;
        if (now != null) {
            background.execute(
                    () -> {
                        Costs result = costs(now);
                        window.execute(
                                () -> {
                                    costs.set(result);
                                    next();
                                });
                    });
        }
    }

    private @Nullable Costs costs(Wanted now) {
        Estimates all = estimates.get();
        String seen = now.target();
        String provider =
                seen != null && all.providers().contains(seen) ? seen : all.provider(now.flow());
        Settings settings =
                now.mainland() && provider.equals("alibaba")
                        ? now.settings().withRegion("cn-hangzhou")
                        : now.settings();
        boolean measured = !now.entries().isEmpty();
        var run =
                measured
                        ? all.ofRuns(provider, now.flow(), now.entries(), settings)
                        : all.ofDesign(provider, now.flow(), settings);
        var month = measured ? all.ofMany(provider, now.flow(), now.entries(), settings) : run;
        return run.isPresent() && month.isPresent()
                ? new Costs(run.get(), month.get(), measured, now.single(), now.document())
                : null;
    }
}
