package dev.sluice.engine.container.pool;

import dev.sluice.engine.container.Call;
import dev.sluice.engine.container.Debug;
import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.code.CodeMissingException;
import dev.sluice.engine.container.code.CodeStore;
import dev.sluice.engine.container.code.CodeVersion;
import dev.sluice.engine.container.shim.Answer;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.model.FunctionSpec;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A runtime that keeps started instances warm, a pool for each function. Where they run is its
/// starter's business.
public final class PooledRuntime implements FunctionRuntime {
    private static final Duration SHRINK_EVERY = Duration.ofSeconds(20);

    /// How often a call may be lost with its engine.
    private static final int MOST_LOSSES = 3;

    private final Starter starter;
    private final RuntimeSettings settings;
    private final CodeStore code = new CodeStore();
    private final Watchdog watchdog = new Watchdog();
    private final Pools pools;

    /// @param memoryMb what the instances together may be promised
    public PooledRuntime(Starter starter, RuntimeSettings settings, long memoryMb) {
        this.starter = starter;
        this.settings = settings;
        this.pools = new Pools(starter, new MemoryBudget(memoryMb), settings.between());
        watchdog.every(SHRINK_EVERY, () -> pools.shrink(settings.idle()));
    }

    @Override
    public String name() {
        return starter.name();
    }

    @Override
    public Outcome call(Call call, LogSink log)
            throws InterruptedException, RuntimeUnavailableException {
        Workload workload;
        try {
            workload = workload(call);
        } catch (CodeMissingException e) {
            return new Outcome.NotLoaded(
                    "Runtime.ImportModuleError", String.valueOf(e.getMessage()), noReport(call));
        }
        for (int losses = 1; ; losses++) {
            Optional<Outcome> outcome =
                    switch (pools.acquire(workload, log)) {
                        case Acquired.Granted(var instance) -> serve(instance, call, log);
                        case Acquired.Throttled(var concurrency) ->
                                Optional.of(
                                        new Outcome.Throttled(
                                                concurrency,
                                                new Report(workload, false, null).unserved()));
                        case Acquired.NotStarted(var why) -> Optional.of(notStarted(workload, why));
                    };
            if (outcome.isPresent()) {
                return outcome.get();
            }
            lost(workload, losses, log);
        }
    }

    /// The engine took the call with it when it ended, so nobody knows what became of it; it is
    /// issued again under its key, as after a crash of our own.
    private static void lost(Workload workload, int losses, LogSink log)
            throws RuntimeUnavailableException {
        if (losses >= MOST_LOSSES) {
            throw new RuntimeUnavailableException(
                    "call " + workload.name(),
                    "the container engine went away in " + losses + " calls in turn",
                    "See what \"sluice doctor\" says.",
                    null);
        }
        log.line(
                "stderr",
                "sluice: the container engine went away during the call of %s; it is issued again"
                        .formatted(workload.name()));
    }

    private Workload workload(Call call) throws CodeMissingException, RuntimeUnavailableException {
        String folder = call.function().code();
        String hash = call.codeHash();
        try {
            CodeVersion version =
                    hash == null
                            ? code.present(call.flowFolder(), folder)
                            : code.kept(call.flowFolder(), folder, hash);
            return new Workload(call.function(), call.flowFolder(), call.environment(), version);
        } catch (IOException e) {
            throw new RuntimeUnavailableException(
                    "copy the code folder " + folder,
                    String.valueOf(e),
                    "The flow's folder must be readable, and .sluice in it writable: "
                            + call.flowFolder(),
                    e);
        }
    }

    private static CallReport noReport(Call call) {
        return new CallReport(null, null, false, null, null, call.function().memory(), null);
    }

    private static Outcome notStarted(Workload workload, Start.Failed why) {
        return switch (why) {
            case Start.NotLoaded(var loading, var took) ->
                    new Outcome.NotLoaded(
                            loading.type(),
                            loading.message(),
                            new Report(workload, true, took).unserved());
            case Start.Died(var death, var took) ->
                    died(workload, death, new Report(workload, true, took).unserved());
            case Start.TimedOut(var limit) ->
                    new Outcome.TimedOut(
                            limit,
                            new Report(workload, true, (double) limit.toMillis()).unserved());
        };
    }

    private static Outcome died(Workload workload, Death death, CallReport report) {
        if (death.outOfMemory()) {
            return new Outcome.OutOfMemory(workload.function().memory(), report);
        }
        Integer status = death.status();
        return new Outcome.Exited(status == null ? -1 : status, report);
    }

