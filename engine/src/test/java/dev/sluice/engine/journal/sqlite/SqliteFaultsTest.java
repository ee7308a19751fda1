package dev.sluice.engine.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.journal.Commit;
import dev.sluice.engine.journal.Journal;
import dev.sluice.engine.journal.JournalException;
import dev.sluice.engine.journal.JournalHarness;
import dev.sluice.engine.journal.Owner;
import dev.sluice.engine.machine.Entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// A file that cannot be written or read, or that something else wrote.
class SqliteFaultsTest extends JournalHarness {
    @TempDir Path folder;

    private final Owner us = Owner.ofThisProcess();

    private JournalFile file() {
        return JournalFile.in(folder);
    }

    @Override
    protected Journal open() {
        return file().open(us, NOW);
    }

    @Test
    void isReadAndClosedWhereItMayNotBeWritten() {
        begin("r");
        journal.close();

        journal = file().open(us, NOW, "query_only = ON");

        assertThat(journal.runs(10)).hasSize(1);
        assertThatCode(journal::close).doesNotThrowAnyException();
    }

    @Test
    void tellsAtItsCloseThatARunCouldNotBeGivenUp() {
        begin("r");
        journal.close();
        journal = file().open(us, NOW, "query_only = ON");
        assertThatThrownBy(() -> journal.claim("r")).isInstanceOf(JournalException.class);

        assertThatThrownBy(journal::close)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("may not be written");
    }

    @Test
    void aFullDiskIsSaidClearlyAndHarmsNothing() throws SQLException {
        journal.close();
        journal = file().open(us, NOW, "max_page_count = 60");
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
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file().path());
                var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA integrity_check")) {
            assertThat(row.getString(1)).isEqualTo("ok");
        }
    }

    @Test
    void afterAFullDiskTheRunGoesOnOnceItIsClaimedAgain() {
        journal.close();
        journal = file().open(us, NOW, "max_page_count = 60");
        begin("r");
        Object tooMuch = "x".repeat(400_000);
        assertThatThrownBy(() -> journal.append(List.of(entry("r", 2, scheduled("s", tooMuch)))))
                .isInstanceOf(JournalException.class);

        journal.close();
        journal = file().open(us, NOW);
        assertThat(journal.claim("r")).isTrue();
        journal.append(List.of(entry("r", 2, scheduled("s", tooMuch))));

        assertThat(inputs("r")).containsExactly(tooMuch);
    }

    @Test
    void whatFollowsEventsThatWereNotKeptIsNotKeptEither() {
        journal.close();
        journal = file().open(us, NOW, "max_page_count = 60");
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
        int version = file().number("PRAGMA user_version");
        file().execute("PRAGMA user_version = 99");

        assertThatThrownBy(this::open)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("later version of Sluice (journal version 99");

        file().execute("PRAGMA user_version = " + version);
        journal = open();
    }

    @Test
    void refusesTheDatabaseOfAnotherProgram() throws Exception {
        journal.close();
        Files.delete(file().path());
        file().execute("CREATE TABLE cats (name TEXT)");

        assertThatThrownBy(this::open)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("database of another program");
        assertThat(file().count("cats")).isZero();
    }

    @Test
    void saysThatAFileIsDamaged() throws Exception {
        journal.close();
        Files.writeString(
                file().path(), "this is no database at all, it is a letter to a friend".repeat(99));

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
    void eventsOfALaterVersionArePassedOver() throws SQLException {
        begin("r");
        journal.append(List.of(entry("r", 2, scheduled("a", 1)), entry("r", 3, scheduled("b", 2))));
        journal.close();
        file().execute(
                        "UPDATE chunk SET events = replace(CAST(events AS TEXT),"
                                + " 'StepScheduled\",\"step\":\"a', 'MoonRose\",\"step\":\"a')");
        journal = open();

        assertThat(read("r", 1)).extracting(Entry::seq).containsExactly(1L, 3L);
    }
}
