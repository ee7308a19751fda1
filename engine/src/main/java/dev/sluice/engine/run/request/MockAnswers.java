package dev.sluice.engine.run.request;

import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.run.request.RunRequest.Mock;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The mocked answers of one run, and which were given. For the run's thread alone.
public final class MockAnswers {
    private final Map<String, List<Mock>> mocks;
    private final StepIds ids;
    private final Map<String, Step> steps;
    private final Map<String, Integer> made = new HashMap<>();
    private final Map<String, Integer> ordinals = new HashMap<>();

    public MockAnswers(Map<String, List<Mock>> mocks, StepIds ids, Flow flow) {
        this.mocks = mocks;
        this.ids = ids;
        this.steps = mocks.isEmpty() ? Map.of() : flow.stepsById();
    }

    /// Learns of what was called before the run was resumed.
    public void replay(RunEvent event) {
        if (mocks.isEmpty()) {
            return;
        }
        switch (event) {
            case RunEvent.StepStarted call -> {
                String step = ids.of(call.step());
                if (!isCallback(step)) {
                    ordinal(call.call(), step);
                }
            }
            case RunEvent.ItemsAsked asked -> ordinal(asked.call(), ids.of(asked.step()));
            case RunEvent.CallbackWaiting waiting ->
                    ordinal(waiting.token(), ids.of(waiting.step()));
            case RunEvent _ -> {}
        }
    }

    /// The answer to a call; `null` where it is to be made for real. What a callback would start
    /// comes back at once: its answer does not matter.
    public @Nullable Input answer(Command.Call command) {
        if (isMocked(command.stepId()) && isCallback(command.stepId())) {
            return new Input.CallSucceeded(command.call(), null, null);
        }
        return switch (mock(command.stepId(), command.call())) {
            case Mock.Return(var value) ->
                    new Input.CallSucceeded(
                            command.call(),
                            command instanceof Command.ReadItems reader
                                    ? allItems(value, reader.arguments())
                                    : value,
                            null);
            case Mock.Throw(var error, var cause) ->
                    new Input.CallFailed(command.call(), new Failure(error, cause), null);
            case null -> null;
        };
    }

    /// The answer for a callback's token; `null` where somebody is to give it.
    public @Nullable Input answer(Command.AwaitCallback command) {
        CallbackAnswer answer =
                switch (mock(command.stepId(), command.token())) {
                    case Mock.Return(var value) -> new CallbackAnswer.Success(value);
                    case Mock.Throw(var error, var cause) ->
                            new CallbackAnswer.Failed(new Failure(error, cause));
                    case null -> null;
                };
        return answer == null ? null : new Input.CallbackAnswered(command.token(), answer);
    }

    /// A mocked reader gives all items at once, as many as it may. They can be what a bucket
    /// answers when its objects are listed.
    private static @Nullable Object allItems(@Nullable Object value, @Nullable Object arguments) {
        Object given = value instanceof Map<?, ?> map ? map.get("Contents") : value;
        if (!(given instanceof List<?> items)) {
            return value;
        }
        int most = Math.min(items.size(), mostItems(arguments));
        return Map.of("items", items.subList(0, most), "last", true);
    }

    private static int mostItems(@Nullable Object arguments) {
        if (!(arguments instanceof Map<?, ?> reader)) {
            return Integer.MAX_VALUE;
        }
        Object most =
                reader.get("ReaderConfig") instanceof Map<?, ?> config
                        ? config.get("MaxItems")
                        : reader.get("maxItems");
        return most instanceof Number number && number.longValue() > 0
                ? (int) Math.min(number.longValue(), Integer.MAX_VALUE)
                : Integer.MAX_VALUE;
    }

    private boolean isMocked(String step) {
        return !mocks.getOrDefault(step, List.of()).isEmpty();
    }

    private boolean isCallback(String step) {
        return steps.get(step) instanceof Step.Callback;
    }

    private @Nullable Mock mock(String step, String call) {
        List<Mock> answers = mocks.getOrDefault(step, List.of());
        return answers.isEmpty()
                ? null
                : answers.get(Math.min(ordinal(call, step), answers.size()) - 1);
    }

    /// Which call of its step it is, from 1; the same when it is issued again.
    private int ordinal(String call, String step) {
        return ordinals.computeIfAbsent(call, _ -> made.merge(step, 1, Integer::sum));
    }
}
