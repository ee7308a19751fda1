package dev.sluice.engine.machine.decide;

import static dev.sluice.engine.machine.Flows.choice;
import static dev.sluice.engine.machine.Flows.flow;
import static dev.sluice.engine.machine.Flows.function;
import static dev.sluice.engine.machine.Flows.limited;
import static dev.sluice.engine.machine.Flows.retrier;
import static dev.sluice.engine.machine.Flows.transform;
import static dev.sluice.engine.machine.Flows.waitFor;
import static dev.sluice.engine.machine.Flows.waitUntil;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.machine.RunEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

/// Waits, time limits, loops and their bounds.
class TimeTest {
    @Test
    void waitsForSecondsGivenOrComputed() {
        assertThat(Play.of(flow(waitFor("w", 5)), "7").nextTimer())
                .isEqualTo(Duration.ofSeconds(5));
        Play play = Play.of(flow(waitFor("w", "{% $states.input * 2 %}")), "7");
        assertThat(play.nextTimer()).isEqualTo(Duration.ofSeconds(14));

        assertThat(play.fire().output()).isEqualTo(7);
    }

    @Test
    void waitsUntilATimestamp() {
        Play play = Play.of(flow(waitUntil("w", "2030-01-02T04:04:05.006+01:00")), "7");
        assertThat(play.output()).as("that is now").isEqualTo(7);
        play = Play.of(flow(waitUntil("w", "{% $states.input %}")), "'2030-01-02T03:04:06.006Z'");
        assertThat(play.nextTimer()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void doesNotWaitForWhatIsPast() {
        Play play =
                Play.of(flow(waitUntil("w", "2020-01-01T00:00:00Z").to("a"), transform("a")), "7");

        assertThat(play.output()).isEqualTo(7);
        assertThat(play.all(RunEvent.TimerSet.class)).isEmpty();
        assertThat(Play.of(flow(waitFor("w", 0)), "7").output()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{% -1 %}", "{% 1.5 %}", "{% '5' %}", "{% 100000000 %}", "{% null %}"})
    void wantsWholeSecondsWithinBounds(String seconds) {
        assertThat(Play.of(flow(waitFor("w", seconds)), "0").failure().cause())
                .startsWith("seconds must be a whole number of seconds from 0 to 99999999; it is ");
    }

    @Test
    void wantsATimestampThatIsOne() {
        assertThat(Play.of(flow(waitUntil("w", "tomorrow")), "0").failure().cause())
                .isEqualTo(
                        "timestamp must be a time such as 2030-01-31T12:00:00Z; it is"
                                + " \"tomorrow\"");
        assertThat(Play.of(flow(waitUntil("w", "{% 5 %}")), "0").failure().cause())
                .endsWith("it is 5");
    }

    @Test
    void failsAnAttemptThatOutlivesItsLimitAndKillsItsCall() {
        Play play = Play.of(flow(function("a").within(3)), "0");
        String call = play.call("a").call();

        play.fire();

        assertThat(play.failure().error()).isEqualTo("States.Timeout");
        assertThat(play.killed).containsExactly(call);
    }

    @Test
    void limitsEachAttemptByItself() {
        Play play =
                Play.of(
                        flow(
                                function("a")
                                        .within("{% $states.input %}")
                                        .retry(retrier("States.Timeout"))),
                        "3");

        assertThat(play.nextTimer()).isEqualTo(Duration.ofSeconds(3));
        play.fire();
        assertThat(play.nextTimer()).isEqualTo(Duration.ofSeconds(4));
        play.fire();
        assertThat(play.nextTimer()).isEqualTo(Duration.ofSeconds(7));
        play.answer("a", "'ok'");

        assertThat(play.output()).isEqualTo("ok");
        assertThat(play.timers).isEmpty();
        assertThat(play.killed).hasSize(1);
    }

    @Test
    void takesABrokenLimitForTheStepsError() {
        Play play =
                Play.of(
                        flow(
                                function("a").within("{% 'x' %}").caught("States.ALL", "c"),
                                transform("c").output("{% $states.input.Error %}")),
                        "0");

        assertThat(play.output()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void doesNotLetATimeoutPassForATaskFailure() {
        Play play =
                Play.of(
                        flow(
                                function("a")
                                        .within(3)
                                        .caught("States.TaskFailed", "b")
                                        .caught("States.Timeout", "c"),
                                transform("b"),
                                transform("c")),
                        "0");

        assertThat(play.fire().path()).containsExactly("a", "c");
    }

    @Test
    void failsARunThatOutlivesTheFlowsLimit() {
        Play play = Play.of(limited(flow(function("a")), 10, null), "0");

        assertThat(play.nextTimer()).isEqualTo(Duration.ofSeconds(10));
        play.fire();

        assertThat(play.failure().error()).isEqualTo("States.Timeout");
        assertThat(play.killed).hasSize(1);
        assertThat(play.all(RunEvent.StepCancelled.class)).hasSize(1);
    }

    @Test
    void stopsTheTimerOfARunThatEndsInTime() {
        Play play = Play.of(limited(flow(function("a")), 10, null), "0").answer("a", "1");

        assertThat(play.output()).isEqualTo(1);
        assertThat(play.timers).isEmpty();
    }

    @Test
    void countsTheVisitsOfALoop() {
        Play play =
                Play.of(
                        flow(
                                transform("n").output("{% $states.input + 1 %}").to("c"),
                                choice("c").when("{% $states.input < 5 %}", "n").otherwise("z"),
                                transform("z")),
                        "0");

        assertThat(play.output()).isEqualTo(5);
        assertThat(
                        play.all(RunEvent.StepScheduled.class).stream()
                                .filter(e -> e.step().text().equals("n"))
                                .map(e -> e.visit()))
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void endsALoopWithoutEnd() {
        Play play =
                Play.of(
                        limited(
                                flow(
                                        function("f").caught("States.ALL", "n").to("n"),
                                        transform("n").to("m"),
                                        transform("m").to("n")),
                                null,
                                2000),
                        "0");

        play.answer("f", "1");

        assertThat(play.failure().error()).isEqualTo("States.Runtime");
        assertThat(play.path()).hasSize(2000);
    }

    @Test
    void givesOthersATurnInALongStretchOfSteps() {
        Play play =
                Play.step(
                        flow(
                                transform("n").output("{% $states.input + 1 %}").to("c"),
                                choice("c").when("{% $states.input < 1000 %}", "n").otherwise("z"),
                                transform("z")),
                        "0");
        int turns = 1;
        while (play.goesOn()) {
            assertThat(play.state.outstanding()).containsExactly(new Command.GoOn());
            play.goOn();
            turns++;
        }

        assertThat(play.output()).isEqualTo(1000);
        assertThat(turns).isEqualTo(4);
    }

    @Test
    void ignoresATimerThatIsNoMore() {
        Play play = Play.of(flow(function("a")), "0");
        int events = play.events.size();

        play.give(new Input.TimerDue("timer-9"));
        play.goOn();

        assertThat(play.events).hasSize(events);
    }
}
