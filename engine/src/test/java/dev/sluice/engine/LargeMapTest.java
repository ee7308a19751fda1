package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A map over 100,000 items, in a program that could not hold them.
@Timeout(300)
class LargeMapTest {
    private static final int ITEMS = 100_000;

    /// With it, 200 bytes an item would not fit beside the program.
    private static final String HEAP = "-Xmx40m";

    @TempDir Path folder;

    private void write(int items) throws Exception {
        Files.writeString(
                folder.resolve("flow.json"),
                """
                { "sluice": 1, "name": "large", "targets": ["aws"],
                  "triggers": { "go": { "type": "manual", "next": ["each"] } },
                  "steps": {
                    "each": { "type": "map", "itemReader": { "file": "items.jsonl" },
                      "start": ["twice"], "next": ["count"],
                      "steps": { "twice": { "type": "transform",
                        "output": { "n": "{% $states.input.n * 2 %}" } } } },
                    "count": { "type": "transform",
                      "output": { "items": "{% $count($states.input) %}",
                                  "last": "{% $states.input[-1].n %}" } } } }
                """);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("items.jsonl"))) {
            for (int i = 0; i < items; i++) {
                out.write("{\"n\":%d,\"more\":\"%s\"}\n".formatted(i, "x".repeat(200)));
            }
        }
    }

    private Process program(String... more) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                HEAP,
                                "-cp",
                                System.getProperty("java.class.path"),
                                SmallHeap.class.getName(),
                                folder.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String said(Process program) throws Exception {
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor(100, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @Test
    void itsMemoryDoesNotGrowWithItsItems() throws Exception {
        write(ITEMS);

        assertThat(said(program())).contains("Succeeded[output={items=100000, last=199998}]");
    }

    @Test
    void isResumedInAsLittleMemory() throws Exception {
        write(ITEMS / 2);
        Process program = program();
        String run = "";
        try (BufferedReader lines = program.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.equals("far")) {
                run = line.startsWith("run ") ? line.substring(4) : run;
                line = lines.readLine();
            }
        }
        program.destroyForcibly().waitFor();

        assertThat(said(program(run))).contains("Succeeded[output={items=50000, last=99998}]");
    }
}
