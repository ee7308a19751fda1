package dev.sluice.engine.run.call;

import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Command;
import dev.sluice.engine.run.http.HttpCaller;
import dev.sluice.engine.run.items.ItemReaders;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Who makes the calls of one run, by what they call.
///
/// @param items reads the items of maps
public record Callers(
        FunctionCaller functions, HttpCaller web, NestedRuns flows, ItemReaders items) {
    /// Makes a call and waits for what comes of it.
    ///
    /// @param isKilled tells, once this thread is interrupted, whether nobody awaits the call any
    ///   more
    Answer call(Command.Call command, Calls calls, BooleanSupplier isKilled)
            throws InterruptedException, RuntimeUnavailableException {
        return switch (command) {
            case Command.CallFunction call -> {
                FunctionCaller.Answer answer = functions.call(call);
                yield new Answer(answer.input(), measured(answer.outcome()));
            }
            case Command.CallHttp call -> {
                Map<?, ?> request = call.arguments() instanceof Map<?, ?> map ? map : Map.of();
                yield new Answer(
                        web.call(
                                call.call(),
                                call.key(),
                                request,
                                name ->
                                        functions
                                                .environments()
                                                .secret(name, "step " + call.stepId())),
                        null);
            }
            case Command.CallService call ->
                    throw new IllegalStateException(
                            "A run whose step " + call.stepId() + " has no answer was not refused");
            case Command.ReadItems call -> new Answer(items.read(call), null);
            case Command.RunFlow call -> calls.flows(flows).call(call, isKilled);
        };
    }

    /// What a cloud would take: waiting for an image or a free container does not count.
    private static @Nullable Duration measured(Outcome outcome) {
        CallReport report = outcome.report();
        Double duration = report.durationMs();
        if (duration == null) {
            return null;
        }
        Double init = report.initMs();
        return Duration.ofNanos((long) ((duration + (init == null ? 0 : init)) * 1e6));
    }
}
