package dev.sluice.engine.machine.decide;

import static dev.sluice.engine.machine.Flows.callbackOf;
import static dev.sluice.engine.machine.Flows.choice;
import static dev.sluice.engine.machine.Flows.flow;
import static dev.sluice.engine.machine.Flows.function;
import static dev.sluice.engine.machine.Flows.group;
import static dev.sluice.engine.machine.Flows.join;
import static dev.sluice.engine.machine.Flows.limited;
import static dev.sluice.engine.machine.Flows.map;
import static dev.sluice.engine.machine.Flows.retrier;
import static dev.sluice.engine.machine.Flows.succeed;
import static dev.sluice.engine.machine.Flows.transform;
import static dev.sluice.engine.machine.Flows.waitFor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

/// The exact events of small runs, in their order: what journals hold and all views are made of.
class EventsTest {
    /// One line for each event.
    private static List<String> told(Play play) {
        return play.events.stream().map(EventsTest::line).toList();
    }

    private static String line(RunEvent event) {
        return switch (event) {
            case RunEvent.RunStarted e -> "started by " + e.trigger() + " with " + e.input();
            case RunEvent.RunResumed e -> "resumed by " + e.owner();
            case RunEvent.StepScheduled e ->
                    at("scheduled", e.step(), e.visit()) + " " + e.token() + " " + e.input();
            case RunEvent.StepStarted e ->
                    at("called", e.step(), e.visit()) + "." + e.attempt() + " " + e.arguments();
            case RunEvent.StepSucceeded e ->
                    at("succeeded", e.step(), e.visit()) + " " + e.output();
            case RunEvent.StepFailed e ->
                    at("failed", e.step(), e.visit()) + "." + e.attempt() + name(e.failure());
            case RunEvent.StepCancelled e -> at("cancelled", e.step(), e.visit());
            case RunEvent.StepCaught e ->
                    at("caught", e.step(), e.visit()) + name(e.failure()) + " by " + e.catcher();
            case RunEvent.StepRetried e ->
                    at("retried", e.step(), e.visit())
                            + "."
                            + e.attempt()
                            + name(e.failure())
                            + " by "
                            + e.retrier()
                            + " after "
                            + e.delaySeconds();
            case RunEvent.StepPaused e -> at("paused", e.step(), e.visit());
            case RunEvent.TokenForked e ->
                    "forked "
                            + e.scope()
                            + " "
                            + e.token()
                            + " into "
                            + e.tokens()
                            + after(e.step());
            case RunEvent.TokenEnded e ->
                    "ended " + e.token() + " with " + e.output() + after(e.step());
            case RunEvent.TokensJoined e ->
                    "joined " + e.scope() + " at " + e.step() + " " + e.inputs();
            case RunEvent.ChoiceTaken e -> at("chose", e.step(), e.visit()) + " " + e.rule();
            case RunEvent.VariableAssigned e ->
                    "assigned " + e.scope() + "." + e.name() + " = " + e.value();
            case RunEvent.ItemsAsked e -> at("asked from " + e.from(), e.step(), e.visit());
            case RunEvent.ItemsRead e ->
                    at("read", e.step(), e.visit()) + " " + e.items() + (e.atEnd() ? " last" : "");
            case RunEvent.ItemStarted e ->
                    at("item", e.step(), e.visit()) + " [" + e.index() + "] " + e.input();
            case RunEvent.ItemEnded e ->
                    at("item ended", e.step(), e.visit())
                            + " ["
                            + e.index()
                            + "] "
                            + e.output()
                            + name(e.failure());
            case RunEvent.TimerSet e -> "timer " + e.timer() + " " + e.kind() + after(e.step());
            case RunEvent.TimerFired e -> "fired " + e.timer();
            case RunEvent.CallbackWaiting e -> at("waiting", e.step(), e.visit());
            case RunEvent.CallbackSent e -> at("sent", e.step(), e.visit());
            case RunEvent.CallbackReceived e -> "received " + e.answer() + after(e.step());
            case RunEvent.FlowStarted e -> at("runs " + e.flow(), e.step(), e.visit());
            case RunEvent.RunSucceeded e -> "run succeeded with " + e.output();
            case RunEvent.RunFailed e -> "run failed" + name(e.failure()) + after(e.step());
            case RunEvent.RunCancelled e -> "run cancelled: " + e.reason();
        };
    }

