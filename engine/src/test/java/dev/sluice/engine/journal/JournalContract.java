package dev.sluice.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.machine.Entry;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// What every journal keeps to: the events that it takes and gives.
public abstract class JournalContract extends JournalHarness {
    @Test
    void readsBackWhatWasAppended() {
        Entry first = entry("r", 1, started(Map.of("key", "a.jpg")));
        Entry second = entry("r", 2, scheduled("validate", List.of(1, 2.5, "x")));
        Entry third = entry("r", 3, scheduled("other", null));

        journal.begin(head("r"));
        journal.append(List.of(first));
        journal.append(List.of(second, new Entry("r", 3, second.time(), third.event())));

        assertThat(read("r", 1))
                .containsExactly(first, second, new Entry("r", 3, second.time(), third.event()));
    }

    @Test
    void readsFromAnySequenceNumberOn() {
        begin("r");
        begin("other");
        var many =
                IntStream.rangeClosed(2, 1000)
                        .mapToObj(seq -> new Entry("r", seq, NOW, scheduled("s", seq)))
                        .toList();
        journal.append(many);
        for (int seq = 1001; seq <= 1100; seq++) {
            journal.append(List.of(entry("r", seq, scheduled("s", seq))));
        }

        for (int from : new int[] {1, 2, 3, 257, 258, 600, 999, 1000, 1001, 1050, 1100}) {
            assertThat(read("r", from))
                    .extracting(Entry::seq)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(from, 1100).mapToObj(seq -> (long) seq).toList());
        }
        assertThat(read("r", 0)).hasSize(1100);
        assertThat(read("r", 1101)).isEmpty();
        assertThat(read("nobody", 1)).isEmpty();
    }

    @Test
    void stopsReadingWhenTheReaderHasEnough() {
        begin("r");
        journal.append(List.of(entry("r", 2, scheduled("a", 1)), entry("r", 3, scheduled("b", 1))));
        List<Entry> read = new ArrayList<>();

        journal.read(
                "r",
                1,
                entry -> {
                    read.add(entry);
                    return read.size() < 2;
                });

        assertThat(read).extracting(Entry::seq).containsExactly(1L, 2L);
    }

    @Test
    void keepsValuesOfEveryKindAndSize() {
        begin("r");
        String large = "x".repeat(100_000);
        Map<String, Object> nested = Map.of("inner", Map.of("large", large), "n", 1);
        Object many = Collections.nCopies(3_000, "row");
        List<Object> values =
                Arrays.asList(
                        null,
                        true,
                        1L << 50,
                        0.1,
                        "",
                        "\0",
                        "\0\0x",
                        large,
                        "\0" + large,
                        nested,
                        List.of(nested, nested, large),
                        many,
                        Map.of("a", many, "b", "\0b"));

        long seq = 2;
        for (Object value : values) {
            journal.append(List.of(entry("r", seq++, scheduled("s", value))));
        }

        assertThat(inputs("r").equals(values)).isTrue();
    }

    @Test
    void refusesEventsThatDoNotGoOnWhereTheRunStands() {
        begin("r");

        for (long seq : new long[] {1, 3}) {
            assertThatThrownBy(() -> journal.append(List.of(entry("r", seq, scheduled("s", null)))))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("Run r");
        }
        assertThat(read("r", 1)).hasSize(1);
    }

    @Test
    void refusesEventsOfARunThatNobodyBegan() {
        assertThatThrownBy(() -> journal.append(List.of(entry("r", 1, started(null)))))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("Run r");
    }

    @Test
    void takesTheEventsOfManyRunsAtOnce() throws Exception {
        int runs = 50;
        int events = 40;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                String run = "r" + i;
                writers.add(
                        threads.submit(
                                () -> {
                                    begin(run);
                                    for (int seq = 2; seq <= events; seq++) {
                                        journal.append(
                                                List.of(entry(run, seq, scheduled("s", seq))));
                                    }
                                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }

        assertThat(journal.runs(100)).hasSize(runs);
        for (int i = 0; i < runs; i++) {
            assertThat(read("r" + i, 1))
                    .extracting(Entry::seq)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, events).mapToObj(seq -> (long) seq).toList());
        }
    }

    @Test
    void writesHandedOverWithoutWaitingKeepTheirOrder() {
        begin("r");
        List<Commit> commits = new ArrayList<>();

        for (int seq = 2; seq <= 500; seq++) {
            commits.add(journal.write(List.of(entry("r", seq, scheduled("s", seq)))));
        }
        commits.forEach(Commit::await);

        assertThat(commits).allMatch(Commit::isDone);
        assertThat(inputs("r"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(2, 500).mapToObj(seq -> (Object) seq).toList());
    }
}
