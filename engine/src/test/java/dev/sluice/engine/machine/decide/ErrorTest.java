package dev.sluice.engine.machine.decide;

import static dev.sluice.engine.machine.Flows.fail;
import static dev.sluice.engine.machine.Flows.flow;
import static dev.sluice.engine.machine.Flows.function;
import static dev.sluice.engine.machine.Flows.join;
import static dev.sluice.engine.machine.Flows.json;
import static dev.sluice.engine.machine.Flows.retrier;
import static dev.sluice.engine.machine.Flows.transform;
import static dev.sluice.engine.machine.Flows.waitFor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.Flows;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.model.Handling.Retrier;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Retries, catches, and errors that rise.
class ErrorTest {
    @Test
    void failsTheRunWithTheErrorNobodyCaught() {
        Play play = Play.of(flow(function("a")), "0").fail("a", "Boom");

        assertThat(play.failure()).isEqualTo(new Failure("Boom", "because"));
        assertThat(play.all(RunEvent.StepFailed.class)).hasSize(1);
        assertThat(((RunEvent.RunFailed) play.last()).step()).isEqualTo(StepPath.of("a"));
    }

    @Test
    void triesAgainAfterLongerAndLongerDelays() {
        Play play = Play.of(flow(function("a").retry(retrier("States.ALL"))), "0");

        play.fail("a", "Boom");
        assertThat(play.nextTimer()).isEqualTo(Duration.ofSeconds(1));
        play.fire().fail("a", "Boom");
        assertThat(play.nextTimer()).isEqualTo(Duration.ofSeconds(3));
        play.fire().fail("a", "Boom");
        assertThat(play.nextTimer()).isEqualTo(Duration.ofSeconds(7));
        play.fire().fail("a", "Boom");

        assertThat(play.failure().error()).isEqualTo("Boom");
        assertThat(play.all(RunEvent.StepRetried.class).stream().map(e -> e.attempt()).toList())
                .containsExactly(1, 2, 3);
        assertThat(play.all(RunEvent.StepStarted.class).stream().map(e -> e.attempt()).toList())
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void boundsTheDelay() {
        var bounded = new Retrier(List.of("States.ALL"), 10, 9, 3.0, 25, null);
        Play play = Play.of(flow(function("a").retry(bounded)), "0");

        play.fail("a", "x").fire().fail("a", "x").fire().fail("a", "x");

        assertThat(play.all(RunEvent.StepRetried.class).stream().map(e -> e.delaySeconds()))
                .containsExactly(10.0, 25.0, 25.0);
    }

    @Test
    void drawsAJitteredDelayOnceFromTheSeedAndRecordsIt() {
        var jittered = new Retrier(List.of("States.ALL"), 100, 9, 1.0, null, "full");
        var flow = flow(function("a").retry(jittered));
        Play play = Play.of(flow, "0");

        play.fail("a", "x").fire().fail("a", "x").fire().fail("a", "x");

        List<Double> delays =
                play.all(RunEvent.StepRetried.class).stream().map(e -> e.delaySeconds()).toList();
        assertThat(delays).allMatch(d -> d >= 0 && d < 100).doesNotHaveDuplicates();
        assertThat(play.timers).isNotEmpty();
        Play other = Play.of(flow, "run-1", 0, 43).fail("a", "x");
        assertThat(other.all(RunEvent.StepRetried.class).getFirst().delaySeconds())
                .isNotEqualTo(delays.getFirst());
        Play again = Play.of(flow, "run-1", 0, 42).fail("a", "x");
        assertThat(again.all(RunEvent.StepRetried.class).getFirst().delaySeconds())
                .isEqualTo(delays.getFirst());
    }

    @Test
    void asksRetriersInOrderAndCountsEachByItself() {
        Play play =
                Play.of(
                        flow(
                                function("a")
                                        .retry(
                                                retrier(1, "Busy"),
                                                retrier(2, "Busy", "Slow"),
                                                retrier(1, "States.ALL"))),
                        "0");

        play.fail("a", "Slow").fire().fail("a", "Busy").fire().fail("a", "Other").fire();
        assertThat(play.all(RunEvent.StepRetried.class).stream().map(e -> e.retrier()))
                .containsExactly(1, 0, 2);
        play.fail("a", "Busy");

        assertThat(play.failure().error())
                .as("a used-up retrier is not followed by the next that would match")
                .isEqualTo("Busy");
    }

    @Test
    void neverRetriesWithZeroAttempts() {
        Play play =
                Play.of(flow(function("a").retry(retrier(0, "Boom"), retrier("States.ALL"))), "0");

        assertThat(play.fail("a", "Boom").failure().error()).isEqualTo("Boom");
    }

    @Test
    void countsRetriesPerVisit() {
        Play play =
                Play.of(
                        flow(
                                function("a").retry(retrier(1, "States.ALL")).to("b"),
                                Flows.choice("b")
                                        .when("{% $states.input = 'again' %}", "a")
                                        .otherwise("end"),
                                transform("end")),
                        "0");

        play.fail("a", "x").fire().answer("a", "'again'");
        play.fail("a", "x").fire().answer("a", "'enough'");

        assertThat(play.output()).isEqualTo("enough");
        assertThat(
                        play.all(RunEvent.StepScheduled.class).stream()
                                .filter(e -> e.step().text().equals("a"))
                                .map(e -> e.visit()))
                .containsExactly(1, 2);
    }

    @Test
    void leadsACaughtErrorToItsStepsWithNameAndCause() {
        Play play =
                Play.of(
                        flow(
                                function("a").caught("Boom", "c").to("b"),
                                transform("b"),
                                transform("c")),
                        "0");

        play.fail("a", "Boom");

        assertThat(play.path()).containsExactly("a", "c");
        assertThat(play.output()).isEqualTo(json("{'Error': 'Boom', 'Cause': 'because'}"));
        assertThat(play.all(RunEvent.StepCaught.class)).hasSize(1);
        assertThat(play.all(RunEvent.StepFailed.class)).isEmpty();
    }

    @Test
    void catchesOnlyAfterTheRetriesAreUsedUp() {
        Play play =
                Play.of(
                        flow(
                                function("a")
                                        .retry(retrier(1, "States.ALL"))
                                        .caught("States.ALL", "c"),
                                transform("c")),
                        "0");

        play.fail("a", "x");
        assertThat(play.path()).containsExactly("a");
        play.fire().fail("a", "x");

        assertThat(play.path()).containsExactly("a", "c");
    }

    @Test
    void takesTheFirstCatcherThatMatches() {
        Play play =
                Play.of(
                        flow(
                                function("a")
                                        .caught("Other", "b")
                                        .caught("Boom", "c")
                                        .caught("States.ALL", "d"),
                                transform("b"),
                                transform("c"),
                                transform("d")),
                        "0");

        assertThat(play.fail("a", "Boom").path()).containsExactly("a", "c");
        assertThat(play.all(RunEvent.StepCaught.class).getFirst().catcher()).isEqualTo(1);
    }

    @Test
    void letsACatcherComputeAndRemember() {
        Play play =
                Play.of(
                        flow(
                                function("a")
                                        .caught(
                                                List.of("States.ALL"),
                                                json(
                                                        "{'was': '{% $states.input %}', 'e': '{%"
                                                            + " $states.errorOutput.Error %}'}"),
                                                Map.of("cause", "{% $states.errorOutput.Cause %}"),
                                                "c"),
                                transform("c")
                                        .output(json("['{% $states.input %}', '{% $cause %}']"))),
                        "7");

        play.fail("a", "Boom");

        assertThat(play.output()).isEqualTo(json("[{'was': 7, 'e': 'Boom'}, 'because']"));
    }

    @Test
    void letsAnErrorInACatchersOwnFieldsRise() {
        Play play =
                Play.of(
                        flow(
                                function("a")
                                        .retry(retrier("States.QueryEvaluationError"))
                                        .caught(
                                                List.of("Boom"),
                                                "{% $states.nope %}",
                                                Map.of(),
                                                "c")
                                        .caught("States.ALL", "c"),
                                transform("c")),
                        "0");

        assertThat(play.fail("a", "Boom").failure().error())
                .isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void offersExpressionErrorsOfACallingStepToItsRetryAndCatch() {
        var broken = "{% $states.nope %}";
        for (var step :
                List.of(
                        function("a").input(broken),
                        function("a").output(broken),
                        function("a").assign("x", broken))) {
            Play play =
                    Play.of(
                            flow(
                                    step.retry(retrier(1, "States.QueryEvaluationError"))
                                            .caught("States.QueryEvaluationError", "c"),
                                    transform("c")),
                            "0");
            if (!play.calls.isEmpty()) {
                play.answer("a", "1");
            }
            play.fire();
            if (!play.calls.isEmpty()) {
                play.answer("a", "1");
            }

            assertThat(play.path()).containsExactly("a", "c");
            assertThat(play.all(RunEvent.StepRetried.class)).hasSize(1);
        }
    }

    @Test
    void raisesExpressionErrorsOfOtherStepsAtOnce() {
        var broken = "{% $states.nope %}";
        assertThat(Play.of(flow(transform("a").output(broken)), "0").failure().error())
                .isEqualTo("States.QueryEvaluationError");
        assertThat(Play.of(flow(transform("a").assign("x", broken)), "0").failure().error())
                .isEqualTo("States.QueryEvaluationError");
        assertThat(Play.of(flow(waitFor("a", broken)), "0").failure().error())
                .isEqualTo("States.QueryEvaluationError");
        assertThat(Play.of(flow(Flows.succeed("a").output(broken)), "0").failure().error())
                .isEqualTo("States.QueryEvaluationError");
        assertThat(Play.of(flow(fail("a", broken, "c")), "0").failure().error())
                .isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void cancelsTheSiblingsOfABranchThatFails() {
        Play play =
                Play.of(
                        flow(
                                transform("s").to("a", "b", "w"),
                                function("a").to("j"),
                                function("b").to("j"),
                                waitFor("w", 100).to("j"),
                                join("j")),
                        "0");
        var late = play.call("b");

        play.fail("a", "Boom");

        assertThat(play.failure().error()).isEqualTo("Boom");
        assertThat(play.killed).containsExactly(late.call());
        assertThat(play.timers).isEmpty();
        assertThat(play.all(RunEvent.StepCancelled.class).stream().map(e -> e.step().text()))
                .containsExactly("b", "w");
        int events = play.events.size();
        play.give(new Input.CallSucceeded(late.call(), "late", null));
        assertThat(play.events).hasSize(events);
    }

    @Test
    void catchesInABranchForThatBranchOnly() {
        Play play =
                Play.of(
                        flow(
                                transform("s").to("a", "b"),
                                function("a").caught("States.ALL", "c").to("j"),
                                function("b").to("j"),
                                transform("c").output("saved").to("j"),
                                join("j")),
                        "0");

        play.fail("a", "Boom").answer("b", "1");

        assertThat(play.output()).isEqualTo(List.of("saved", 1));
    }

    @Test
    void sharesATailThatCatchesOfSeveralScopesReach() {
        Play play =
                Play.of(
                        flow(
                                transform("s").to("a", "b"),
                                function("a").caught("States.ALL", "tail"),
                                function("b").caught("States.ALL", "tail"),
                                function("tail")),
                        "0");

        play.fail("a", "A").fail("b", "B");
        var calls = List.copyOf(play.calls.values());
        assertThat(calls.stream().map(c -> c.visit())).containsExactly(1, 2);
        play.answer(calls.get(1), "second").answer(calls.get(0), "first");

        assertThat(play.output()).isEqualTo(List.of("first", "second"));
    }

    @Test
    void failsWithoutANameAsFailed() {
        var step =
                new dev.sluice.engine.model.Step.Fail(
                        dev.sluice.engine.model.Step.Head.of("f"),
                        null,
                        null,
                        dev.sluice.engine.model.Data.NONE);
        var flow = flow(transform("x"));
        var bare =
                new dev.sluice.engine.model.Flow(
                        "bare",
                        null,
                        List.of(),
                        null,
                        null,
                        Map.of(),
                        Map.of(
                                "go",
                                new dev.sluice.engine.model.Trigger.Manual(
                                        dev.sluice.engine.model.Trigger.Head.of(
                                                "go", List.of("f")))),
                        Map.of("f", step),
                        flow.functions(),
                        flow.resources());

        assertThat(Play.of(bare, "0").failure()).isEqualTo(new Failure("Failed", ""));
    }

    @Test
    void failsWithComputedErrorAndCause() {
        Play play =
                Play.of(
                        flow(
                                fail(
                                        "f",
                                        "{% 'Bad' & $states.input.kind %}",
                                        "{% $states.input.why %}")),
                        "{'kind': 'Photo', 'why': 'too dark'}");

        assertThat(play.failure()).isEqualTo(new Failure("BadPhoto", "too dark"));
    }

    @Test
    void wantsTextForErrorAndCause() {
        assertThat(Play.of(flow(fail("f", "{% 1 %}", "c")), "0").failure().cause())
                .isEqualTo("error must be a text; it is 1");
        assertThat(Play.of(flow(fail("f", "E", "{% [1] %}")), "0").failure().cause())
                .isEqualTo("cause must be a text; it is [1]");
    }
}
