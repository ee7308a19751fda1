package dev.sluice.engine.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The three streams of a command. Results go to `out`, all else to `err`, always in UTF-8, and
/// nothing that would steer the terminal.
///
/// @param screen asks whether people look at `out`, which takes a moment to find out
public record Terminal(InputStream in, PrintStream out, PrintStream err, BooleanSupplier screen) {
    public Terminal {
        out = PlainOutput.of(out);
        err = PlainOutput.of(err);
    }

    /// Streams that no screen shows.
    public Terminal(InputStream in, PrintStream out, PrintStream err) {
        this(in, out, err, () -> false);
    }

    /// The process's own.
    public static Terminal standard() {
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                () ->
                        Optional.ofNullable(System.console())
                                .filter(Console::isTerminal)
                                .isPresent());
    }

    boolean isScreen() {
        return screen.getAsBoolean();
    }

    /// Whether colours are shown and wanted: <https://no-color.org>.
    boolean isColored() {
        String unwanted = System.getenv("NO_COLOR");
        return (unwanted == null || unwanted.isEmpty()) && isScreen();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
