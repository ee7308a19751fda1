package dev.sluice.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.log.LogLine;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Lines that are kept in arrays come back as they were.
class LogStoreTest {
    private static final Instant TIME = Instant.parse("2026-11-22T10:00:00.123456789Z");

    private static LogLine line(String text) {
        return new LogLine("r1", TIME, "resize", "each", "c1", "stdout", text);
    }

    private static List<LogLine> from(LogStore store, long first) {
        List<LogLine> lines = new ArrayList<>();
        store.forEach(
                first,
                (number, line) -> {
                    assertThat(number).isEqualTo(first + lines.size());
                    lines.add(line);
                });
        return lines;
    }

    @Property(tries = 300)
    void givesEveryLineBackAsItWas(@ForAll("lines") List<LogLine> lines) {
        var store = new LogStore();
        lines.forEach(store::add);

        assertThat(from(store, 0)).isEqualTo(lines);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(store.line(i)).isEqualTo(lines.get(i));
        }
    }

    @Provide
    Arbitrary<List<LogLine>> lines() {
        Arbitrary<String> names = Arbitraries.of("", "a", "each/0/resize", "缩略图");
        Arbitrary<Instant> times =
                Combinators.combine(
                                Arbitraries.longs()
                                        .between(
                                                Instant.MIN.getEpochSecond(),
                                                Instant.MAX.getEpochSecond()),
                                Arbitraries.longs().between(0, 999_999_999))
                        .as(Instant::ofEpochSecond);
        return Combinators.combine(
                        names,
                        times,
                        names,
                        names.injectNull(0.3),
                        names.injectNull(0.3),
                        Arbitraries.of("stdout", "stderr"),
                        texts())
                .as(LogLine::new)
                .list()
                .ofMaxSize(60);
    }

    /// Any characters, halves of pairs among them.
    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(40),
                Arbitraries.strings().ascii().ofMaxLength(200),
                Arbitraries.of(
                        "",
                        "\ud83d",
                        "\ude00\ud83d",
                        "\u001b[31mred\u001b[0m",
                        "caf\u00e9",
                        "\u0000\r\n\t"));
    }

    @Test
    void keepsLinesOfAnyLengthAmongOthers() {
        List<LogLine> lines =
                List.of(
                        line("before"),
                        line("x".repeat(LogChunk.CHARS)),
                        line(""),
                        line("\ud83d".repeat(3 * LogChunk.CHARS)),
                        line("x".repeat(LogChunk.CHARS - 1)),
                        line("y"),
                        line("after"));
        var store = new LogStore();
        lines.forEach(store::add);

        assertThat(from(store, 0)).isEqualTo(lines);
    }

    @Property(tries = 50)
    void givesTheLinesAfterThoseLetGo(
            @ForAll @IntRange(min = 0, max = 3 * LogChunk.LINES) int came,
            @ForAll @IntRange(min = 0, max = 3 * LogChunk.LINES) int below) {
        var store = new LogStore();
        List<LogLine> lines = new ArrayList<>();
        for (int i = 0; i < came; i++) {
            lines.add(line("line " + i));
            store.add(lines.getLast());
        }
        int first = Math.min(below, came);

        store.letGo(first);

        assertThat(store.end()).isEqualTo(came);
        assertThat(from(store, first)).isEqualTo(lines.subList(first, came));
    }

    @Test
    void aCopyStaysAsItIs() {
        var store = new LogStore();
        store.add(line("one"));
        store.add(line("two"));

        LogStore copy = store.copy();
        for (int i = 0; i < 2 * LogChunk.LINES; i++) {
            store.add(line("later " + i));
        }
        store.letGo(LogChunk.LINES);

        assertThat(from(copy, 0)).containsExactly(line("one"), line("two"));
    }

    @Test
    void linesOfCallsThatPrintInTurnsKeepWhoPrinted() {
        var store = new LogStore();
        List<LogLine> lines = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            lines.add(new LogLine("r1", TIME, "resize", "each", "c" + i % 40, "stdout", "done"));
        }
        lines.forEach(store::add);

        assertThat(from(store, 0)).isEqualTo(lines);
    }
}
