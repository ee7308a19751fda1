package dev.sluice.engine.machine.state;

import static dev.sluice.engine.machine.Flows.flow;
import static dev.sluice.engine.machine.Flows.function;
import static dev.sluice.engine.machine.Flows.join;
import static dev.sluice.engine.machine.Flows.map;
import static dev.sluice.engine.machine.Flows.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.RunEvent.TimerKind;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.machine.program.Program;
import dev.sluice.engine.model.Flow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Events applied one by one, and those that cannot follow.
class EvolutionTest {
    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05Z");
    private static final StepPath A = StepPath.of("a");
    private static final RunEvent STARTED = new RunEvent.RunStarted("go", 7, 42, "{}", Map.of());
    private static final RunEvent SCHEDULED = new RunEvent.StepScheduled(A, 1, "t1", 7);
    private static final RunEvent CALLED = new RunEvent.StepStarted(A, 1, 1, "c1", "k1", 7);

    private final RunState state = new RunState("r");
    private final List<Command> commands = new ArrayList<>();

    private Entry apply(Flow flow, RunEvent... events) {
        var evolution = new Evolution(Program.of(flow), state, commands::add);
        Entry last = null;
        for (RunEvent event : events) {
            last = evolution.apply(event, NOW);
        }
        return java.util.Objects.requireNonNull(last);
    }

    @Test
    void givesEachEventItsPlace() {
        Entry entry = apply(flow(function("a")), STARTED, SCHEDULED);

        assertThat(entry).isEqualTo(new Entry("r", 2, NOW, SCHEDULED));
        assertThat(state.seq()).isEqualTo(2);
    }

    @Test
    void beginsWithATokenBeforeTheFirstStep() {
        apply(flow(function("a")), STARTED);

        Token root = java.util.Objects.requireNonNull(state.root());
        assertThat(root.id()).isEqualTo("t1");
        assertThat(root.phase()).isEqualTo(Phase.READY);
        assertThat(root.value()).isEqualTo(7);
        assertThat(state.next()).isSameAs(root);
        assertThat(state.isGoingOn()).isTrue();
        assertThat(state.started()).isEqualTo(NOW);
        assertThat(state.seed()).isEqualTo(42);
        assertThat(state.trigger()).isEqualTo("go");
        assertThat(state.input()).isEqualTo(7);
    }

    @Test
    void asksForACallWhenItBeginsAndNoMoreWhenItEnded() {
        apply(flow(function("a")), STARTED, SCHEDULED, CALLED);

        var call = new Command.CallFunction("c1", "k1", A, "a", 1, 1, "f-a", 7);
        assertThat(commands).containsExactly(call);
        assertThat(state.outstanding()).containsExactly(call);
        assertThat(state.calling("c1")).isSameAs(state.root());

        apply(flow(function("a")), new RunEvent.StepSucceeded(A, 1, 8, null));
        assertThat(commands).hasSize(1);
        assertThat(state.outstanding()).isEmpty();
        assertThat(state.calling("c1")).isNull();
    }

    @Test
    void killsTheCallAndStopsTheTimerOfACancelledStep() {
        apply(
                flow(function("a")),
                STARTED,
                SCHEDULED,
                CALLED,
                new RunEvent.TimerSet(A, 1, "x", TimerKind.TIMEOUT, NOW),
                new RunEvent.StepCancelled(A, 1, "c1"));

        assertThat(commands).endsWith(new Command.KillCall("c1"), new Command.StopTimer("x"));
        assertThat(state.timer("x")).isNull();
    }

    @Test
    void killsTheCallThatATimeoutEnds() {
        apply(
                flow(function("a")),
                STARTED,
                SCHEDULED,
                CALLED,
                new RunEvent.TimerSet(A, 1, "x", TimerKind.TIMEOUT, NOW),
                new RunEvent.TimerFired(A, "x"));

        assertThat(commands).endsWith(new Command.KillCall("c1"));
        assertThat(state.outstanding()).isEmpty();
    }

    @Test
    void stopsEveryTimerWhenTheRunEnds() {
        apply(
                flow(function("a")),
                STARTED,
                new RunEvent.TimerSet(null, 0, "run", TimerKind.RUN_TIMEOUT, NOW),
                SCHEDULED,
                CALLED,
                new RunEvent.RunFailed(new Failure("E", ""), null));

        assertThat(commands).contains(new Command.KillCall("c1"), new Command.StopTimer("run"));
        assertThat(state.status()).isEqualTo(RunState.Status.FAILED);
        assertThat(state.outstanding()).isEmpty();
        assertThat(state.root()).isNull();
        assertThat(state.busy()).isEmpty();
    }

    @Test
    void namesWhatComesNext() {
        apply(flow(function("a")), STARTED);
        assertThat(state.nextTokens(2)).containsExactly("t2", "t3");
        assertThat(state.nextFork()).isEqualTo("f1");
        assertThat(state.nextCall()).isEqualTo(1);
        assertThat(state.nextTimer()).isEqualTo("timer-1");

        apply(
                flow(function("a")),
                SCHEDULED,
                CALLED,
                new RunEvent.TimerSet(A, 1, "timer-1", TimerKind.TIMEOUT, NOW));
        assertThat(state.nextCall()).isEqualTo(2);
        assertThat(state.nextTimer()).isEqualTo("timer-2");
    }

