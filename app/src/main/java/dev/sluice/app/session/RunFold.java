package dev.sluice.app.session;

import dev.sluice.app.session.RunView.Outcome;
import dev.sluice.app.session.RunView.Status;
import dev.sluice.app.session.RunView.StepView;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.RunEvent.TimerKind;
import dev.sluice.engine.machine.StepPath;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Makes a [RunView] out of a run's events, one by one. Not safe for use by several threads.
public final class RunFold {
    private final Set<String> ids;
    private final Map<String, StepView> steps = new HashMap<>();
    private final Dues dues = new Dues();
    private final Set<String> paused = new HashSet<>();
    private @Nullable String run;
    private @Nullable String trigger;
    private @Nullable Outcome outcome;
    private @Nullable Failure failure;
    private long seq;

    /// @param ids of the flow's steps: an id may hold a slash, so paths are read with them
    public RunFold(Set<String> ids) {
        this.ids = Set.copyOf(ids);
    }

    /// How the run stands now.
    public RunView view() {
        Map<String, StepView> now = new HashMap<>(steps);
        for (String step : dues.steps()) {
            now.computeIfPresent(
                    step,
                    (_, v) ->
                            switch (v.status()) {
                                case WAITING, AWAITING -> v.waiting(dues.first(step));
                                case RUNNING, PAUSED, SUCCEEDED, CAUGHT, FAILED, CANCELLED -> v;
                            });
        }
        return new RunView(run, trigger, Map.copyOf(now), outcome, failure, seq);
    }

    public void add(Entry entry) {
        run = entry.run();
        seq = entry.seq();
        Instant at = entry.time();
        switch (entry.event()) {
            case RunEvent.RunStarted e -> trigger = e.trigger();
            case RunEvent.StepScheduled e -> {
                if (paused.remove(e.step() + "#" + e.visit())) {
                    steps.computeIfPresent(id(e.step()), (_, v) -> begun(v, at));
                } else {
                    steps.compute(id(e.step()), (_, v) -> came(v, at));
                }
            }
            case RunEvent.StepSucceeded e -> ended(e.step(), Status.SUCCEEDED, at, null, e.call());
            case RunEvent.StepFailed e -> ended(e.step(), Status.FAILED, at, e.failure(), e.call());
            case RunEvent.StepCancelled e -> ended(e.step(), Status.CANCELLED, at, null, null);
            case RunEvent.StepCaught e -> {
                ended(e.step(), Status.CAUGHT, at, e.failure(), e.call());
                steps.computeIfPresent(id(e.step()), (_, v) -> with(v, -2, e.catcher()));
            }
            case RunEvent.StepRetried e -> {
                dues.forget(id(e.step()), e.step());
                steps.computeIfPresent(id(e.step()), (_, v) -> retried(v, e.failure()));
            }
            case RunEvent.StepStarted e ->
                    steps.computeIfPresent(id(e.step()), (_, v) -> with(v, Status.RUNNING));
            case RunEvent.ChoiceTaken e ->
                    steps.computeIfPresent(id(e.step()), (_, v) -> with(v, e.rule(), -1));
            case RunEvent.TimerSet e -> {
                StepPath step = e.step();
                if (step != null) {
                    dues.set(id(step), e);
                }
                if (step != null && (e.kind() == TimerKind.WAIT || e.kind() == TimerKind.RETRY)) {
                    steps.computeIfPresent(id(step), (_, v) -> with(v, Status.WAITING));
                }
            }
            case RunEvent.TimerFired e -> {
                if (e.step() != null) {
                    dues.forget(id(e.step()), e.step());
                }
            }
            case RunEvent.CallbackWaiting e ->
                    steps.computeIfPresent(id(e.step()), (_, v) -> with(v, Status.AWAITING));
            case RunEvent.StepPaused e -> {
                paused.add(e.step() + "#" + e.visit());
                steps.compute(id(e.step()), (_, v) -> with(came(v, at), Status.PAUSED));
            }
            case RunEvent.RunSucceeded _ -> outcome = Outcome.SUCCEEDED;
            case RunEvent.RunFailed e -> {
                outcome = Outcome.FAILED;
                failure = e.failure();
            }
            case RunEvent.RunCancelled _ -> outcome = Outcome.CANCELLED;
            case RunEvent.RunResumed _ -> outcome = null;
            case RunEvent.TokenForked _,
                    RunEvent.TokenEnded _,
                    RunEvent.TokensJoined _,
                    RunEvent.VariableAssigned _,
                    RunEvent.ItemsAsked _,
                    RunEvent.ItemsRead _,
                    RunEvent.ItemStarted _,
                    RunEvent.ItemEnded _,
                    RunEvent.CallbackSent _,
                    RunEvent.FlowStarted _,
                    RunEvent.CallbackReceived _ -> {}
        }
    }

