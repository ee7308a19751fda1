package dev.sluice.engine;

import dev.sluice.engine.container.FunctionLog;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.host.Runtimes;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/// What whoever opens the engine decides about it.
///
/// @param runtime where functions run
/// @param images the user's choice of container image, by runtime
/// @param mirror the registry that public images are pulled from; `null`: none are pulled
/// @param memoryMb what all functions together may be promised; `null`: most of the host's memory
/// @param notices takes what the user should know and no run tells, such as what is not isolated
public record EngineSettings(
        Runtimes.Choice runtime,
        Map<String, String> images,
        @Nullable String mirror,
        @Nullable Long memoryMb,
        Consumer<String> notices) {
    private static final Duration IDLE = Duration.ofMinutes(10);

    public static EngineSettings of(Runtimes.Choice runtime, Consumer<String> notices) {
        return new EngineSettings(runtime, Map.of(), null, null, notices);
    }

    RuntimeSettings runtimeSettings(FunctionLog between) {
        return new RuntimeSettings(
                between, memoryMb, IDLE, RuntimeSettings.CLOUD_ANSWER_BYTES, images, mirror);
    }
}
