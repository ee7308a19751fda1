package dev.sluice.engine.cli.console;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The three streams of a command. Results go to `out`, all else to `err`, always in UTF-8, and
/// nothing that would steer the terminal.
///
/// @param screen asks whether people look at `out`, which takes a moment to find out
/// @param loss asks why something printed on `out` did not arrive; empty where all did
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        BooleanSupplier screen,
        Supplier<Optional<String>> loss) {
    public Terminal {
        out = PlainOutput.of(out);
        err = PlainOutput.of(err);
    }

    /// Streams that no screen shows.
    public Terminal(InputStream in, PrintStream out, PrintStream err) {
        this(in, out, err, () -> false);
    }

    /// Streams on which all arrives.
    public Terminal(InputStream in, PrintStream out, PrintStream err, BooleanSupplier screen) {
        this(in, out, err, screen, Optional::empty);
    }

    /// The process's own.
    public static Terminal standard() {
        var out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                stream(out),
                stream(new FileOutputStream(FileDescriptor.err)),
                () -> Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent(),
                out::loss);
    }

    public boolean isScreen() {
        return screen.getAsBoolean();
    }

    /// Whether colours are shown and wanted: <https://no-color.org>.
    public boolean isColored() {
        String unwanted = System.getenv("NO_COLOR");
        return (unwanted == null || unwanted.isEmpty()) && isScreen();
    }

    private static PrintStream stream(OutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }
}