    private static StepView came(@Nullable StepView v, Instant at) {
        return v == null
                ? new StepView(
                        Status.RUNNING, 1, 1, 0, at, null, false, null, Set.of(), Set.of(), null)
                : new StepView(
                        Status.RUNNING,
                        v.visits() + 1,
                        v.active() + 1,
                        v.retries(),
                        at,
                        v.duration(),
                        v.cold(),
                        null,
                        v.rules(),
                        v.catchers(),
                        null);
    }

    /// The step goes on from its breakpoint.
    private static StepView begun(StepView v, Instant at) {
        return new StepView(
                Status.RUNNING,
                v.visits(),
                v.active(),
                v.retries(),
                at,
                v.duration(),
                v.cold(),
                null,
                v.rules(),
                v.catchers(),
                null);
    }

    private void ended(
            StepPath step,
            Status status,
            Instant at,
            @Nullable Failure failure,
            @Nullable CallReport call) {
        dues.forget(id(step), step);
        steps.computeIfPresent(
                id(step),
                (_, v) ->
                        new StepView(
                                v.active() > 1 ? v.status() : status,
                                v.visits(),
                                Math.max(0, v.active() - 1),
                                v.retries(),
                                v.since(),
                                duration(v, at, call),
                                call != null && call.cold(),
                                failure == null ? v.failure() : failure,
                                v.rules(),
                                v.catchers(),
                                null));
    }

    private static Duration duration(StepView v, Instant at, @Nullable CallReport call) {
        Double measured = call == null ? null : call.durationMs();
        return measured == null
                ? Duration.between(v.since(), at)
                : Duration.ofNanos(Math.round(measured * 1_000_000));
    }

    private static StepView retried(StepView v, Failure failure) {
        return new StepView(
                Status.WAITING,
                v.visits(),
                v.active(),
                v.retries() + 1,
                v.since(),
                v.duration(),
                v.cold(),
                failure,
                v.rules(),
                v.catchers(),
                null);
    }

    private static StepView with(StepView v, Status status) {
        return new StepView(
                status,
                v.visits(),
                v.active(),
                v.retries(),
                v.since(),
                v.duration(),
                v.cold(),
                v.failure(),
                v.rules(),
                v.catchers(),
                null);
    }

    private static StepView with(StepView v, int rule, int catcher) {
        return new StepView(
                v.status(),
                v.visits(),
                v.active(),
                v.retries(),
                v.since(),
                v.duration(),
                v.cold(),
                v.failure(),
                rule == -2 ? v.rules() : plus(v.rules(), rule),
                catcher == -1 ? v.catchers() : plus(v.catchers(), catcher),
                null);
    }

    private static Set<Integer> plus(Set<Integer> set, int value) {
        var result = new HashSet<>(set);
        result.add(value);
        return Set.copyOf(result);
    }

    /// The step's id: what stands behind the innermost box of its path.
    private String id(StepPath path) {
        return StepNames.id(path, ids::contains);
    }
}
