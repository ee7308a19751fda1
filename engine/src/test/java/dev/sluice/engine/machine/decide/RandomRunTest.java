package dev.sluice.engine.machine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.check.Checks;
import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.machine.state.RunState;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.problem.Problem;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// Whatever the flow and in whatever order and way its calls end: every run ends, accounts for all
/// it began, and comes out the same again. ([Play] checks at each input that the events alone give
/// the same state.)
class RandomRunTest {
    private static final int MOST_INPUTS = 5_000;

    @Property(tries = 400)
    void flowsAreValid(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int size) {
        List<Problem> problems = Checks.check(RandomFlow.of(seed, size));

        assertThat(problems)
                .filteredOn(p -> p.severity() == Problem.Severity.ERROR)
                .filteredOn(p -> !p.code().matches("(function|resource)[.].*"))
                .isEmpty();
    }

    @Property(tries = 1500)
    void everyRunEnds(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int size) {
        Play play = played(RandomFlow.of(seed, size), seed, false);

        assertThat(play.state.isOver()).isTrue();
        assertThat(play.state.outstanding()).isEmpty();
        assertThat(play.state.busy()).isEmpty();
        assertThat(play.events.stream().filter(RunEvent::isLast)).containsExactly(play.last());
        everyVisitEndsOnce(play);
        everyTokenIsAccountedFor(play);
    }

    @Property(tries = 300)
    void theSameInputsGiveTheSameEvents(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int size) {
        Flow flow = RandomFlow.of(seed, size);

        assertThat(played(flow, seed, false).entries).isEqualTo(played(flow, seed, false).entries);
    }

