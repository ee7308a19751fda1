package dev.sluice.engine.machine.decide;

import static dev.sluice.engine.machine.Flows.callback;
import static dev.sluice.engine.machine.Flows.callbackOf;
import static dev.sluice.engine.machine.Flows.flow;
import static dev.sluice.engine.machine.Flows.function;
import static dev.sluice.engine.machine.Flows.group;
import static dev.sluice.engine.machine.Flows.join;
import static dev.sluice.engine.machine.Flows.retrier;
import static dev.sluice.engine.machine.Flows.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class CallbackTest {
    private static final CallbackAnswer DONE = new CallbackAnswer.Success(Map.of("ok", true));
    private static final CallbackAnswer ALIVE = new CallbackAnswer.Heartbeat();

    private static CallbackAnswer failed(String error) {
        return new CallbackAnswer.Failed(new Failure(error, "because"));
    }

    @Test
    void endsWithWhatComesBackForItsToken() {
        Play play =
                Play.of(
                        flow(
                                callback("a")
                                        .output("{% $states.result.ok %}")
                                        .assign("x", "{% $states.result.ok %}")
                                        .to("b"),
                                transform("b").output("{% [$states.input, $x] %}")),
                        "0");

        play.callBack(play.callback(), DONE);

        assertThat(play.output()).isEqualTo(java.util.List.of(true, true));
        assertThat(play.callbacks).isEmpty();
    }

    @Test
    void givesWhatItStartsTheToken() {
        Play play = Play.of(flow(callbackOf("a").input("{% $states.context.Task.Token %}")), "0");

        assertThat(play.call("a").arguments()).isEqualTo(play.callback());
    }

    @Test
    void waitsOnWhenWhatItStartedHasComeBack() {
        Play play = Play.of(flow(callbackOf("a")), "0").answer("a", "'ignored'");

        assertThat(play.state.isOver()).isFalse();
        play.crash();
        assertThat(play.calls).isEmpty();
        assertThat(play.callBack(play.callback(), DONE).output()).isEqualTo(Map.of("ok", true));
    }

    @Test
    void failsWhenWhatItStartedFails() {
        Play play = Play.of(flow(callbackOf("a")), "0").fail("a", "Boom");

        assertThat(play.failure().error()).isEqualTo("Boom");
        assertThat(play.callbacks).isEmpty();
    }

    @Test
    void leavesWhatItStartedAloneWhenTheTokenComesBackFirst() {
        Play play = Play.of(flow(callbackOf("a").to("b"), function("b")), "0");
        var call = play.call("a");

        play.callBack(play.callback(), DONE);

        assertThat(play.killed).isEmpty();
        play.answer(call, "late");
        assertThat(play.answer("b", "1").output()).isEqualTo(1);
    }

    @Test
    void aTokenIsGoodOnce() {
        Play play = Play.of(flow(callback("a").to("b"), function("b")), "0");
        String token = play.callback();

        play.callBack(token, DONE);
        int events = play.events.size();
        play.callBack(token, DONE).callBack(token, failed("Late")).callBack("other", DONE);

        assertThat(play.events).hasSize(events);
    }

    @Test
    void aRetryMakesTheTokenVoidAndHandsOutAnother() {
        Play play = Play.of(flow(callback("a").retry(retrier("Boom"))), "0");
        String first = play.callback();

        play.callBack(first, failed("Boom"));
        assertThat(play.callbacks).isEmpty();
        play.fire();
        String second = play.callback();

        assertThat(second).isNotEqualTo(first);
        int events = play.events.size();
        assertThat(play.callBack(first, DONE).events).hasSize(events);
        assertThat(play.callBack(second, DONE).output()).isEqualTo(Map.of("ok", true));
    }

    @Test
    void aCatchTakesTheErrorThatComesBack() {
        Play play = Play.of(flow(callback("a").caught("Boom", "b"), transform("b")), "0");

        play.callBack(play.callback(), failed("Boom"));

        assertThat(play.output()).isEqualTo(Map.of("Error", "Boom", "Cause", "because"));
    }

    @Test
    void aSiblingsErrorMakesTheTokenVoid() {
        Play play =
                Play.of(
                        flow(
                                transform("s").to("a", "b"),
                                callback("a").to("j"),
                                function("b").to("j"),
                                join("j")),
                        "0");
        String token = play.callback();

        play.fail("b", "Boom");

        assertThat(play.callbacks).isEmpty();
        assertThat(play.callBack(token, DONE).failure().error()).isEqualTo("Boom");
    }

    @Test
    void timesOutAndKillsWhatItStarted() {
        Play play = Play.of(flow(callbackOf("a").within(60)), "0");
        String call = play.call("a").call();

        play.fire();

        assertThat(play.failure().error()).isEqualTo("States.Timeout");
        assertThat(play.killed).containsExactly(call);
    }

    @Test
    void aHeartbeatKeepsItWaiting() {
        Play play = Play.of(flow(callback("a").within(60).heartbeat(10)), "0");

        assertThat(play.nextTimer()).isEqualTo(Duration.ofSeconds(10));
        play.after(Duration.ofSeconds(9)).callBack(play.callback(), ALIVE);
        assertThat(play.nextTimer()).isEqualTo(Duration.ofSeconds(19));
        play.crash().fire();

        assertThat(play.failure().error()).isEqualTo("States.HeartbeatTimeout");
        assertThat(play.failure().cause()).contains("Attempt 1 of a");
    }

    @Test
    void aMissedHeartbeatIsATimeoutForRetriesAndCatches() {
        Play play =
                Play.of(
                        flow(
                                callback("a").heartbeat(10).caught("States.Timeout", "b"),
                                transform("b").output("late")),
                        "0");

        assertThat(play.fire().output()).isEqualTo("late");
    }

    @Test
    void isCancelledWithTheGroupAroundIt() {
        Play play =
                Play.of(
                        flow(
                                group("g", callback("a")).within(5).caught("States.ALL", "b"),
                                transform("b").output("gone")),
                        "0");

        assertThat(play.fire().output()).isEqualTo("gone");
        assertThat(play.callbacks).isEmpty();
        assertThat(play.all(RunEvent.StepCancelled.class)).hasSize(1);
    }

    @Test
    void eachTokenIsAnother() {
        Play play =
                Play.of(
                        flow(
                                transform("s").to("a", "b"),
                                callback("a").to("j"),
                                callback("b").to("j"),
                                join("j")),
                        "0");

        assertThat(play.callbacks).hasSize(2);
    }
}