    private static String at(String what, StepPath step, int visit) {
        return what + " " + step + "#" + visit;
    }

    private static String after(@Nullable StepPath step) {
        return step == null ? "" : " (" + step + ")";
    }

    private static String name(@Nullable Failure failure) {
        return failure == null ? "" : " " + failure.error();
    }

    @Test
    void ofACallback() {
        Play play = Play.of(flow(callbackOf("a").within(9).heartbeat(3)), "7");

        play.answer("a", "8")
                .callBack(play.callback(), new CallbackAnswer.Heartbeat())
                .callBack(play.callback(), new CallbackAnswer.Success(9));

        assertThat(told(play))
                .containsExactly(
                        "started by go with 7",
                        "scheduled a#1 t1 7",
                        "waiting a#1",
                        "called a#1.1 7",
                        "timer timer-1 TIMEOUT (a)",
                        "timer timer-2 HEARTBEAT (a)",
                        "sent a#1",
                        "received heartbeat (a)",
                        "timer timer-3 HEARTBEAT (a)",
                        "received success (a)",
                        "succeeded a#1 9",
                        "ended t1 with 9 (a)",
                        "run succeeded with 9");
    }

    @Test
    void ofACall() {
        Play play = Play.of(flow(function("a").assign("x", 1).to("b"), transform("b")), "7");

        play.answer("a", "8");

        assertThat(told(play))
                .containsExactly(
                        "started by go with 7",
                        "scheduled a#1 t1 7",
                        "called a#1.1 7",
                        "assigned t1.x = 1",
                        "succeeded a#1 8",
                        "scheduled b#1 t1 8",
                        "succeeded b#1 8",
                        "ended t1 with 8 (b)",
                        "run succeeded with 8");
    }

    @Test
    void ofAForkAndItsJoin() {
        Play play =
                Play.of(
                        flow(
                                transform("s").to("a", "b"),
                                transform("a").output("A").to("j"),
                                choice("b").when("{% true %}", "j").otherwise("e"),
                                succeed("e"),
                                join("j")),
                        "0");

        assertThat(told(play))
                .containsExactly(
                        "started by go with 0",
                        "scheduled s#1 t1 0",
                        "succeeded s#1 0",
                        "forked f1 t1 into [t2, t3] (s)",
                        "scheduled a#1 t2 0",
                        "succeeded a#1 A",
                        "scheduled b#1 t3 0",
                        "chose b#1 0",
                        "succeeded b#1 0",
                        "joined f1 at j [A, 0]",
                        "scheduled j#1 t1 [A, 0]",
                        "succeeded j#1 [A, 0]",
                        "ended t1 with [A, 0] (j)",
                        "run succeeded with [A, 0]");
    }

    @Test
    void ofAForkThatNothingJoins() {
        Play play = Play.of(flow(List.of("a", "b"), transform("a").output(1), transform("b")), "0");

        assertThat(told(play))
                .containsExactly(
                        "started by go with 0",
                        "forked f1 t1 into [t2, t3]",
                        "scheduled a#1 t2 0",
                        "succeeded a#1 1",
                        "ended t2 with 1 (a)",
                        "scheduled b#1 t3 0",
                        "succeeded b#1 0",
                        "ended t3 with 0 (b)",
                        "ended t1 with [1, 0]",
                        "run succeeded with [1, 0]");
    }

    @Test
    void ofARetryThatIsCaughtInTheEnd() {
        Play play =
                Play.of(
                        flow(
                                function("a")
                                        .within(9)
                                        .retry(retrier(1, "Boom"))
                                        .caught("Boom", "c"),
                                transform("c").output("saved")),
                        "0");

        play.fail("a", "Boom").fire().fail("a", "Boom");

        assertThat(told(play))
                .containsExactly(
                        "started by go with 0",
                        "scheduled a#1 t1 0",
                        "called a#1.1 0",
                        "timer timer-1 TIMEOUT (a)",
                        "retried a#1.1 Boom by 0 after 1.0",
                        "timer timer-2 RETRY (a)",
                        "fired timer-2",
                        "called a#1.2 0",
                        "timer timer-3 TIMEOUT (a)",
                        "caught a#1 Boom by 0",
                        "scheduled c#1 t1 {Error=Boom, Cause=because}",
                        "succeeded c#1 saved",
                        "ended t1 with saved (c)",
                        "run succeeded with saved");
    }

