package dev.sluice.engine.machine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Decision;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.Flows;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.program.Program;
import dev.sluice.engine.machine.state.RunState;
import dev.sluice.engine.model.Flow;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Plays a run by hand: takes the commands the machine gives, answers them as the test says, and
/// moves the clock. After every input it checks that the events alone give the same state, and that
/// what the state calls outstanding is what the commands so far come to.
final class Play {
    static final Instant BEGIN = Instant.parse("2030-01-02T03:04:05.006Z");

    final List<RunEvent> events = new ArrayList<>();
    final List<Entry> entries = new ArrayList<>();
    final Map<String, Command.Call> calls = new LinkedHashMap<>();
    final Set<String> callbacks = new LinkedHashSet<>();
    final List<Command.Pause> pauses = new ArrayList<>();
    final Map<String, Instant> timers = new LinkedHashMap<>();
    final List<String> killed = new ArrayList<>();
    RunState state;
    Instant now = BEGIN;

    private final Machine machine;
    private RunState reread;
    private boolean goesOn;
    private boolean cutShort;

    private Play(Flow flow, String run) {
        this(flow, run, Breakpoints.NONE);
    }

    private Play(Flow flow, String run, Breakpoints breakpoints) {
        machine = new Machine(Program.of(flow), Machine.REPEATABLE, breakpoints);
        state = new RunState(run);
        reread = new RunState(run);
    }

    static Play of(Flow flow, String eventJson) {
        return of(flow, "run-1", Flows.json(eventJson), 42);
    }

    static Play of(Flow flow, String run, @Nullable Object event, long seed) {
        return new Play(flow, run)
                .give(new Input.Start("go", event, seed, "{}", Map.of("f", "hash")));
    }

    /// A run that waits where the breakpoints say.
    static Play of(Flow flow, @Nullable Object event, long seed, Breakpoints breakpoints) {
        return new Play(flow, "run-1", breakpoints)
                .give(new Input.Start("go", event, seed, "{}", Map.of("f", "hash")));
    }

    /// A run that is not carried on by itself after 512 steps.
    static Play step(Flow flow, String eventJson) {
        var play = new Play(flow, "run-1");
        play.cutShort = true;
        return play.give(new Input.Start("go", Flows.json(eventJson), 42, "{}", Map.of()));
    }

    Play give(Input input) {
        Decision decision = machine.decide(state, input, now);
        long seq = entries.size();
        for (Entry entry : decision.entries()) {
            assertThat(entry.seq()).isEqualTo(++seq);
            assertThat(entry.time()).isEqualTo(now);
            entries.add(entry);
            events.add(entry.event());
            machine.evolve(reread, entry);
        }
        goesOn = false;
        decision.commands().forEach(this::take);
        assertThat(reread.description()).isEqualTo(state.description());
        assertThat(reread.outstanding()).isEqualTo(state.outstanding());
        assertThat(asked(state)).isEqualTo(asked());
        return goesOn && !cutShort ? give(new Input.Continue()) : this;
    }

    private static Set<String> asked(RunState state) {
        return state.outstanding().stream()
                .map(
                        command ->
                                switch (command) {
                                    case Command.Call call -> call.call();
                                    case Command.AwaitCallback await -> await.token();
                                    case Command.StartTimer timer -> timer.timer();
                                    case Command.Pause pause -> name(pause);
                                    case Command.GoOn _ -> "go on";
                                    case Command.KillCall _,
                                            Command.LeaveCall _,
                                            Command.EndCallback _,
                                            Command.EndPause _,
                                            Command.StopTimer _ ->
                                            "";
                                })
                .collect(Collectors.toSet());
    }

    private static String name(Command.Pause pause) {
        return pause.step() + "#" + pause.visit();
    }

    /// Goes on from a breakpoint.
    Play over(Command.Pause pause, @Nullable Object input) {
        return give(new Input.PauseOver(pause.step(), pause.visit(), input));
    }

    private Set<String> asked() {
        Set<String> all = new HashSet<>(calls.keySet());
        all.addAll(timers.keySet());
        all.addAll(callbacks);
        pauses.forEach(pause -> all.add(name(pause)));
        if (goesOn) {
            all.add("go on");
        }
        return all;
    }

