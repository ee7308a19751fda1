package dev.sluice.engine.cli;

import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Runs commands as a user's shell would and keeps what they print.
final class Shell {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String input = "";
    private boolean screen;

    /// The repository's root, where the sample flows are.
    static Path root() {
        return Path.of(System.getProperty("sluice.root", "..")).toAbsolutePath().normalize();
    }

    static Path sample(String name) {
        return root().resolve("sample-flows").resolve(name);
    }

    Shell typing(String text) {
        input = text;
        return this;
    }

    /// From now on people look at it.
    Shell onScreen() {
        screen = true;
        return this;
    }

    /// @return the exit status
    int run(Object... words) {
        out.reset();
        err.reset();
        String[] args = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            args[i] = words[i].toString();
        }
        var terminal =
                new Terminal(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        () -> screen);
        return Main.commands(terminal).execute(args);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /// What was printed on standard output, an object a line.
    List<Map<String, Object>> objects() {
        return out().lines().map(Shell::object).toList();
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are texts
    static Map<String, Object> object(Object value) {
        try {
            return (Map<String, Object>) (value instanceof String text ? Json.parse(text) : value);
        } catch (JsonSyntaxException e) {
            throw new AssertionError(String.valueOf(value), e);
        }
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
