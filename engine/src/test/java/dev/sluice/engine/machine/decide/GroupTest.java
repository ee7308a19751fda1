package dev.sluice.engine.machine.decide;

import static dev.sluice.engine.machine.Flows.fail;
import static dev.sluice.engine.machine.Flows.flow;
import static dev.sluice.engine.machine.Flows.function;
import static dev.sluice.engine.machine.Flows.group;
import static dev.sluice.engine.machine.Flows.join;
import static dev.sluice.engine.machine.Flows.json;
import static dev.sluice.engine.machine.Flows.retrier;
import static dev.sluice.engine.machine.Flows.transform;
import static dev.sluice.engine.machine.Flows.waitFor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// Groups: several steps that succeed or fail as one.
class GroupTest {
    @Test
    void runsItsStepsAndHandsOnTheLastOutput() {
        Play play =
                Play.of(
                        flow(
                                group(
                                                "g",
                                                transform("a")
                                                        .output("{% $states.input + 1 %}")
                                                        .to("b"),
                                                transform("b").output("{% $states.input * 10 %}"))
                                        .to("z"),
                                transform("z")),
                        "1");

        assertThat(play.output()).isEqualTo(20);
        assertThat(play.path()).containsExactly("g", "g/a", "g/b", "z");
    }

    @Test
    void hasInputOutputAndAssignOfItsOwn() {
        Play play =
                Play.of(
                        flow(
                                group("g", transform("a").output("{% $states.input.n + 1 %}"))
                                        .input(json("{'n': '{% $states.input %}'}"))
                                        .assign("got", "{% $states.result %}")
                                        .output("{% [$states.input, $states.result] %}")
                                        .to("z"),
                                transform("z").output("{% [$states.input, $got] %}")),
                        "1");

        assertThat(play.output()).isEqualTo(List.of(1, 2, 2));
    }

    @Test
    void endsWithTheArrayOfAForkThatNothingJoins() {
        Play play = Play.of(flow(group("g", List.of("a", "b"), function("a"), function("b"))), "0");

        play.answer("g/b", "2").answer("g/a", "1");

        assertThat(play.output()).isEqualTo(List.of(1, 2));
    }

    @Test
    void joinsItsOwnForks() {
        Play play =
                Play.of(
                        flow(
                                group(
                                        "g",
                                        List.of("a", "b"),
                                        function("a").to("j"),
                                        function("b").to("j"),
                                        join("j").output("{% $sum($states.input) %}"))),
                        "0");

        assertThat(play.answer("g/a", "1").answer("g/b", "2").output()).isEqualTo(3);
    }

    @Test
    void catchesWhatRisesFromInsideAndCancelsTheRest() {
        Play play =
                Play.of(
                        flow(
                                group(
                                                "g",
                                                List.of("a", "b", "w"),
                                                function("a"),
                                                function("b"),
                                                waitFor("w", 9))
                                        .caught("Boom", "c"),
                                transform("c")),
                        "0");
        String other = play.call("g/b").call();

        play.fail("g/a", "Boom");

        assertThat(play.output()).isEqualTo(json("{'Error': 'Boom', 'Cause': 'because'}"));
        assertThat(play.killed).containsExactly(other);
        assertThat(play.timers).isEmpty();
        assertThat(play.all(RunEvent.StepFailed.class).stream().map(e -> e.step().text()))
                .containsExactly("g/a");
        assertThat(play.all(RunEvent.StepCancelled.class).stream().map(e -> e.step().text()))
                .containsExactly("g/b", "g/w");
    }

    @Test
    void lettingAnErrorPassFailsItself() {
        Play play =
                Play.of(
                        flow(
                                group("g", fail("f", "Boom", "why")).caught("Other", "f2"),
                                fail("f2", "x", "y")),
                        "0");

        assertThat(play.failure()).isEqualTo(new Failure("Boom", "why"));
        assertThat(play.all(RunEvent.StepFailed.class).stream().map(e -> e.step().text()))
                .containsExactly("g/f", "g");
    }