    @Test
    void ofATimeoutThatFailsTheRun() {
        Play play = Play.of(limited(flow(function("a").within(9)), 60, null), "0").fire();

        assertThat(told(play))
                .containsExactly(
                        "started by go with 0",
                        "timer timer-1 RUN_TIMEOUT",
                        "scheduled a#1 t1 0",
                        "called a#1.1 0",
                        "timer timer-2 TIMEOUT (a)",
                        "fired timer-2",
                        "failed a#1.1 States.Timeout",
                        "run failed States.Timeout (a)");
    }

    @Test
    void ofAnErrorThatRisesOutOfAFork() {
        Play play =
                Play.of(
                        flow(
                                transform("s").to("a", "w", "j"),
                                function("a").to("j"),
                                waitFor("w", 5).to("j"),
                                join("j")),
                        "0");

        play.fail("a", "Boom");

        assertThat(told(play))
                .endsWith(
                        "called a#1.1 0",
                        "scheduled w#1 t3 0",
                        "timer timer-1 WAIT (w)",
                        "failed a#1.1 Boom",
                        "cancelled w#1",
                        "run failed Boom (a)");
    }

    @Test
    void ofAGroupThatIsTriedAgain() {
        Play play =
                Play.of(
                        flow(
                                group("g", List.of("a", "b"), function("a"), transform("b"))
                                        .retry(retrier("Boom"))),
                        "0");

        play.fail("g/a", "Boom").fire().answer("g/a", "1");

        assertThat(told(play))
                .containsExactly(
                        "started by go with 0",
                        "scheduled g#1 t1 0",
                        "item g#1 [0] 0",
                        "forked f1 t2 into [t3, t4]",
                        "scheduled g/a#1 t3 0",
                        "called g/a#1.1 0",
                        "scheduled g/b#1 t4 0",
                        "succeeded g/b#1 0",
                        "ended t4 with 0 (g/b)",
                        "failed g/a#1.1 Boom",
                        "retried g#1.1 Boom by 0 after 1.0",
                        "timer timer-1 RETRY (g)",
                        "fired timer-1",
                        "item g#1 [1] 0",
                        "forked f2 t5 into [t6, t7]",
                        "scheduled g/a#2 t6 0",
                        "called g/a#2.1 0",
                        "scheduled g/b#2 t7 0",
                        "succeeded g/b#2 0",
                        "ended t7 with 0 (g/b)",
                        "succeeded g/a#2 1",
                        "ended t6 with 1 (g/a)",
                        "ended t5 with [1, 0]",
                        "succeeded g#1 [1, 0]",
                        "ended t1 with [1, 0] (g)",
                        "run succeeded with [1, 0]");
    }

    @Test
    void ofAMapWithAToleratedFailure() {
        Play play = Play.of(flow(map("m", function("a")).atOnce(1).tolerating(1, null)), "[1, 2]");

        play.fail("m[0]/a", "Boom").answer("m[1]/a", "9");

        assertThat(told(play))
                .containsExactly(
                        "started by go with [1, 2]",
                        "scheduled m#1 t1 [1, 2]",
                        "item m#1 [0] 1",
                        "scheduled m[0]/a#1 t2 1",
                        "called m[0]/a#1.1 1",
                        "failed m[0]/a#1.1 Boom",
                        "item ended m#1 [0] null Boom",
                        "item m#1 [1] 2",
                        "scheduled m[1]/a#1 t3 2",
                        "called m[1]/a#1.1 2",
                        "succeeded m[1]/a#1 9",
                        "ended t3 with 9 (m[1]/a)",
                        "item ended m#1 [1] 9",
                        "succeeded m#1 [{Error=Boom, Cause=because}, 9]",
                        "ended t1 with [{Error=Boom, Cause=because}, 9] (m)",
                        "run succeeded with [{Error=Boom, Cause=because}, 9]");
    }
}
