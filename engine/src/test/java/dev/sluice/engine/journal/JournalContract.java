package dev.sluice.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What every journal keeps to.
public abstract class JournalContract {
    protected static final Instant NOW = Instant.parse("2026-11-22T19:00:00.000001Z");

    protected Journal journal;

    protected abstract Journal open();

    @BeforeEach
    protected void openJournal() {
        journal = open();
    }

    @AfterEach
    protected void closeJournal() {
        journal.close();
    }

    protected static RunHead head(String run) {
        return new RunHead(run, "photo-intake", "manual", "{\"clock\":\"real\"}", NOW);
    }

    protected static Entry entry(String run, long seq, RunEvent event) {
        return new Entry(run, seq, NOW.plusSeconds(seq), event);
    }

    protected static RunEvent started(Object input) {
        return new RunEvent.RunStarted("manual", input, 42, "{}", Map.of());
    }

    protected static RunEvent scheduled(String step, Object input) {
        return new RunEvent.StepScheduled(StepPath.of(step), 1, "t", input);
    }

    protected void begin(String run) {
        journal.begin(head(run));
        journal.append(List.of(entry(run, 1, started(null))));
    }

    protected List<Entry> read(String run, long from) {
        List<Entry> entries = new ArrayList<>();
        journal.read(run, from, entries::add);
        return entries;
    }

    protected List<Object> inputs(String run) {
        return read(run, 2).stream()
                .map(entry -> ((RunEvent.StepScheduled) entry.event()).input())
                .toList();
    }

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
    void aRunIsKnownOnceItsFirstEventsAreDurable() {
        journal.begin(head("r"));
        assertThat(journal.find("r")).isEmpty();
        assertThat(journal.runs(10)).isEmpty();

        journal.append(List.of(entry("r", 1, started(null))));

        assertThat(journal.head("r")).contains(head("r"));
        assertThat(journal.find("r"))
                .contains(
                        new RunSummary(
                                "r",
                                "photo-intake",
                                "manual",
                                RunSummary.Status.RUNNING,
                                NOW,
                                null,
                                1,
                                null));
        assertThat(journal.head("nobody")).isEmpty();
        assertThat(journal.find("nobody")).isEmpty();
    }

    @Test
    void listsTheLatestRunsFirst() {
        Stream.of("a", "b", "c").forEach(this::begin);

        assertThat(journal.runs(10)).extracting(RunSummary::id).containsExactly("c", "b", "a");
        assertThat(journal.runs(2)).extracting(RunSummary::id).containsExactly("c", "b");
    }

    @Test
    void tellsHowARunEnded() {
        Map<String, RunEvent> ends =
                Map.of(
                        "good", new RunEvent.RunSucceeded(1),
                        "bad", new RunEvent.RunFailed(new Failure("BadPhoto", "why"), null),
                        "stopped", new RunEvent.RunCancelled("enough"));
        ends.forEach(
                (run, end) -> {
                    begin(run);
                    journal.append(List.of(entry(run, 2, end)));
                    journal.release(run);
                });

        assertThat(journal.find("good").orElseThrow().status())
                .isEqualTo(RunSummary.Status.SUCCEEDED);
        assertThat(journal.find("bad").orElseThrow().status()).isEqualTo(RunSummary.Status.FAILED);
        assertThat(journal.find("bad").orElseThrow().error()).isEqualTo("BadPhoto");
        assertThat(journal.find("stopped").orElseThrow().status())
                .isEqualTo(RunSummary.Status.CANCELLED);
        assertThat(journal.runs(3))
                .allSatisfy(
                        run -> {
                            assertThat(run.ended()).isEqualTo(NOW);
                            assertThat(run.events()).isEqualTo(2);
                        });
    }

