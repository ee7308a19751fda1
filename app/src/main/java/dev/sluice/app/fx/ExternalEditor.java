package dev.sluice.app.fx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Opens files in the editor that the user prefers.
public final class ExternalEditor {
    private final Supplier<String> command;

    /// @param command what the user has chosen, as words between blanks; empty: what the system
    ///   opens such files with
    public ExternalEditor(Supplier<String> command) {
        this.command = command;
    }

    /// What the system opens files and folders with.
    public static ExternalEditor ofSystem() {
        return new ExternalEditor(() -> "");
    }

    /// Opens a file. Blocks until the program has been started.
    public void open(Path file) throws IOException {
        List<String> words = words(command.get());
        words.add(file.toString());
        new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<String> words(String chosen) {
        if (!chosen.isBlank()) {
            return new ArrayList<>(List.of(chosen.strip().split("\\s+")));
        }
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("windows")) {
            return new ArrayList<>(List.of("cmd", "/c", "start", ""));
        }
        return new ArrayList<>(List.of(system.contains("mac") ? "open" : "xdg-open"));
    }
}
