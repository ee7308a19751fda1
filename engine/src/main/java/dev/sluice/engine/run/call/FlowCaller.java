package dev.sluice.engine.run.call;

import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.run.time.Agenda;

import java.util.function.BooleanSupplier;

/// Runs other flows for the steps of one run and waits for their ends.
record FlowCaller(NestedRuns flows, Agenda agenda, Calls.Trouble trouble) {
    /// @param isKilled tells, once this thread is interrupted, whether nobody awaits the call any
    ///   more; else it is to be made again later
    /// @throws InterruptedException where the call is to give no answer
    Answer call(Command.RunFlow command, BooleanSupplier isKilled)
            throws InterruptedException, RuntimeUnavailableException {
        String call = command.call();
        return switch (flows.begin(command)) {
            case NestedRuns.Nesting.Refused(var failure) ->
                    new Answer(new Input.CallFailed(call, failure, null), null);
            case NestedRuns.Nesting.Begun(var run) -> {
                agenda.give(new Input.FlowStarted(call, run.id()));
                yield await(command, run, isKilled);
            }
        };
    }

    private Answer await(Command.RunFlow command, NestedRun run, BooleanSupplier isKilled)
            throws InterruptedException {
        NestedRun.Ended end;
        try {
            end = run.await();
        } catch (InterruptedException e) {
            if (isKilled.getAsBoolean()) {
                run.cancel("The step " + command.step() + " that it ran for was stopped");
            } else {
                run.halt();
            }
            throw e;
        }
        return switch (end) {
            case NestedRun.Ended.Succeeded(var output) ->
                    new Answer(new Input.CallSucceeded(command.call(), output, null), run.took());
            case NestedRun.Ended.Failed(var failure) ->
                    new Answer(new Input.CallFailed(command.call(), failure, null), run.took());
            case NestedRun.Ended.Halted(var reason, var remedy) -> {
                trouble.stop(reason, remedy);
                throw new InterruptedException(reason);
            }
        };
    }
}
