package dev.sluice.engine.cli.argument;

import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSettings;
import dev.sluice.engine.cli.console.CommandFailure;
import dev.sluice.engine.container.Debug;
import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.settings.SettingsException;
import dev.sluice.engine.settings.SettingsFile;
import dev.sluice.engine.settings.UserSettings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/// Where functions run.
public final class RuntimeOption {
    /// Names the registry that public images are pulled from, before the settings do.
    private static final String MIRROR = "SLUICE_IMAGE_MIRROR";

    @Option(
            names = "--runtime",
            paramLabel = "auto|docker|process",
            description =
                    "Where functions run; default: auto (containers where an engine answers, else"
                            + " processes).")
    private Runtimes.Choice choice = Runtimes.Choice.AUTO;

    /// @param notices takes what is no event of a run
    public Engine open(Consumer<String> notices) {
        return Engine.open(settings(choice, notices));
    }

    /// @param debug the function that waits for a debugger
    public Engine open(Consumer<String> notices, Debug debug) {
        return Engine.open(settings(choice, notices).with(debug));
    }

    public static EngineSettings settings(Runtimes.Choice choice, Consumer<String> notices) {
        UserSettings user = userSettings();
        return EngineSettings.of(choice, notices)
                .with(user.containers(), user.memoryMb())
                .with(user.retention());
    }

    /// What the user's settings and variables say.
    public static UserSettings userSettings() {
        UserSettings kept;
        try {
            kept = UserSettings.read(SettingsFile.standard());
        } catch (SettingsException e) {
            throw CommandFailure.wrong(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        @Nullable String mirror = System.getenv(MIRROR);
        return mirror == null || mirror.isBlank()
                ? kept
                : new UserSettings(
                        kept.containers().withMirror(mirror), kept.memoryMb(), kept.retention());
    }
}
