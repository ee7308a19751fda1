package dev.sluice.engine.container.host;

import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.docker.DockerRuntime;
import dev.sluice.engine.container.process.ProcessRuntime;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Opens the runtime that functions run in on this computer.
public final class Runtimes {
    private Runtimes() {}

    /// What the user asked for.
    public enum Choice {
        /// Containers where an engine answers, else processes.
        AUTO,
        DOCKER,
        PROCESS;

        /// By the name it has on the command line.
        public static Optional<Choice> named(String name) {
            return Arrays.stream(values())
                    .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst();
        }
    }

    /// A runtime that is ready for calls.
    ///
    /// @param reason why it is this one, for people
    /// @param banner what to show wherever functions run in it, about what is not isolated, after
    ///   why there are no containers and what to do about it
    public record Opened(FunctionRuntime runtime, String reason, @Nullable String banner) {}

    public static Opened open(Choice choice, RuntimeSettings settings)
            throws InterruptedException, RuntimeUnavailableException {
        return switch (choice) {
            case AUTO -> automatic(settings);
            case DOCKER -> new Opened(DockerRuntime.open(settings), "it was asked for", null);
            case PROCESS ->
                    new Opened(
                            ProcessRuntime.open(settings),
                            "it was asked for",
                            ProcessRuntime.BANNER);
        };
    }

    private static Opened automatic(RuntimeSettings settings)
            throws InterruptedException, RuntimeUnavailableException {
        try {
            return new Opened(DockerRuntime.open(settings), "a container engine answers", null);
        } catch (RuntimeUnavailableException e) {
            return new Opened(
                    ProcessRuntime.open(settings),
                    "no container engine: " + e.getMessage(),
                    e.getMessage() + "\n" + e.remedy() + "\n" + ProcessRuntime.BANNER);
        }
    }
}
