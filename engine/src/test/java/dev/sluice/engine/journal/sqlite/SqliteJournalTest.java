package dev.sluice.engine.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.journal.Commit;
import dev.sluice.engine.journal.Journal;
import dev.sluice.engine.journal.JournalContract;
import dev.sluice.engine.journal.Owner;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.machine.Entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Events on disk.
class SqliteJournalTest extends JournalContract {
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
    void writesALargeValueOnceHoweverOftenItIsPassedOn() throws SQLException {
        String large = "x".repeat(50_000);
        Map<String, Object> value = Map.of("photo", large);
        begin("r");
        begin("other");

        for (int seq = 2; seq < 40; seq++) {
            journal.append(List.of(entry("r", seq, scheduled("s", value))));
        }
        journal.append(List.of(entry("other", 2, scheduled("s", List.of(large + "", value)))));

        assertThat(file().count("value")).isEqualTo(1);
        assertThat(file().count("chunk WHERE length(events) > 300")).isZero();
        assertThat(inputs("other")).containsExactly(List.of(large, value));
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
}
