package dev.sluice.engine.cli.run;

import dev.sluice.engine.cli.console.Causes;
import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Plain;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.value.Json;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits for a run's end, prints it, and gives the exit status. Ctrl+C cancels the run.
final class RunEnd {
    /// How long the program stays after Ctrl+C so that calls are killed and the end is written.
    private static final int CLEAN_UP_SECONDS = 10;

    private RunEnd() {}

    static int await(Run run, Terminal terminal, boolean json, Path flow)
            throws InterruptedException {
        var printed = new CountDownLatch(1);
        Thread onInterrupt = new Thread(() -> cancel(run, printed), "interrupt");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            return print(run.await(), run.id(), terminal, json, flow);
        } finally {
            printed.countDown();
            removeHook(onInterrupt);
        }
    }

    private static void cancel(Run run, CountDownLatch printed) {
        run.cancel("Interrupted by the user");
        try {
            printed.await(CLEAN_UP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            return;
        }
    }

    private static int print(
            Run.Result result, String id, Terminal terminal, boolean json, Path flow) {
        return switch (result) {
            case Run.Result.Succeeded(var output) -> {
                if (!json) {
                    terminal.out().println(Json.write(output));
                }
                yield Exit.OK;
            }
            case Run.Result.Failed(var failure) -> {
                if (!json) {
                    Map<String, Object> error = new LinkedHashMap<>();
                    error.put("error", failure.error());
                    error.put("cause", failure.cause());
                    terminal.out().println(Json.write(error));
                }
                terminal.err()
                        .println(
                                "The run failed with "
                                        + failure.error()
                                        + ": "
                                        + Plain.lines(Causes.message(failure.cause())));
                yield Exit.FLOW_FAILED;
            }
            case Run.Result.Cancelled(var reason) -> {
                terminal.err().println("The run was cancelled: " + reason);
                yield Exit.INTERRUPTED;
            }
            case Run.Result.Interrupted(var reason, var remedy) -> {
                terminal.err().println("sluice: " + reason);
                terminal.err().println("        " + remedy);
                terminal.err()
                        .println(
                                "        The run is kept; go on with: sluice runs "
                                        + flow
                                        + " resume "
                                        + id);
                yield Exit.HOST_LACKS;
            }
        };
    }
}
