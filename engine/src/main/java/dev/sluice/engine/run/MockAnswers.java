package dev.sluice.engine.run;

import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.run.RunRequest.Mock;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The mocked answers of one run, and which were given. For the run's thread alone.
final class MockAnswers {
    private final Map<String, List<Mock>> mocks;
    private final StepIds ids;
    private final Map<String, Integer> made = new HashMap<>();
    private final Map<String, Integer> ordinals = new HashMap<>();

    MockAnswers(Map<String, List<Mock>> mocks, StepIds ids) {
        this.mocks = mocks;
        this.ids = ids;
    }

    /// Learns of a call that was made before the run was resumed.
    void replay(RunEvent.StepStarted call) {
        ordinal(call.call(), ids.of(call.step()));
    }

    /// The answer to a call; `null` where it is to be made for real.
    @Nullable Input answer(Command.CallFunction command) {
        List<Mock> answers = mocks.get(command.stepId());
        if (answers == null || answers.isEmpty()) {
            return null;
        }
        int ordinal = ordinal(command.call(), command.stepId());
        return switch (answers.get(Math.min(ordinal, answers.size()) - 1)) {
            case Mock.Return(var value) -> new Input.CallSucceeded(command.call(), value, null);
            case Mock.Throw(var error, var cause) ->
                    new Input.CallFailed(command.call(), new Failure(error, cause), null);
        };
    }

    /// Which call of its step it is, from 1; the same when it is issued again.
    private int ordinal(String call, String step) {
        return mocks.isEmpty()
                ? 1
                : ordinals.computeIfAbsent(call, _ -> made.merge(step, 1, Integer::sum));
    }
}