    @Test
    void tellsTheErrorsThatCameUpCaughtOnesToo() {
        var step = StepPath.of("s");
        var late = new Failure("States.Timeout", "after 3 s");
        begin("r");
        journal.append(
                List.of(
                        entry("r", 2, scheduled("s", 1)),
                        entry("r", 3, new RunEvent.StepRetried(step, 1, 1, late, 0, 1, null)),
                        entry("r", 4, new RunEvent.StepRetried(step, 1, 2, late, 0, 1, null))));
        var caught = new Failure("NotAPhoto", "seen: \0\n%_ 图");
        journal.append(
                List.of(entry("r", 5, new RunEvent.StepCaught(step, 1, caught, 0, 1, null))));
        journal.append(List.of(entry("r", 6, new RunEvent.RunSucceeded(1))));
        begin("quiet");

        assertThat(journal.find("r").orElseThrow().raised())
                .isEqualTo("States.Timeout: after 3 s\nNotAPhoto: seen:   %_ 图");
        assertThat(journal.find("r").orElseThrow().error()).isNull();
        assertThat(journal.find("quiet").orElseThrow().raised()).isEmpty();
    }

    @Test
    void keepsTheFirstErrorsOfARunWithVeryMany() {
        var step = StepPath.of("s");
        begin("r");
        for (int i = 2; i < 200; i++) {
            var why = new Failure("E" + i, "x".repeat(i < 10 ? 100_000 : 300));
            journal.append(
                    List.of(entry("r", i, new RunEvent.StepRetried(step, 1, i, why, 0, 1, null))));
        }

        assertThat(journal.find("r").orElseThrow().raised())
                .startsWith("E2: xxx")
                .contains("\nE9: ")
                .doesNotContain("E20")
                .hasSizeLessThanOrEqualTo(Raised.MOST);
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
    void aRunThatWasGivenUpIsInterruptedAndCanBeClaimed() {
        begin("r");

        journal.release("r");

        assertThat(journal.find("r").orElseThrow().status())
                .isEqualTo(RunSummary.Status.INTERRUPTED);
        assertThatThrownBy(() -> journal.append(List.of(entry("r", 2, scheduled("s", null)))))
                .isInstanceOf(JournalException.class);

        assertThat(journal.claim("r")).isTrue();
        journal.append(List.of(entry("r", 2, new RunEvent.RunResumed("me"))));

        assertThat(journal.find("r").orElseThrow().status()).isEqualTo(RunSummary.Status.RUNNING);
        assertThat(read("r", 1)).hasSize(2);
    }

    @Test
    void aRunThatHasEndedCannotBeClaimed() {
        begin("r");
        journal.append(List.of(entry("r", 2, new RunEvent.RunSucceeded(null))));
        journal.release("r");

        assertThat(journal.claim("r")).isFalse();
        assertThat(journal.claim("nobody")).isFalse();
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

    @Test
    void tellsTheOwnerOnceToCancelARun() {
        begin("r");
        begin("other");
        journal.requestCancel("r", "by hand");

        assertThat(journal.takeCancelRequests()).containsExactly(Map.entry("r", "by hand"));
        assertThat(journal.takeCancelRequests()).isEmpty();
    }

    @Test
    void nobodyIsAskedToCancelARunThatHasEnded() {
        begin("r");
        journal.append(List.of(entry("r", 2, new RunEvent.RunSucceeded(null))));

        journal.requestCancel("r", "too late");

        assertThat(journal.takeCancelRequests()).isEmpty();
    }

    @Test
    void deletesARunThatIsOver() {
        begin("r");
        begin("other");
        journal.release("r");

        journal.delete("r");
        journal.delete("nobody");

        assertThat(journal.find("r")).isEmpty();
        assertThat(read("r", 1)).isEmpty();
        assertThat(read("other", 1)).hasSize(1);
    }

    @Test
    void deletesManyRunsButNoneThatGoesOn() {
        begin("a");
        begin("b");
        begin("live");
        journal.release("a");
        journal.release("b");

        assertThat(journal.delete(List.of("a", "live", "b"))).containsExactly("a", "b");

        assertThat(journal.runs(10)).extracting(RunSummary::id).containsExactly("live");
    }

    @Test
    void doesNotDeleteARunThatGoesOn() {
        begin("r");

        assertThatThrownBy(() -> journal.delete("r"))
                .isInstanceOf(JournalException.class)
                .hasMessage("Run r is still going on.");
        assertThat(read("r", 1)).hasSize(1);
    }
}
