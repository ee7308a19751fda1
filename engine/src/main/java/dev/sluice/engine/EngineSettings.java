package dev.sluice.engine;

import dev.sluice.engine.container.ContainerChoices;
import dev.sluice.engine.container.Debug;
import dev.sluice.engine.container.FunctionLog;
import dev.sluice.engine.container.Preparations;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.journal.Retention;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Consumer;

/// What whoever opens the engine decides about it.
///
/// @param runtime where functions run
/// @param containers what the user has chosen about containers
/// @param memoryMb what all functions together may be promised; `null`: most of the host's memory
/// @param retention how long runs are kept
/// @param debug the function that waits for a debugger; `null`: none
/// @param notices takes what the user should know and no run tells, such as what is not isolated
public record EngineSettings(
        Runtimes.Choice runtime,
        ContainerChoices containers,
        @Nullable Long memoryMb,
        Retention retention,
        @Nullable Debug debug,
        Consumer<String> notices) {
    private static final Duration IDLE = Duration.ofMinutes(10);

    public static EngineSettings of(Runtimes.Choice runtime, Consumer<String> notices) {
        return new EngineSettings(
                runtime, ContainerChoices.NONE, null, Retention.DEFAULT, null, notices);
    }

    /// The same with what the user has chosen.
    public EngineSettings with(ContainerChoices chosen, @Nullable Long memory) {
        return new EngineSettings(runtime, chosen, memory, retention, debug, notices);
    }

    /// The same with a function that waits for a debugger.
    public EngineSettings with(Debug waits) {
        return new EngineSettings(runtime, containers, memoryMb, retention, waits, notices);
    }

    /// The same with how long the user wants runs kept.
    public EngineSettings with(Retention kept) {
        return new EngineSettings(runtime, containers, memoryMb, kept, debug, notices);
    }

    RuntimeSettings runtimeSettings(FunctionLog between, Preparations preparations) {
        return new RuntimeSettings(
                between,
                memoryMb,
                IDLE,
                RuntimeSettings.CLOUD_ANSWER_BYTES,
                containers,
                debug,
                preparations);
    }
}
