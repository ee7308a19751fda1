package dev.sluice.engine.export.aws;

import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Decision;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.decide.Machine;
import dev.sluice.engine.machine.program.Program;
import dev.sluice.engine.machine.state.RunState;
import dev.sluice.engine.model.Flow;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A run of a flow by our own machine, with mocked calls: the n-th call of a step takes the n-th
/// answer. Timers fire when nothing else is left to do.
final class Ours {
    /// What a call answers.
    sealed interface Answer {
        record Return(Object value) implements Answer {}

        record Throw(String error, String cause) implements Answer {}
    }

    private final Machine machine;
    private final RunState state = new RunState("run");
    private final Map<String, List<Answer>> mocks;
    private final Map<String, Integer> calls = new HashMap<>();
    private final Deque<Command.Call> open = new ArrayDeque<>();
    private final Map<String, Instant> timers = new LinkedHashMap<>();
    private final List<RunEvent> events = new ArrayList<>();
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private boolean goesOn;

    private Ours(Flow flow, Map<String, List<Answer>> mocks) {
        this.machine = new Machine(Program.of(flow));
        this.mocks = mocks;
    }

    static List<RunEvent> run(
            Flow flow, String trigger, Object event, Map<String, List<Answer>> mocks) {
        var run = new Ours(flow, mocks);
        run.give(new Input.Start(trigger, event, 1, "{}", Map.of()));
        while (run.goOn()) {}
        return run.events;
    }

    private boolean goOn() {
        if (goesOn) {
            give(new Input.Continue());
        } else if (!open.isEmpty()) {
            answer(open.pop());
        } else if (!timers.isEmpty()) {
            var next = timers.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
            now = next.getValue().isAfter(now) ? next.getValue() : now;
            timers.remove(next.getKey());
            give(new Input.TimerDue(next.getKey()));
        } else {
            return false;
        }
        return true;
    }

    private void answer(Command.Call call) {
        List<Answer> answers = mocks.get(call.stepId());
        int n = calls.merge(call.stepId(), 1, Integer::sum) - 1;
        give(
                switch (answers.get(Math.min(n, answers.size() - 1))) {
                    case Answer.Return(Object value) ->
                            new Input.CallSucceeded(call.call(), value, null);
                    case Answer.Throw(String error, String cause) ->
                            new Input.CallFailed(call.call(), new Failure(error, cause), null);
                });
    }

    private void give(Input input) {
        goesOn = false;
        Decision decision = machine.decide(state, input, now);
        decision.entries().stream().map(Entry::event).forEach(events::add);
        for (Command command : decision.commands()) {
            switch (command) {
                case Command.Call call -> open.add(call);
                case Command.LeaveCall _,
                        Command.AwaitCallback _,
                        Command.EndCallback _,
                        Command.Pause _,
                        Command.EndPause _ -> {}
                case Command.KillCall kill -> open.removeIf(c -> c.call().equals(kill.call()));
                case Command.StartTimer timer -> timers.put(timer.timer(), timer.due());
                case Command.StopTimer stop -> timers.remove(stop.timer());
                case Command.GoOn _ -> goesOn = true;
            }
        }
    }
}
