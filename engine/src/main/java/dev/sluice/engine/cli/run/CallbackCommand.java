package dev.sluice.engine.cli.run;

import dev.sluice.engine.callback.CallbackSocket;
import dev.sluice.engine.cli.argument.InputFile;
import dev.sluice.engine.cli.console.CommandFailure;
import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Failure;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.concurrent.Callable;

/// `sluice callback`: gives back the token that a callback step handed out.
@Command(
        name = "callback",
        mixinStandardHelpOptions = true,
        description =
                "Give back the token of a callback step to the run that waits for it, wherever on"
                        + " this computer it goes on.")
public final class CallbackCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "TOKEN", description = "The token that the step handed out.")
    private String token = "";

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Answer answer;

    @Option(
            names = "--cause",
            paramLabel = "TEXT",
            description = "With --error: why, in words or as JSON.")
    private @Nullable String cause;

    /// One of the three.
    static final class Answer {
        @Option(
                names = "--output",
                paramLabel = "FILE|-",
                description = "The step ends well with this result, JSON.")
        private @Nullable String output;

        @Option(
                names = "--error",
                paramLabel = "NAME",
                description = "The step's attempt fails with this error.")
        private @Nullable String error;

        @Option(names = "--heartbeat", description = "The work goes on; the token stays good.")
        private boolean heartbeat;
    }

    public CallbackCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (cause != null && answer.error == null) {
            throw CommandFailure.wrong("--cause goes with --error NAME.");
        }
        if (!CallbackSocket.answer(token, answered())) {
            throw CommandFailure.wrong(
                    "No run on this computer waits for this token: it was given back already, its"
                            + " step was cancelled, timed out or tried again, or its run is not"
                            + " going on (see: sluice runs FLOW; resume it first).");
        }
        return Exit.OK;
    }

    private CallbackAnswer answered() throws IOException {
        if (answer.heartbeat) {
            return new CallbackAnswer.Heartbeat();
        }
        if (answer.error != null) {
            return new CallbackAnswer.Failed(new Failure(answer.error, cause == null ? "" : cause));
        }
        var output = new InputFile(String.valueOf(answer.output), terminal.in());
        return new CallbackAnswer.Success(output.json("the output is"));
    }
}