    @Test
    void ignoresWhatChangesNothing() {
        apply(flow(function("a")), STARTED, SCHEDULED);
        Map<String, ?> before = new java.util.LinkedHashMap<>(state.description());

        apply(
                flow(function("a")),
                new RunEvent.RunResumed("other"),
                new RunEvent.FlowStarted(A, 1, "c1", "../b", "nested"),
                new RunEvent.CallbackReceived(A, "token", "success"));

        var after = new java.util.LinkedHashMap<String, Object>(state.description());
        assertThat(after.remove("seq")).isEqualTo(5L);
        before.remove("seq");
        assertThat(after).isEqualTo(before);
    }

    private record Wrong(Flow flow, List<RunEvent> events, String message) {}

    static Stream<Wrong> wrong() {
        Flow one = flow(function("a"));
        Flow fork =
                flow(List.of("a", "b"), transform("a").to("j"), transform("b").to("j"), join("j"));
        Flow each = flow(map("a", transform("b")));
        return Stream.of(
                new Wrong(
                        one,
                        List.of(STARTED, new RunEvent.StepScheduled(A, 1, "t9", 7)),
                        "The run has no token t9"),
                new Wrong(one, List.of(STARTED, CALLED), "Visit 1 of a does not go on"),
                new Wrong(
                        one,
                        List.of(STARTED, SCHEDULED, new RunEvent.StepSucceeded(A, 2, 1, null)),
                        "Visit 2 of a does not go on"),
                new Wrong(
                        one,
                        List.of(STARTED, SCHEDULED, new RunEvent.TimerFired(A, "x")),
                        "No timer x is set"),
                new Wrong(
                        one,
                        List.of(
                                STARTED,
                                SCHEDULED,
                                new RunEvent.TimerSet(A, 1, "x", TimerKind.RUN_TIMEOUT, NOW)),
                        "A run's timer belongs to no step"),
                new Wrong(
                        fork,
                        List.of(
                                STARTED,
                                new RunEvent.TokenForked(null, "f1", "t1", List.of("t2", "t3")),
                                new RunEvent.TokensJoined(StepPath.of("j"), "f1", "t1", List.of())),
                        "Nothing came to the join j"),
                new Wrong(
                        each,
                        List.of(
                                STARTED,
                                SCHEDULED,
                                new RunEvent.ItemStarted(A, 1, 0, 1),
                                new RunEvent.ItemEnded(A, 1, 1, 1, null)),
                        "Item 1 of a does not go on"),
                new Wrong(
                        one,
                        List.of(
                                STARTED,
                                SCHEDULED,
                                new RunEvent.TimerSet(A, 1, "x", TimerKind.WAIT, NOW),
                                CALLED),
                        "A token cannot go from WAITING to CALLING: t1 at a"),
                new Wrong(
                        one,
                        List.of(STARTED, new RunEvent.TokenEnded(null, "t1", 1)),
                        "A token cannot go from READY to ENDED: t1 at a"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesAnEventThatCannotFollow(Wrong wrong) {
        assertThatThrownBy(() -> apply(wrong.flow, wrong.events.toArray(RunEvent[]::new)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(wrong.message);
    }

    @Test
    void tellsForksWhileTheyAreOpen() {
        Flow flow =
                flow(List.of("a", "b"), function("a").to("j"), function("b").to("j"), join("j"));
        apply(
                flow,
                STARTED,
                new RunEvent.TokenForked(null, "f1", "t1", List.of("t2", "t3")),
                new RunEvent.StepScheduled(A, 1, "t2", 7),
                new RunEvent.StepSucceeded(A, 1, "A", null));

        Fork fork =
                java.util.Objects.requireNonNull(
                        java.util.Objects.requireNonNull(state.root()).fork());
        assertThat(fork.scope()).isEqualTo("f1");
        assertThat(fork.isDone()).isFalse();
        assertThat(fork.isSplit()).isFalse();
        assertThat(fork.join()).hasToString("j");
        assertThat(fork.branches())
                .extracting(Token::phase)
                .containsExactly(Phase.AT_JOIN, Phase.READY);
        assertThat(fork.outputs()).containsExactly("A", null);
    }

    @Test
    void tellsBoxesWhileTheyAreOpen() {
        Flow flow = flow(map("a", transform("b")));
        var b = StepPath.of("a[0]/b");
        apply(
                flow,
                STARTED,
                SCHEDULED,
                new RunEvent.ItemStarted(A, 1, 0, 10),
                new RunEvent.ItemStarted(A, 1, 1, 11),
                new RunEvent.StepScheduled(b, 1, "t2", 10),
                new RunEvent.StepSucceeded(b, 1, 5, null),
                new RunEvent.TokenEnded(b, "t2", 5),
                new RunEvent.ItemEnded(A, 1, 0, 5, null));

        Box box =
                java.util.Objects.requireNonNull(
                        java.util.Objects.requireNonNull(state.root()).box());
        assertThat(box.started()).isEqualTo(2);
        assertThat(box.ended()).isEqualTo(1);
        assertThat(box.open()).isEqualTo(1);
        assertThat(box.failed()).isZero();
        assertThat(box.outputs()).containsExactly(5);
        assertThat(box.active()).extracting(Token::id).containsExactly("t3");
        assertThat(box.active(0)).isNull();
        assertThat(java.util.Objects.requireNonNull(box.active(1)).slot()).isEqualTo(1);
    }
}
