package dev.sluice.engine.flowtest;

import dev.sluice.engine.flowtest.Expectation.Partial;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.run.request.Mocks;
import dev.sluice.engine.run.request.RefusedException;
import dev.sluice.engine.run.request.RunRequest;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A test of a flow, as `tests/NAME.json` has it: a trigger, an event, mocks, and what is expected.
/// It runs in virtual time with a fixed seed, so it gives the same result each time.
public record FlowTest(String name, RunRequest request, Expectation expectation) {
    private static final long SEED = 1;

    private static final Set<String> KEYS =
            Set.of("comment", "trigger", "event", "mocks", "expect");

    private static final Set<String> EXPECT_KEYS = Set.of("status", "output", "error", "path");

    /// Says what is wrong with a test's file.
    public static final class FormatException extends Exception {
        private static final long serialVersionUID = 1L;

        FormatException(@Nullable String message) {
            super(message);
        }
    }

    /// The tests of a flow, by name.
    ///
    /// @throws FormatException for the first file that is no flow test
    public static List<FlowTest> all(FlowFolder flow) throws IOException, FormatException {
        Path folder = flow.path().resolve("tests");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
        List<FlowTest> tests = new ArrayList<>();
        for (Path file : files) {
            tests.add(read(file, flow));
        }
        return tests;
    }

    private static FlowTest read(Path file, FlowFolder flow) throws IOException, FormatException {
        Map<?, ?> json = object(file, "the file", parsed(file));
        known(file, "", json, KEYS);
        Object trigger = json.get("trigger");
        if (!(trigger instanceof String id) || !flow.flow().triggers().containsKey(id)) {
            throw wrong(
                    file, "trigger: one of " + flow.flow().triggers().keySet() + " was expected");
        }
        Map<?, ?> expect = object(file, "expect", json.get("expect"));
        known(file, "expect.", expect, EXPECT_KEYS);
        String name = String.valueOf(file.getFileName());
        Object mocks = json.get("mocks");
        try {
            return new FlowTest(
                    name.substring(0, name.length() - ".json".length()),
                    new RunRequest(
                            id,
                            json.get("event"),
                            mocks == null ? Map.of() : Mocks.read(mocks, flow.flow()),
                            true,
                            SEED),
                    expectation(file, expect));
        } catch (RefusedException e) {
            throw wrong(file, "mocks: " + e.getMessage());
        }
    }

    private static @Nullable Object parsed(Path file) throws IOException, FormatException {
        try {
            return Json.parse(Files.readString(file));
        } catch (JsonSyntaxException e) {
            throw new FormatException(
                    file + ":" + e.line() + ":" + e.column() + ": not JSON: " + e.getMessage());
        }
    }

    private static Expectation expectation(Path file, Map<?, ?> expect) throws FormatException {
        List<String> path = null;
        if (expect.get("path") instanceof List<?> steps) {
            path = steps.stream().map(String::valueOf).toList();
        } else if (expect.containsKey("path")) {
            throw wrong(file, "expect.path: an array of step ids was expected");
        }
        return new Expectation(
                text(file, expect, "status"),
                expect.containsKey("output") ? new Partial(expect.get("output")) : null,
                text(file, expect, "error"),
                path);
    }

    private static @Nullable String text(Path file, Map<?, ?> expect, String key)
            throws FormatException {
        Object value = expect.get(key);
        if (value != null && !(value instanceof String)) {
            throw wrong(file, "expect." + key + ": a text was expected");
        }
        return (String) value;
    }

    private static Map<?, ?> object(Path file, String place, @Nullable Object value)
            throws FormatException {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong(file, place + ": an object was expected");
    }

    private static void known(Path file, String prefix, Map<?, ?> json, Set<String> keys)
            throws FormatException {
        for (Object key : json.keySet()) {
            if (!keys.contains(String.valueOf(key))) {
                throw wrong(
                        file,
                        prefix + key + " is unknown; known are " + keys.stream().sorted().toList());
            }
        }
    }

    private static FormatException wrong(Path file, String message) {
        return new FormatException(file + ": " + message);
    }
}
