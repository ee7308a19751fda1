package dev.sluice.engine.run.call;

import dev.sluice.engine.container.Call;
import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.value.Json;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Calls the functions of one run, with their secrets, and hears what they print.
///
/// @param functions of the flow, by id
/// @param code the version of each function's code that is to run; where there is none, the present
public record FunctionCaller(
        RuntimeSource runtimes,
        Path flowFolder,
        Map<String, FunctionSpec> functions,
        Map<String, String> code,
        Environments environments,
        LogTaker log) {
    /// What a call came to, for the machine and as it was.
    public record Answer(Input input, Outcome outcome) {}

    public Answer call(Command.CallFunction command)
            throws InterruptedException, RuntimeUnavailableException {
        FunctionSpec function = functions.get(command.function());
        if (function == null) {
            throw new IllegalStateException("The flow has no function " + command.function());
        }
        var call =
                new Call(
                        command.call(),
                        command.key(),
                        function,
                        flowFolder,
                        environments.of(function),
                        Json.write(command.arguments()),
                        Duration.ofSeconds(function.timeout()),
                        code.get(function.id()));
        FunctionRuntime runtime = runtimes.get();
        LogTaker.Printed printed = log.of(command);
        Outcome outcome;
        try {
            outcome = runtime.call(call, printed);
        } finally {
            printed.end();
        }
        var inputs = new CallInputs(environments.redactor());
        return new Answer(inputs.of(command.call(), function.id(), outcome), outcome);
    }
}