    @Property(tries = 300)
    void crashesChangeNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int size) {
        Flow flow = RandomFlow.of(seed, size);

        assertThat(played(flow, seed, true).entries).isEqualTo(played(flow, seed, false).entries);
    }

    @Property(tries = 500)
    void runsThatWaitAtBreakpointsEnd(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int size) {
        Play play = paused(RandomFlow.of(seed, size), seed, false);

        assertThat(play.state.isOver()).isTrue();
        assertThat(play.state.outstanding()).isEmpty();
        assertThat(play.pauses).isEmpty();
        everyVisitEndsOnce(play);
        everyTokenIsAccountedFor(play);
    }

    @Property(tries = 300)
    void crashesAtBreakpointsChangeNothing(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int size) {
        Flow flow = RandomFlow.of(seed, size);

        assertThat(paused(flow, seed, true).entries).isEqualTo(paused(flow, seed, false).entries);
    }

    private static Play paused(Flow flow, long seed, boolean crashes) {
        Play play = Play.of(flow, seed, seed, step -> (step.hashCode() + seed) % 3 == 0);
        goOn(play, seed, crashes);
        return play;
    }

    @Property(tries = 300)
    void goingThroughAnyPartOfARunAgainEqualsIt(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int size) {
        Play run = played(RandomFlow.of(seed, size), seed, false);
        List<Integer> scheduled = new ArrayList<>();
        for (int i = 0; i < run.events.size(); i++) {
            if (run.events.get(i) instanceof RunEvent.StepScheduled) {
                scheduled.add(i);
            }
        }
        Assume.that(!scheduled.isEmpty());
        int cut = scheduled.get(new SplittableRandom(seed).nextInt(scheduled.size()));

        Play again = run.from(run.entries.subList(0, cut));
        goOn(again, seed, false);

        assertThat(again.entries).isEqualTo(run.entries);
    }

    private static Play played(Flow flow, long seed, boolean crashes) {
        Play play = Play.of(flow, "run-1", seed, seed);
        goOn(play, seed, crashes);
        return play;
    }

    /// Plays a run to its end. What happens next depends on how far the run has come, and on
    /// nothing else.
    private static void goOn(Play play, long seed, boolean crashes) {
        var crash = new SplittableRandom(seed + 1);
        for (int i = 0; i < MOST_INPUTS && !play.state.isOver(); i++) {
            var random = new SplittableRandom(seed * 31 + play.state.seq());
            if (crashes && crash.nextInt(3) == 0) {
                play.crash();
            }
            play.after(Duration.ofMillis(random.nextInt(3_000)));
            boolean isPaused = !play.pauses.isEmpty();
            boolean hasCalls = !play.calls.isEmpty() || !play.callbacks.isEmpty();
            boolean hasTimers = !play.timers.isEmpty();
            assertThat(hasCalls || hasTimers || isPaused).as("something to wait for").isTrue();
            if (random.nextInt(300) == 0) {
                play.give(new Input.Cancel("at random"));
            } else if (isPaused && (random.nextBoolean() || !hasCalls && !hasTimers)) {
                Command.Pause pause = play.pauses.get(random.nextInt(play.pauses.size()));
                play.over(pause, random.nextBoolean() ? pause.input() : "changed");
            } else if (hasCalls && (!hasTimers || random.nextInt(4) > 0)) {
                answer(play, random);
            } else {
                play.fire();
            }
        }
    }

    private static void answer(Play play, SplittableRandom random) {
        int open = play.calls.size();
        int one = random.nextInt(open + play.callbacks.size());
        if (one >= open) {
            callBack(play, List.copyOf(play.callbacks).get(one - open), random);
            return;
        }
        Command.Call call = List.copyOf(play.calls.values()).get(one);
        if (random.nextInt(5) == 0) {
            play.fail(call, random.nextBoolean() ? "A" : "B");
        } else if (call instanceof Command.ReadItems) {
            boolean isLast = random.nextBoolean();
            int items = isLast ? random.nextInt(3) : 1 + random.nextInt(3);
            play.answer(call, Map.of("items", Collections.nCopies(items, "x"), "last", isLast));
        } else {
            play.answer(call, call.step().text() + random.nextInt(10));
        }
    }

    private static void callBack(Play play, String token, SplittableRandom random) {
        play.callBack(
                token,
                switch (random.nextInt(5)) {
                    case 0 -> new CallbackAnswer.Failed(new Failure("A", "because"));
                    case 1, 2 -> new CallbackAnswer.Heartbeat();
                    default -> new CallbackAnswer.Success("told");
                });
    }

    private record Visit(StepPath step, int visit) {}

    private static void everyVisitEndsOnce(Play play) {
        Set<Visit> open = new HashSet<>();
        Set<Visit> all = new HashSet<>();
        Set<Visit> paused = new HashSet<>();
        for (RunEvent event : play.events) {
            if (event instanceof RunEvent.StepPaused e) {
                paused.add(new Visit(e.step(), e.visit()));
            }
            if (event instanceof RunEvent.StepScheduled e) {
                paused.remove(new Visit(e.step(), e.visit()));
                var visit = new Visit(e.step(), e.visit());
                assertThat(all.add(visit)).as("%s comes once", visit).isTrue();
                open.add(visit);
            }
            Visit ended = ended(event);
            if (ended != null) {
                assertThat(open.remove(ended) || paused.remove(ended))
                        .as("%s was open", ended)
                        .isTrue();
            }
        }
        assertThat(open).isEmpty();
        assertThat(paused).isEmpty();
    }

    private static @Nullable Visit ended(RunEvent event) {
        return switch (event) {
            case RunEvent.StepSucceeded e -> new Visit(e.step(), e.visit());
            case RunEvent.StepFailed e -> new Visit(e.step(), e.visit());
            case RunEvent.StepCancelled e -> new Visit(e.step(), e.visit());
            case RunEvent.StepCaught e -> new Visit(e.step(), e.visit());
            default -> null;
        };
    }

    /// Every token ends once at most; and in a run that ends well, in which no error cancelled any,
    /// each one either ended or went into the join of its fork.
    private static void everyTokenIsAccountedFor(Play play) {
        Map<String, List<String>> forks = new HashMap<>();
        Set<String> made = new HashSet<>(Set.of("t1"));
        Set<String> gone = new HashSet<>();
        boolean isWhole = play.state.status() == RunState.Status.SUCCEEDED;
        for (RunEvent event : play.events) {
            switch (event) {
                case RunEvent.TokenForked e -> {
                    assertThat(forks.put(e.scope(), e.tokens())).isNull();
                    e.tokens().forEach(t -> assertThat(made.add(t)).isTrue());
                }
                case RunEvent.TokenEnded e -> assertThat(gone.add(e.token())).isTrue();
                case RunEvent.TokensJoined e -> {
                    assertThat(e.inputs()).hasSameSizeAs(forks.get(e.scope()));
                    gone.addAll(forks.get(e.scope()));
                }
                case RunEvent.StepFailed _, RunEvent.StepCaught _, RunEvent.StepRetried _ ->
                        isWhole = false;
                default -> {}
            }
        }
        if (isWhole) {
            assertThat(gone).containsAll(made);
        }
    }
}