    @Test
    void beginsAgainFromTheRecordedInputWithoutItsVariables() {
        Play play =
                Play.of(
                        flow(
                                group(
                                                "g",
                                                transform("a")
                                                        .assign("x", "{% $exists($x) %}")
                                                        .to("b"),
                                                function("b").output("{% [$states.result, $x] %}"))
                                        .input("{% {'at': $millis()} %}")
                                        .retry(retrier("Boom"))),
                        "0");
        Object first = play.call("g/b").arguments();

        play.fail("g/b", "Boom").fire();

        assertThat(play.call("g/b").arguments()).isEqualTo(first);
        assertThat(play.call("g/b").visit()).isEqualTo(2);
        assertThat(play.answer("g/b", "1").output()).isEqualTo(List.of(1, false));
        assertThat(play.all(RunEvent.ItemStarted.class).stream().map(e -> e.index()))
                .containsExactly(0, 1);
    }

    @Test
    void limitsEachOfItsAttempts() {
        Play play =
                Play.of(
                        flow(group("g", function("a")).within(5).retry(retrier(1, "States.ALL"))),
                        "0");

        play.fire();
        assertThat(play.killed).hasSize(1);
        assertThat(play.nextTimer()).isEqualTo(Duration.ofSeconds(6));
        play.fire();
        assertThat(play.nextTimer()).isEqualTo(Duration.ofSeconds(11));
        play.fire();

        assertThat(play.failure().error()).isEqualTo("States.Timeout");
        assertThat(play.killed).hasSize(2);
    }

    @Test
    void letsAnErrorRiseThroughSeveral() {
        Play play =
                Play.of(
                        flow(
                                group(
                                                "outer",
                                                List.of("inner", "w"),
                                                group("inner", function("a")).caught("Other", "t"),
                                                waitFor("w", 9),
                                                transform("t"))
                                        .caught("Boom", "c"),
                                transform("c").output("{% $states.input.Error %}")),
                        "0");

        play.fail("outer/inner/a", "Boom");

        assertThat(play.output()).isEqualTo("Boom");
        assertThat(play.all(RunEvent.StepFailed.class).stream().map(e -> e.step().text()))
                .containsExactly("outer/inner/a", "outer/inner");
        assertThat(play.all(RunEvent.StepCancelled.class).stream().map(e -> e.step().text()))
                .containsExactly("outer/w");
    }

    @Test
    void isAScopeOfVariables() {
        Play play =
                Play.of(
                        flow(
                                transform("s").assign("x", 1).to("g"),
                                group("g", transform("a").assign("y", "{% $x + 1 %}")).to("z"),
                                transform("z").output("{% [$x, $exists($y)] %}")),
                        "0");

        assertThat(play.output()).isEqualTo(List.of(1, false));
        Play refused =
                Play.of(
                        flow(
                                transform("s").assign("x", 1).to("g"),
                                group("g", transform("a").assign("x", 2))),
                        "0");
        assertThat(refused.failure().cause()).contains("$x belongs to an outer scope");
    }

    @Test
    void isLeftByAnErrorThatWouldOtherwiseCancelOnlyABranch() {
        Play play =
                Play.of(
                        flow(
                                transform("s").to("g", "b"),
                                group("g", List.of("p", "q"), function("p"), function("q"))
                                        .caught("States.ALL", "saved")
                                        .to("j"),
                                transform("saved").output("saved").to("j"),
                                function("b").to("j"),
                                join("j")),
                        "0");

        play.fail("g/p", "Boom").answer("b", "1");

        assertThat(play.output()).isEqualTo(List.of("saved", 1));
    }

    @Test
    void offersABrokenInputToItsCatch() {
        Play play =
                Play.of(
                        flow(
                                group("g", transform("a"))
                                        .input("{% $states.nope %}")
                                        .caught("States.ALL", "c"),
                                transform("c").output("{% $states.input.Error %}")),
                        "0");

        assertThat(play.output()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void endsAtOnceWhereItBeginsNowhere() {
        Play play = Play.of(flow(group("g", List.of(), transform("a"))), "5");

        assertThat(play.output()).isEqualTo(5);
    }
}
