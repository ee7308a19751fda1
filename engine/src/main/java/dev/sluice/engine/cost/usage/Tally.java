package dev.sluice.engine.cost.usage;

import dev.sluice.engine.cost.bill.Figure;
import dev.sluice.engine.cost.bill.Figure.Origin;
import dev.sluice.engine.cost.usage.GivenUsage.Field;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.model.FunctionSpec;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the measured runs have done with one step, in sums over all of them.
final class Tally {
    private final Set<String> calls = new HashSet<>();
    private int visits;
    private int retries;
    private int forks;
    private int ends;
    private int cancelled;
    private int timed;
    private int cold;
    private BigDecimal runningMs = BigDecimal.ZERO;
    private BigDecimal initMs = BigDecimal.ZERO;

    void visited() {
        visits++;
    }

    void forked() {
        forks++;
    }

    void endedAtOnce() {
        ends++;
    }

    void called(String call) {
        calls.add(call);
    }

    void cancelled(@Nullable String call) {
        if (call != null) {
            cancelled++;
        }
    }

    void retried(@Nullable CallReport call) {
        retries++;
        reported(call);
    }

    /// Takes down what was measured of a call. `billedMs` rounds the sum of running and loading;
    /// what it has beyond the running time is the loading.
    void reported(@Nullable CallReport call) {
        if (call == null || call.durationMs() == null) {
            return;
        }
        timed++;
        BigDecimal running = whole(call.durationMs());
        runningMs = runningMs.add(running);
        if (call.cold() && call.initMs() != null) {
            cold++;
            initMs =
                    initMs.add(
                            call.billedMs() == null
                                    ? whole(call.initMs())
                                    : BigDecimal.valueOf(call.billedMs())
                                            .subtract(running)
                                            .max(BigDecimal.ZERO));
        }
    }

    private static BigDecimal whole(double ms) {
        return BigDecimal.valueOf((long) Math.ceil(ms));
    }

    /// The use of a step that calls no function.
    StepUsage plain(String id, GivenUsage given, Measured.Mean mean) {
        return new StepUsage(
                given.or(id, Field.VISITS, mean.of(visits)),
                given.or(id, Field.RETRIES, mean.of(retries)),
                mean.of(forks),
                mean.of(ends),
                null,
                null,
                null,
                null,
                null);
    }

    /// The use of a step that calls a function.
    ///
    /// @param steady with which share of cold calls; `null`: as measured
    StepUsage calling(
            String id,
            @Nullable FunctionSpec function,
            GivenUsage given,
            @Nullable Assumptions steady,
            Measured.Mean mean) {
        StepUsage plain = plain(id, given, mean);
        boolean asCounted = !given.says(id, Field.VISITS) && !given.says(id, Field.RETRIES);
        Figure called =
                asCounted ? mean.of(calls.size()) : StepUsage.sum(plain.visits(), plain.retries());
        return new StepUsage(
                plain.visits(),
                plain.retries(),
                plain.forks(),
                plain.ends(),
                called,
                running(id, given, asCounted ? mean : null, called),
                asCounted && steady == null
                        ? mean.of(initMs)
                        : StepUsage.product(called, initPerCall(id, given, steady)),
                DesignedUsage.memory(function, given, id),
                DesignedUsage.storage(given, id));
    }

    private @Nullable Figure running(
            String id, GivenUsage given, Measured.@Nullable Mean mean, @Nullable Figure called) {
        if (given.says(id, Field.DURATION_MS)) {
            return StepUsage.product(called, DesignedUsage.whole(given.get(id, Field.DURATION_MS)));
        }
        if (mean != null) {
            return untimed() > 0 ? null : mean.of(runningMs);
        }
        return StepUsage.product(called, each(runningMs, timed));
    }

    /// The share of cold calls is an assumption that the estimate states for all steps at once. A
    /// measured step stays a measured one.
    private @Nullable Figure initPerCall(
            String id, GivenUsage given, @Nullable Assumptions steady) {
        Figure rate =
                steady == null
                        ? each(BigDecimal.valueOf(cold), timed)
                        : new Figure(steady.initRate(), Origin.MEASURED);
        Figure load = each(initMs, cold);
        if (load == null && steady != null) {
            load = new Figure(steady.initMs(), Origin.ASSUMED);
        }
        return StepUsage.product(
                given.or(id, Field.INIT_RATE, rate),
                DesignedUsage.whole(given.or(id, Field.INIT_MS, load)));
    }

    /// Calls whose time nobody knows: mocked, or of a runtime that cannot tell.
    private int untimed() {
        return calls.size() - cancelled - timed;
    }

    /// The mean over so many; not known where there was none.
    private static @Nullable Figure each(BigDecimal sum, int count) {
        return count == 0
                ? null
                : new Figure(
                        sum.divide(BigDecimal.valueOf(count), Figure.DIVISION), Origin.MEASURED);
    }

    /// Adds what a reader of the estimate must know about this step.
    void remarks(String id, @Nullable Assumptions steady, List<String> basis) {
        if (cancelled > 0) {
            basis.add(
                    "Not counted: the time of "
                            + cancelled
                            + " cancelled calls of \""
                            + id
                            + "\". A cloud runs such a call to its end and bills it.");
        }
        if (steady != null && !calls.isEmpty() && cold == 0) {
            basis.add(
                    "Assumed: loading the handler of \""
                            + id
                            + "\" takes "
                            + steady.initMs()
                            + " ms; no measured call was cold.");
        }
    }
}
