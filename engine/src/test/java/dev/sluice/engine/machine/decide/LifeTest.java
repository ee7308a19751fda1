package dev.sluice.engine.machine.decide;

import static dev.sluice.engine.machine.Flows.flow;
import static dev.sluice.engine.machine.Flows.function;
import static dev.sluice.engine.machine.Flows.join;
import static dev.sluice.engine.machine.Flows.retrier;
import static dev.sluice.engine.machine.Flows.transform;
import static dev.sluice.engine.machine.Flows.waitFor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Decision;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.Flows;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.machine.program.Program;
import dev.sluice.engine.machine.state.RunState;
import dev.sluice.engine.model.Flow;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Beginning, cancelling, resuming; ids; what the state tells.
class LifeTest {
    private static final Flow FLOW =
            flow(
                    transform("s").to("a", "w"),
                    function("a").within(50).retry(retrier("States.ALL")).to("j"),
                    waitFor("w", 20).to("j"),
                    join("j"));

    @Test
    void recordsWhatTheRunBeganWith() {
        Play play = Play.of(FLOW, "{'n': 1}");

        assertThat(play.events.getFirst())
                .isEqualTo(
                        new RunEvent.RunStarted(
                                "go", Flows.json("{'n': 1}"), 42, "{}", Map.of("f", "hash")));
        assertThat(play.state.started()).isEqualTo(Play.BEGIN);
        assertThat(play.state.status()).isEqualTo(RunState.Status.RUNNING);
    }

    @Test
    void cancelsEverythingOnDemand() {
        Play play = Play.of(FLOW, "0").give(new Input.Cancel("the user said so"));

        assertThat(play.last()).isEqualTo(new RunEvent.RunCancelled("the user said so"));
        assertThat(play.calls).isEmpty();
        assertThat(play.timers).isEmpty();
        assertThat(play.all(RunEvent.StepCancelled.class)).hasSize(2);
        assertThat(play.state.isOver()).isTrue();
        assertThat(play.state.outstanding()).isEmpty();
    }

    @Test
    void takesNoInputBeforeTheStartNorASecondStartNorAnyAfterTheEnd() {
        var machine = new Machine(Program.of(flow(function("a"))));
        var state = new RunState("r");
        var start = new Input.Start("go", 1, 1, "", Map.of());

        assertThat(machine.decide(state, new Input.Continue(), Instant.EPOCH))
                .isEqualTo(Decision.NONE);
        machine.decide(state, start, Instant.EPOCH);
        assertThat(machine.decide(state, start, Instant.EPOCH)).isEqualTo(Decision.NONE);
        machine.decide(state, new Input.Cancel(""), Instant.EPOCH);
        assertThat(machine.decide(state, new Input.Cancel(""), Instant.EPOCH))
                .isEqualTo(Decision.NONE);
    }

    @Test
    void refusesATriggerTheFlowDoesNotHave() {
        var machine = new Machine(Program.of(FLOW));
        var state = new RunState("r");

        assertThatThrownBy(
                        () ->
                                machine.decide(
                                        state,
                                        new Input.Start("other", 1, 1, "", Map.of()),
                                        Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The flow test has no trigger other");
        assertThat(state.seq()).isZero();
    }

    @Test
    void givesAllOpenWorkAgainAfterACrash() {
        Play play = Play.of(FLOW, "0");
        var call = play.call("a");

        var state = new RunState("run-1");
        var machine = new Machine(Program.of(FLOW));
        play.entries.forEach(entry -> machine.evolve(state, entry));
        Decision resumed = machine.decide(state, new Input.Resume("other"), play.now);

        assertThat(resumed.entries().stream().map(Entry::event))
                .containsExactly(new RunEvent.RunResumed("other"));
        assertThat(state.outstanding())
                .containsExactly(
                        call,
                        new Command.StartTimer("timer-1", Play.BEGIN.plusSeconds(50)),
                        new Command.StartTimer("timer-2", Play.BEGIN.plusSeconds(20)));
    }

    @Test
    void goesOnFromReadEventsAsItWouldHaveWithoutTheCrash() {
        Play whole = Play.of(FLOW, "0").fail("a", "x").fire().answer("a", "1").fire();
        List<RunEvent> expected = whole.events;

        Play before = Play.of(FLOW, "0").fail("a", "x");
        var state = new RunState("run-1");
        var machine = new Machine(Program.of(FLOW));
        before.entries.forEach(entry -> machine.evolve(state, entry));
        Instant now = before.nextTimer().isZero() ? before.now : Play.BEGIN.plusSeconds(1);
        var events = new java.util.ArrayList<>(before.events);
        machine.decide(state, new Input.TimerDue("timer-3"), now)
                .entries()
                .forEach(e -> events.add(e.event()));

        assertThat(events).isEqualTo(expected.subList(0, events.size()));
    }

    @Test
    void namesCallsByTheRunAndTheirNumberAlone() {
        String first = Play.of(FLOW, "run-1", 0, 1).call("a").call();

        assertThat(Play.of(FLOW, "run-1", 5, 2).call("a").call()).isEqualTo(first);
        assertThat(Play.of(FLOW, "run-2", 0, 1).call("a").call()).isNotEqualTo(first);
        assertThat(first).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    @Test
    void givesEveryAttemptAnotherKey() {
        Play play = Play.of(FLOW, "0");
        assertThat(play.call("a").key()).isEqualTo("run-1/a#1.1");
        play.fail("a", "x").fire();
        assertThat(play.call("a").key()).isEqualTo("run-1/a#1.2");
    }

    @Test
    void tellsWhatGoesOn() {
        Play play = Play.of(FLOW, "0");

        assertThat(play.state.busy())
                .containsExactlyInAnyOrder(
                        new RunState.Busy(StepPath.of("a"), 1, 1, Play.BEGIN),
                        new RunState.Busy(StepPath.of("w"), 1, 1, Play.BEGIN));
        assertThat(play.state.openCalls()).isEqualTo(1);
        assertThat(play.state.steps()).isEqualTo(3);
    }

    @Test
    void handsAMeasurementOnWithTheEventThatEndsTheCall() {
        var report = new CallReport(1.0, null, true, 20.0, 100L, 128, "h");
        for (Input answer :
                List.of(
                        new Input.CallSucceeded("", 1, report),
                        new Input.CallFailed("", new Failure("E", ""), report))) {
            Play play = Play.of(flow(function("a")), "0");
            String call = play.call("a").call();
            play.calls.clear();
            play.give(
                    switch (answer) {
                        case Input.CallSucceeded(_, var result, var r) ->
                                new Input.CallSucceeded(call, result, r);
                        case Input.CallFailed(_, var failure, var r) ->
                                new Input.CallFailed(call, failure, r);
                        default -> throw new AssertionError();
                    });
            assertThat(play.events)
                    .anyMatch(
                            e ->
                                    e instanceof RunEvent.StepSucceeded s && report.equals(s.call())
                                            || e instanceof RunEvent.StepFailed f
                                                    && report.equals(f.call()));
        }
    }

    @Test
    void servesManyRunsAtOnce() {
        var machine = new Machine(Program.of(flow(function("a"))));
        var one = new RunState("one");
        var two = new RunState("two");
        machine.decide(one, new Input.Start("go", 1, 1, "", Map.of()), Play.BEGIN);
        machine.decide(two, new Input.Start("go", 2, 1, "", Map.of()), Play.BEGIN);

        assertThat(one.outstanding()).hasSize(1).isNotEqualTo(two.outstanding());
    }
}
