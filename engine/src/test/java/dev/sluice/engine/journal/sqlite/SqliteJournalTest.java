package dev.sluice.engine.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.journal.Commit;
import dev.sluice.engine.journal.Journal;
import dev.sluice.engine.journal.JournalContract;
import dev.sluice.engine.journal.JournalException;
import dev.sluice.engine.journal.Owner;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class SqliteJournalTest extends JournalContract {
    @TempDir Path folder;

    private final Owner us = Owner.ofThisProcess();

    @Override
    protected Journal open() {
        return open(us);
    }

    private Path file() {
        return folder.resolve("a flow 猫#1").resolve("journal.db");
    }

    private SqliteJournal open(Owner owner, String... pragmas) {
        return SqliteJournal.open(file(), owner, InstantSource.fixed(NOW), List.of(pragmas));
    }

    /// An owner whose process id now belongs to somebody else.
    private Owner dead() {
        return new Owner("dead", us.host(), us.process(), "0");
    }

    private Owner elsewhere() {
        return new Owner("elsewhere", "another host", 1, "0");
    }

    private void execute(String sql) throws SQLException {
        Files.exists(file());
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int number(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.getInt(1);
        }
    }

    private long count(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM " + sql)) {
            return row.getLong(1);
        }
    }

    @Test
    void keepsRunsOverAReopening() {
        begin("r");
        String large = "x".repeat(10_000);
        journal.append(List.of(entry("r", 2, scheduled("s", large))));
        List<Entry> before = read("r", 1);

        journal.close();
        journal = open();

        assertThat(read("r", 1)).isEqualTo(before);
        assertThat(journal.find("r").orElseThrow().status())
                .isEqualTo(RunSummary.Status.INTERRUPTED);
        assertThat(inputs("r")).containsExactly(large);
    }

    @Test
    void theRunOfADeadProcessIsInterruptedAndCanBeTakenOver() {
        try (var theirs = open(dead())) {
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
        try (var theirs = open(living)) {
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
        try (var theirs = open(elsewhere())) {
            theirs.begin(head("r"));
            theirs.append(List.of(entry("r", 1, started(null))));

            assertThat(journal.claim("r")).isFalse();
            journal.close();
            var later = InstantSource.fixed(NOW.plus(Owner.PATIENCE).plusSeconds(1));
            journal = SqliteJournal.open(file(), us, later);

            assertThat(journal.claim("r")).isTrue();
        }
    }

    @Test
    void anotherProcessCanAskToCancel() {
        begin("r");
        try (var theirs = open(elsewhere())) {
            theirs.requestCancel("r", "from elsewhere");

            assertThat(theirs.takeCancelRequests()).isEmpty();
        }
        assertThat(journal.takeCancelRequests()).containsExactly(Map.entry("r", "from elsewhere"));
    }

    @Test
    void writesALargeValueOnceHoweverOftenItIsPassedOn() throws SQLException {
        String large = "x".repeat(50_000);
        Map<String, Object> value = Map.of("photo", large);
        begin("r");
        begin("other");

        for (int seq = 2; seq < 40; seq++) {
            journal.append(List.of(entry("r", seq, scheduled("s", value))));
        }
        journal.append(List.of(entry("other", 2, scheduled("s", List.of(large + "", value)))));

        assertThat(count("value")).isEqualTo(1);
        assertThat(count("chunk WHERE length(events) > 300")).isZero();
        assertThat(inputs("other")).containsExactly(List.of(large, value));
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

        assertThat(count("value")).isEqualTo(2);
        assertThat(count("value_use")).isEqualTo(2);
        assertThat(inputs("b")).containsExactly(shared, "b".repeat(10_000));
        assertThat(count("chunk")).isEqualTo(2);
    }

    @Test
    void isReadAndClosedWhereItMayNotBeWritten() {
        begin("r");
        journal.close();

        journal = open(us, "query_only = ON");

        assertThat(journal.runs(10)).hasSize(1);
        assertThatCode(journal::close).doesNotThrowAnyException();
    }

    @Test
    void tellsAtItsCloseThatARunCouldNotBeGivenUp() {
        begin("r");
        journal.close();
        journal = open(us, "query_only = ON");
        assertThatThrownBy(() -> journal.claim("r")).isInstanceOf(JournalException.class);

        assertThatThrownBy(journal::close)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("may not be written");
    }

    @Test
    void aFullDiskIsSaidClearlyAndHarmsNothing() throws SQLException {
        journal.close();
        journal = open(us, "max_page_count = 60");
        begin("r");
        journal.append(List.of(entry("r", 2, scheduled("s", "kept"))));
        String tooMuch = "x".repeat(400_000);

        assertThatThrownBy(() -> journal.append(List.of(entry("r", 3, scheduled("s", tooMuch)))))
                .isInstanceOfSatisfying(
                        JournalException.class,
                        e -> {
                            assertThat(e)
                                    .hasMessageContaining("journal.db: the disk is full")
                                    .hasMessageContaining("What was written before is safe");
                            assertThat(e.remedy()).contains("Free some space");
                        });

        assertThat(read("r", 1)).hasSize(2);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA integrity_check")) {
            assertThat(row.getString(1)).isEqualTo("ok");
        }
    }

    @Test
    void afterAFullDiskTheRunGoesOnOnceItIsClaimedAgain() {
        journal.close();
        journal = open(us, "max_page_count = 60");
        begin("r");
        Object tooMuch = "x".repeat(400_000);
        assertThatThrownBy(() -> journal.append(List.of(entry("r", 2, scheduled("s", tooMuch)))))
                .isInstanceOf(JournalException.class);

        journal.close();
        journal = open(us);
        assertThat(journal.claim("r")).isTrue();
        journal.append(List.of(entry("r", 2, scheduled("s", tooMuch))));

        assertThat(inputs("r")).containsExactly(tooMuch);
    }

    @Test
    void whatFollowsEventsThatWereNotKeptIsNotKeptEither() {
        journal.close();
        journal = open(us, "max_page_count = 60");
        begin("r");
        begin("other");

        Commit tooMuch = journal.write(List.of(entry("r", 2, scheduled("s", "x".repeat(400_000)))));
        Commit next = journal.write(List.of(entry("r", 3, scheduled("s", 1))));
        Commit others = journal.write(List.of(entry("other", 2, scheduled("s", 1))));

        assertThatThrownBy(tooMuch::await).isInstanceOf(JournalException.class);
        assertThatThrownBy(next::await).isInstanceOf(JournalException.class);
        others.await();
        assertThat(read("r", 1)).hasSize(1);
        assertThat(read("other", 1)).hasSize(2);
    }

    @Test
    void refusesTheJournalOfALaterVersion() throws SQLException {
        journal.close();
        int version = number("PRAGMA user_version");
        execute("PRAGMA user_version = 99");

        assertThatThrownBy(this::open)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("later version of Sluice (journal version 99");

        execute("PRAGMA user_version = " + version);
        journal = open();
    }

    @Test
    void refusesTheDatabaseOfAnotherProgram() throws Exception {
        journal.close();
        Files.delete(file());
        execute("CREATE TABLE cats (name TEXT)");

        assertThatThrownBy(this::open)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("database of another program");
        assertThat(count("cats")).isZero();
    }

    @Test
    void saysThatAFileIsDamaged() throws Exception {
        journal.close();
        Files.writeString(
                file(), "this is no database at all, it is a letter to a friend".repeat(99));

        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        JournalException.class,
                        e -> {
                            assertThat(e).hasMessageContaining("damaged");
                            assertThat(e.remedy()).contains("Move it away");
                        });
    }

    @Test
    void writingAfterTheCloseIsRefused() {
        begin("r");
        journal.close();

        assertThatThrownBy(() -> journal.append(List.of(entry("r", 2, scheduled("s", 1)))))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("is closed");
        journal = open();
    }

    @Test
    void closingWaitsForWhatWasHandedOver() {
        begin("r");
        List<Commit> commits = new ArrayList<>();
        for (int seq = 2; seq <= 300; seq++) {
            commits.add(journal.write(List.of(entry("r", seq, scheduled("s", seq)))));
        }

        journal.close();

        assertThat(commits).allMatch(Commit::isDone);
        journal = open();
        assertThat(read("r", 1)).hasSize(300);
    }

    @Test
    void eventsOfALaterVersionArePassedOver() throws SQLException {
        begin("r");
        journal.append(List.of(entry("r", 2, scheduled("a", 1)), entry("r", 3, scheduled("b", 2))));
        journal.close();
        execute(
                "UPDATE chunk SET events = replace(CAST(events AS TEXT),"
                        + " 'StepScheduled\",\"step\":\"a', 'MoonRose\",\"step\":\"a')");
        journal = open();

        assertThat(read("r", 1)).extracting(Entry::seq).containsExactly(1L, 3L);
    }

    @Test
    void manyProcessesMayWriteAtOnce() {
        try (var second = open(elsewhere())) {
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
    void givesTheRoomOfDeletedRunsBackToTheDisk() throws Exception {
        begin("small");
        begin("large");
        for (int seq = 2; seq < 14; seq++) {
            String text = String.valueOf((char) ('a' + seq)).repeat(1 << 20);
            journal.append(List.of(entry("large", seq, scheduled("s", text))));
        }
        journal.release("large");

        assertThat(journal.delete(List.of("large"))).containsExactly("large");

        assertThat(number("PRAGMA page_count") * (long) number("PRAGMA page_size"))
                .isLessThan(1 << 20);
        assertThat(journal.find("small")).isPresent();
        journal.append(List.of(entry("small", 2, scheduled("s", 1))));
        assertThat(read("small", 1)).hasSize(2);
    }
}