    private void take(Command command) {
        switch (command) {
            case Command.Call call -> calls.put(call.call(), call);
            case Command.LeaveCall leave -> calls.remove(leave.call());
            case Command.AwaitCallback await -> assertThat(callbacks.add(await.token())).isTrue();
            case Command.EndCallback end -> assertThat(callbacks.remove(end.token())).isTrue();
            case Command.KillCall kill -> {
                assertThat(calls.remove(kill.call())).isNotNull();
                killed.add(kill.call());
            }
            case Command.Pause pause -> pauses.add(pause);
            case Command.EndPause end ->
                    assertThat(
                                    pauses.removeIf(
                                            p ->
                                                    p.step().equals(end.step())
                                                            && p.visit() == end.visit()))
                            .isTrue();
            case Command.StartTimer timer -> timers.put(timer.timer(), timer.due());
            case Command.StopTimer stop -> assertThat(timers.remove(stop.timer())).isNotNull();
            case Command.GoOn _ -> goesOn = true;
        }
    }

    /// Forgets the state and reads it again from the events.
    Play crash() {
        state = reread;
        reread = new RunState(state.run());
        entries.forEach(entry -> machine.evolve(reread, entry));
        return this;
    }

    /// A run that has gone as far as some events of this one.
    Play from(List<Entry> first) {
        var play = new Play(machine.program().flow(), state.run());
        for (Entry entry : first) {
            machine.evolve(play.state, entry);
            machine.evolve(play.reread, entry);
            play.entries.add(entry);
            play.events.add(entry.event());
            play.now = entry.time();
        }
        play.state.outstanding().forEach(play::take);
        return play.goesOn ? play.goOn() : play;
    }

    Play goOn() {
        return give(new Input.Continue());
    }

    boolean goesOn() {
        return goesOn;
    }

    /// The oldest call of a step without an answer.
    Command.Call call(String step) {
        return calls.values().stream()
                .filter(c -> c.step().text().equals(step))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No call of " + step + " in " + calls));
    }

    Play answer(String step, String json) {
        return answer(call(step), Flows.json(json));
    }

    Play answer(Command.Call call, @Nullable Object result) {
        calls.remove(call.call());
        return give(new Input.CallSucceeded(call.call(), result, null));
    }

    Play fail(String step, String error) {
        return fail(call(step), error);
    }

    Play fail(Command.Call call, String error) {
        calls.remove(call.call());
        return give(new Input.CallFailed(call.call(), new Failure(error, "because"), null));
    }

    /// The token that was handed out first and is still good.
    String callback() {
        return callbacks.stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("No callback is awaited"));
    }

    Play callBack(String token, CallbackAnswer answer) {
        return give(new Input.CallbackAnswered(token, answer));
    }

    /// Moves the clock to the next timer and lets it fire.
    Play fire() {
        var next =
                timers.entrySet().stream()
                        .min(Map.Entry.comparingByValue())
                        .orElseThrow(() -> new AssertionError("No timer is set"));
        now = next.getValue().isAfter(now) ? next.getValue() : now;
        timers.remove(next.getKey());
        return give(new Input.TimerDue(next.getKey()));
    }

    Play after(Duration time) {
        now = now.plus(time);
        return this;
    }

    /// How long after the run's begin the next timer is due.
    Duration nextTimer() {
        return Duration.between(
                BEGIN, timers.values().stream().min(Instant::compareTo).orElseThrow());
    }

    RunEvent last() {
        return events.getLast();
    }

    /// What the run ended with; fails where it did not end well.
    @Nullable Object output() {
        assertThat(last()).isInstanceOf(RunEvent.RunSucceeded.class);
        return ((RunEvent.RunSucceeded) last()).output();
    }

    /// The error the run ended in.
    Failure failure() {
        assertThat(last()).isInstanceOf(RunEvent.RunFailed.class);
        return ((RunEvent.RunFailed) last()).failure();
    }

    /// The steps in the order they were scheduled.
    List<String> path() {
        return all(RunEvent.StepScheduled.class).stream().map(e -> e.step().text()).toList();
    }

    <E> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
