package dev.sluice.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class RunLogsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T19:00:00.123456Z");

    @TempDir Path folder;
    private RunLogs logs;
    private final List<String> trouble = new ArrayList<>();

    @BeforeEach
    void open() {
        logs = new RunLogs(folder.resolve("logs"));
    }

    @AfterEach
    void close() {
        logs.close();
    }

    private static LogLine line(String step, String text) {
        return new LogLine("r", NOW, "resize", step, "c1", "stdout", text);
    }

    private void add(LogLine... lines) {
        RunLog log = logs.open("r", trouble::add);
        for (LogLine line : lines) {
            log.add(line);
        }
    }

    private Map<Long, LogLine> read(LogFilter filter, long from) throws IOException {
        Map<Long, LogLine> read = new LinkedHashMap<>();
        logs.read(
                "r",
                filter,
                from,
                (index, line) -> {
                    read.put(index, line);
                    return true;
                });
        return read;
    }

    private List<String> texts(long from) throws IOException {
        return read(LogFilter.ALL, from).values().stream().map(LogLine::text).toList();
    }

    private Path segment(long first) {
        return folder.resolve("logs/r").resolve(String.format("%012d.log", first));
    }

    @Test
    void readsBackWhatWasAdded() throws IOException {
        LogLine out = line("a", "hello");
        LogLine err = new LogLine("r", NOW.plusSeconds(1), "other", "b", "c2", "stderr", "oh\tno");
        LogLine between = new LogLine("r", NOW, "resize", null, null, "stdout", "bye");

        add(out, err, between, out);

        assertThat(read(LogFilter.ALL, 0))
                .containsExactly(
                        Map.entry(0L, out),
                        Map.entry(1L, err),
                        Map.entry(2L, between),
                        Map.entry(3L, out));
        assertThat(logs.size("r")).isEqualTo(4);
    }

    @Test
    void keepsEveryCharacter() throws IOException {
        List<String> texts =
                List.of(
                        "",
                        "\t",
                        "=0\t{}",
                        "back\\slash\\n",
                        "carriage\rreturn",
                        "new\nline",
                        "猫 \uD83D\uDC08 \u001b[31mred\u001b[0m",
                        "\0",
                        "x".repeat(200_000));

        add(texts.stream().map(text -> line("a", text)).toArray(LogLine[]::new));

        assertThat(texts(0)).isEqualTo(texts);
    }

    @Test
    void readsFromAnyIndexAndOnlyWhatIsWanted() throws IOException {
        for (int i = 0; i < 100; i++) {
            add(line(i % 2 == 0 ? "even" : "odd", "line " + i));
        }

        assertThat(read(LogFilter.ofStep("odd"), 95).keySet()).containsExactly(95L, 97L, 99L);
        assertThat(read(new LogFilter(null, "c1"), 98).keySet()).containsExactly(98L, 99L);
        assertThat(read(new LogFilter(null, "c9"), 0)).isEmpty();
        assertThat(texts(100)).isEmpty();
        assertThat(texts(1000)).isEmpty();
    }

    @Test
    void stopsReadingWhenTheReaderHasEnough() throws IOException {
        add(line("a", "one"), line("a", "two"), line("a", "three"));
        List<String> read = new ArrayList<>();

        logs.read(
                "r",
                LogFilter.ALL,
                0,
                (_, line) -> {
                    read.add(line.text());
                    return read.size() < 2;
                });

        assertThat(read).containsExactly("one", "two");
    }

    @Test
    void aFloodGoesToSeveralFilesAndIsFoundByIndex() throws IOException {
        int lines = 150_000;
        RunLog log = logs.open("r", trouble::add);
        String text = "x".repeat(60);
        for (int i = 0; i < lines; i++) {
            log.add(line("a", text + i));
        }

        assertThat(logs.size("r")).isEqualTo(lines);
        assertThat(new LogSegments(folder.resolve("logs/r")).firstIndexes().size())
                .isGreaterThan(2);
        assertThat(read(LogFilter.ALL, lines - 2).values())
                .extracting(LogLine::text)
                .containsExactly(text + (lines - 2), text + (lines - 1));
        assertThat(read(LogFilter.ALL, 0).keySet()).hasSize(lines);
        assertThat(trouble).isEmpty();
    }

    @Test
    void goesOnBehindWhatAnEarlierProcessWrote() throws IOException {
        add(line("a", "one"), line("a", "two"));
        logs.close();
        open();

        add(line("a", "three"));

        assertThat(read(LogFilter.ALL, 0).keySet()).containsExactly(0L, 1L, 2L);
        assertThat(texts(0)).containsExactly("one", "two", "three");
    }

    @Test
    void whatACrashCutInTwoIsPassedOver() throws IOException {
        add(line("a", "one"));
        logs.close();
        byte[] torn = "1763838000000000\t0\to\tcut 猫".getBytes(StandardCharsets.UTF_8);
        Files.write(
                segment(0),
                java.util.Arrays.copyOf(torn, torn.length - 1),
                StandardOpenOption.APPEND);
        open();

        add(line("a", "two"));

        assertThat(texts(0)).containsExactly("one", "two");
    }

    @Test
    void aDamagedLineIsShownAsItIs() throws IOException {
        add(line("a", "one"));
        logs.close();
        Files.writeString(segment(0), "rubbish\nx\ty\tz\t\n", StandardOpenOption.APPEND);
        open();

        assertThat(texts(0)).containsExactly("one", "rubbish", "x\ty\tz\t");
    }

    @Test
    void takesLinesFromManyThreads() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> printing = new ArrayList<>();
            for (int t = 0; t < 20; t++) {
                String step = "s" + t;
                printing.add(
                        threads.submit(
                                () -> {
                                    for (int i = 0; i < 500; i++) {
                                        add(line(step, step + ":" + i));
                                    }
                                }));
            }
            for (Future<?> one : printing) {
                one.get();
            }
        }

        assertThat(texts(0)).hasSize(10_000).doesNotHaveDuplicates();
        assertThat(read(LogFilter.ofStep("s7"), 0).values())
                .extracting(LogLine::text)
                .startsWith("s7:0", "s7:1")
                .hasSize(500);
    }

    @Test
    void asksForAFlushOnceAndWritesWhatCameSince() throws IOException {
        List<String> asked = new ArrayList<>();
        var segments = new LogSegments(folder.resolve("alone"));
        try (var log = new RunLog(segments, () -> asked.add("flush"), trouble::add)) {
            log.add(line("a", "one"));
            log.add(line("a", "two"));
            assertThat(asked).hasSize(1);
            assertThat(segments.size()).isZero();

            log.flush();
            assertThat(segments.size()).isEqualTo(2);

            log.add(line("a", "three"));
            assertThat(asked).hasSize(2);
        }
        assertThat(segments.size()).isEqualTo(3);
    }

    @Test
    void aDiskThatTakesNoMoreIsSaidOnceAndTheLossIsCounted() throws IOException {
        Files.writeString(folder.resolve("logs"), "a file where the folder should be");

        add(line("a", "one"), line("a", "two"), line("a", "three"));
        logs.close("r");

        assertThat(trouble).hasSize(2);
        assertThat(trouble.getFirst()).startsWith("What functions print cannot be kept in ");
        assertThat(trouble.getLast()).isEqualTo("3 lines that functions printed were not kept.");
    }

    @Test
    void deletesTheLogOfARun() throws IOException {
        add(line("a", "one"));

        logs.delete("r");
        logs.delete("never-was");

        assertThat(texts(0)).isEmpty();
        assertThat(folder.resolve("logs/r")).doesNotExist();
    }

    @Test
    void anIdNeverLeadsOutOfTheFolder() {
        for (String id : List.of("../r", "a/b", "", ".", "..", "a\\b")) {
            assertThatThrownBy(() -> logs.delete(id)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