    /// Empty where the call was lost with its engine.
    private Optional<Outcome> serve(Instance instance, Call call, LogSink log)
            throws InterruptedException {
        boolean cold = instance.beginCall();
        var report =
                new Report(instance.workload(), cold, cold ? (Double) instance.initMs() : null);
        var heap = new HeapWatch(instance.workload(), log);
        instance.body().beginMeasuring();
        long kills = instance.body().memoryKills();
        Duration longest =
                Debug.isOf(settings.debug(), call.function().id()) ? Debug.PATIENCE : call.limit();
        Watchdog.Limit limit = watchdog.after(longest, instance::expire);
        long begun = System.nanoTime();
        Answer answer;
        try {
            answer =
                    instance.shim()
                            .call(
                                    call.id(),
                                    call.key(),
                                    longest,
                                    call.event(),
                                    heap,
                                    settings.largestAnswer());
        } catch (IOException _) {
            double took = (System.nanoTime() - begun) / 1e6;
            return ended(instance, call, report, heap, took, kills);
        } finally {
            limit.cancel();
        }
        return Optional.of(answered(instance, answer, report, log, kills));
    }

    /// The stream broke off: by the limit, by an interrupt, or because the process is gone.
    private Optional<Outcome> ended(
            Instance instance, Call call, Report report, HeapWatch heap, double took, long kills)
            throws InterruptedException {
        if (Thread.interrupted()) {
            instance.expire();
            pools.discard(instance, false);
            throw new InterruptedException("the call of " + call.function().id());
        }
        boolean killed = instance.body().memoryKills() > kills;
        instance.shim().drainLogs();
        if (instance.isExpired()) {
            pools.discard(instance, true);
            return Optional.of(
                    new Outcome.TimedOut(
                            call.limit(), report.served((double) call.limit().toMillis(), null)));
        }
        Death death = killed ? new Death(null, true) : instance.body().death();
        if (heap.isExhausted()) {
            death = new Death(death.status(), true);
        }
        pools.discard(instance, !death.withEngine());
        if (death.withEngine()) {
            return Optional.empty();
        }
        long allKb = instance.workload().function().memory() * 1024L;
        return Optional.of(
                died(
                        instance.workload(),
                        death,
                        report.served(took, death.outOfMemory() ? (Long) allKb : null)));
    }

    private Outcome answered(
            Instance instance, Answer answer, Report report, LogSink log, long kills) {
        Answer.Usage usage = answer.usage();
        Long peakKb = usage.hadChildren() ? instance.body().peakMemoryKb() : usage.peakMemoryKb();
        CallReport measured = report.served(usage.durationMs(), peakKb);
        Outcome outcome =
                switch (answer) {
                    case Answer.Returned(var json, _) -> new Outcome.Returned(json, measured);
                    case Answer.Threw(var type, var payload, _, _) ->
                            new Outcome.Threw(type, payload, measured);
                    case Answer.NotJson(var message, _) -> new Outcome.NotJson(message, measured);
                    case Answer.OutOfMemory _ ->
                            new Outcome.OutOfMemory(
                                    instance.workload().function().memory(), measured);
                    case Answer.TooLarge(var bytes, _) ->
                            new Outcome.TooLarge(bytes, settings.largestAnswer(), measured);
                };
        if (!(outcome instanceof Outcome.Returned) && instance.body().memoryKills() > kills) {
            log.line(
                    "stderr",
                    "sluice: the kernel ended a child process of %s for taking more than the"
                                    .formatted(instance.workload().name())
                            + " function's %d MB".formatted(measured.memoryMb()));
        }
        boolean ends = answer instanceof Answer.Threw threw && threw.ends();
        if (ends || answer instanceof Answer.OutOfMemory || instance.isExpired()) {
            pools.discard(instance, true);
        } else {
            pools.release(instance);
        }
        return outcome;
    }

    @Override
    public List<String> warnings(List<FunctionSpec> functions) {
        return starter.warnings(functions);
    }

    @Override
    public void prepare(Call sample, LogSink progress)
            throws InterruptedException, RuntimeUnavailableException {
        try {
            Workload workload = workload(sample);
            starter.prepare(workload, progress);
            pools.ensureOne(workload);
        } catch (CodeMissingException e) {
            progress.line("stderr", String.valueOf(e.getMessage())); // and the call will say so
        }
    }

    @Override
    public void close() {
        watchdog.close();
        try {
            pools.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        starter.close();
    }
}
