package dev.sluice.engine.cli;

import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSettings;
import dev.sluice.engine.container.host.Runtimes;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.function.Consumer;

/// Where functions run.
final class RuntimeOption {
    /// Names the registry that public images are pulled from.
    private static final String MIRROR = "SLUICE_IMAGE_MIRROR";

    @Option(
            names = "--runtime",
            paramLabel = "auto|docker|process",
            description =
                    "Where functions run; default: auto (containers where an engine answers, else"
                            + " processes).")
    private Runtimes.Choice choice = Runtimes.Choice.AUTO;

    /// @param notices takes what is no event of a run
    Engine open(Consumer<String> notices) {
        return Engine.open(settings(choice, notices));
    }

    static EngineSettings settings(Runtimes.Choice choice, Consumer<String> notices) {
        EngineSettings plain = EngineSettings.of(choice, notices);
        @Nullable String mirror = System.getenv(MIRROR);
        return mirror == null || mirror.isBlank()
                ? plain
                : new EngineSettings(choice, plain.images(), mirror, plain.memoryMb(), notices);
    }
}
