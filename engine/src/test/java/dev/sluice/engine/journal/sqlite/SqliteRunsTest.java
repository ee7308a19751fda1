package dev.sluice.engine.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.journal.Commit;
import dev.sluice.engine.journal.Journal;
import dev.sluice.engine.journal.JournalException;
import dev.sluice.engine.journal.Owner;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.journal.RunsContract;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Runs on disk, which several processes see.
class SqliteRunsTest extends RunsContract {
    @TempDir Path folder;

    private final Owner us = Owner.ofThisProcess();

    private JournalFile file() {
        return JournalFile.in(folder);
    }

    @Override
    protected Journal open() {
        return file().open(us, NOW);
    }

    /// An owner whose process id now belongs to somebody else.
    private Owner dead() {
        return new Owner("dead", us.host(), us.process(), "0");
    }

    private Owner elsewhere() {
        return new Owner("elsewhere", "another host", 1, "0");
    }

    @Test
    void theRunOfADeadProcessIsInterruptedAndCanBeTakenOver() {
        try (var theirs = file().open(dead(), NOW)) {
            theirs.begin(head("r"));
            theirs.append(List.of(entry("r", 1, started(null))));

            assertThat(journal.find("r").orElseThrow().status())
                    .isEqualTo(RunSummary.Status.INTERRUPTED);
            assertThat(journal.claim("r")).isTrue();
            journal.append(List.of(entry("r", 2, scheduled("s", 1))));

            assertThatThrownBy(() -> theirs.append(List.of(entry("r", 2, scheduled("s", 2)))))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("no longer ours");
        }
        assertThat(inputs("r")).containsExactly(1);
    }

    @Test
    void theRunOfALivingProcessCannotBeTakenOver() {
        var living = new Owner("living", us.host(), us.process(), us.birth());
        try (var theirs = file().open(living, NOW)) {
            theirs.begin(head("r"));
            theirs.append(List.of(entry("r", 1, started(null))));

            assertThat(journal.find("r").orElseThrow().status())
                    .isEqualTo(RunSummary.Status.RUNNING);
            assertThat(journal.claim("r")).isFalse();
            assertThatThrownBy(() -> journal.delete("r")).isInstanceOf(JournalException.class);
        }
        assertThat(journal.claim("r")).isTrue();
    }

    @Test
    void aProcessThatCannotBeSeenLivesAsLongAsItGivesSigns() {
        try (var theirs = file().open(elsewhere(), NOW)) {
            theirs.begin(head("r"));
            theirs.append(List.of(entry("r", 1, started(null))));

            assertThat(journal.claim("r")).isFalse();
            journal.close();
            var later = InstantSource.fixed(NOW.plus(Owner.PATIENCE).plusSeconds(1));
            journal = SqliteJournal.open(file().path(), us, later);

            assertThat(journal.claim("r")).isTrue();
        }
    }

    @Test
    void anotherProcessCanAskToCancel() {
        begin("r");
        try (var theirs = file().open(elsewhere(), NOW)) {
            theirs.requestCancel("r", "from elsewhere");

            assertThat(theirs.takeCancelRequests()).isEmpty();
        }
        assertThat(journal.takeCancelRequests()).containsExactly(Map.entry("r", "from elsewhere"));
    }

    @Test
    void manyProcessesMayWriteAtOnce() {
        try (var second = file().open(elsewhere(), NOW)) {
            second.begin(head("theirs"));
            second.append(List.of(entry("theirs", 1, started(null))));
            begin("ours");

            List<Commit> commits = new ArrayList<>();
            for (long seq = 2; seq <= 100; seq++) {
                commits.add(journal.write(List.of(entry("ours", seq, scheduled("s", seq)))));
                commits.add(second.write(List.of(entry("theirs", seq, scheduled("s", seq)))));
            }
            commits.forEach(Commit::await);
        }

        for (String run : List.of("ours", "theirs")) {
            assertThat(read(run, 1))
                    .extracting(Entry::seq)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 100).mapToObj(seq -> (long) seq).toList());
        }
    }

    @Test
    void theSecondEngineOfAProcessIsAnotherOwner() {
        assertThat(Owner.ofThisProcess().id()).isNotEqualTo(us.id());
        assertThat(us.seesAlive(Owner.ofThisProcess(), NOW, NOW)).isTrue();
        assertThat(us.seesAlive(dead(), NOW, NOW)).isFalse();
        assertThat(us.seesAlive(new Owner("x", us.host(), 1L << 30, "0"), NOW, NOW)).isFalse();
        assertThat(new RunEvent.RunSucceeded(null).isLast()).isTrue();
    }

    @Test
    void deletingARunKeepsTheValuesThatOthersUse() throws SQLException {
        String shared = "s".repeat(10_000);
        for (String run : List.of("a", "b")) {
            begin(run);
            journal.append(
                    List.of(
                            entry(run, 2, scheduled("s", shared)),
                            entry(run, 3, scheduled("s", run.repeat(10_000)))));
        }
        journal.release("a");

        journal.delete("a");

        assertThat(file().count("value")).isEqualTo(2);
        assertThat(file().count("value_use")).isEqualTo(2);
        assertThat(inputs("b")).containsExactly(shared, "b".repeat(10_000));
        assertThat(file().count("chunk")).isEqualTo(2);
    }

    @Test
    void givesTheRoomOfDeletedRunsBackToTheDisk() throws Exception {
        begin("small");
        begin("large");
        for (int seq = 2; seq < 14; seq++) {
            String text = String.valueOf((char) ('a' + seq)).repeat(1 << 20);
            journal.append(List.of(entry("large", seq, scheduled("s", text))));
        }
        journal.release("large");

        assertThat(journal.delete(List.of("large"))).containsExactly("large");

        assertThat(file().number("PRAGMA page_count") * (long) file().number("PRAGMA page_size"))
                .isLessThan(1 << 20);
        assertThat(journal.find("small")).isPresent();
        journal.append(List.of(entry("small", 2, scheduled("s", 1))));
        assertThat(read("small", 1)).hasSize(2);
    }
}
