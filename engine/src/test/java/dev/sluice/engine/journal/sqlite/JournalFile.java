package dev.sluice.engine.journal.sqlite;

import dev.sluice.engine.journal.Owner;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// The file of a journal, and a look into it beside the journal.
record JournalFile(Path path) {
    static JournalFile in(Path folder) {
        return new JournalFile(folder.resolve("a flow 猫#1").resolve("journal.db"));
    }

    SqliteJournal open(Owner owner, Instant now, String... pragmas) {
        return SqliteJournal.open(path, owner, InstantSource.fixed(now), List.of(pragmas));
    }

    void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    int number(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.getInt(1);
        }
    }

    long count(String sql) throws SQLException {
        return number("SELECT count(*) FROM " + sql);
    }
}
