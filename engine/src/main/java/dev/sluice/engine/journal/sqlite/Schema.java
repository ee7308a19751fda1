package dev.sluice.engine.journal.sqlite;

import dev.sluice.engine.journal.JournalException;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The tables of a journal, by version. A version once released is never edited: what changes is a
/// further list of statements, which brings the version before it up to date.
final class Schema {
    /// Marks the file as ours, so that no other database is taken for a journal.
    private static final int APPLICATION = 0x736c7563;

    /// `chunk` holds the events of one input, or a part of them, as a JSON array; its key is the
    /// run's number and the first event's, so that a run lies in one piece. Large values stand once
    /// in `value` and are named by their hash. `origin` is the run that a run comes of, as JSON;
    /// `raised` are the errors that came up in it.
    private static final List<List<String>> VERSIONS =
            List.of(
                    List.of(
                            """
                            CREATE TABLE owner (
                              id TEXT PRIMARY KEY,
                              host TEXT NOT NULL,
                              process INTEGER NOT NULL,
                              birth TEXT NOT NULL,
                              heartbeat INTEGER NOT NULL)\
                            """,
                            """
                            CREATE TABLE run (
                              n INTEGER PRIMARY KEY,
                              id TEXT NOT NULL UNIQUE,
                              flow TEXT NOT NULL,
                              trigger TEXT NOT NULL,
                              settings TEXT NOT NULL,
                              started INTEGER NOT NULL,
                              ended INTEGER,
                              status TEXT,
                              error TEXT,
                              owner TEXT,
                              cancel TEXT)\
                            """,
                            "CREATE INDEX run_owner ON run (owner) WHERE owner IS NOT NULL",
                            """
                            CREATE TABLE chunk (
                              key INTEGER PRIMARY KEY,
                              last INTEGER NOT NULL,
                              time INTEGER NOT NULL,
                              events TEXT NOT NULL)\
                            """,
                            """
                            CREATE TABLE value (
                              n INTEGER PRIMARY KEY,
                              hash TEXT NOT NULL UNIQUE,
                              json TEXT NOT NULL)\
                            """,
                            """
                            CREATE TABLE value_use (
                              run INTEGER NOT NULL,
                              value INTEGER NOT NULL,
                              PRIMARY KEY (run, value)) WITHOUT ROWID\
                            """,
                            "CREATE INDEX value_use_value ON value_use (value)"),
                    List.of("ALTER TABLE run ADD COLUMN origin TEXT"),
                    List.of("ALTER TABLE run ADD COLUMN raised TEXT"));

    private Schema() {}

    /// Brings the tables to this version.
    ///
    /// @throws JournalException where the file is no journal, or one of a later version
    static void bringUpToDate(Connection connection, Path file) throws SQLException {
        int version = pragma(connection, "user_version");
        if (version > VERSIONS.size()) {
            throw new JournalException(
                    file
                            + " was written by a later version of Sluice (journal version "
                            + version
                            + "; this one reads up to "
                            + VERSIONS.size()
                            + ").",
                    "Update Sluice, or move the file away to begin a new journal.",
                    null);
        }
        if (pragma(connection, "application_id") != APPLICATION && !isEmpty(connection)) {
            throw new JournalException(
                    file + " is a database of another program.",
                    "Move it away; Sluice will begin a new journal.",
                    null);
        }
        if (version < VERSIONS.size()) {
            migrate(connection);
        }
    }

    /// Another process may be at it at the same time, so the version is read again under the lock.
    private static void migrate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                for (int v = pragma(connection, "user_version"); v < VERSIONS.size(); v++) {
                    for (String sql : VERSIONS.get(v)) {
                        statement.execute(sql);
                    }
                }
                statement.execute("PRAGMA application_id = " + APPLICATION);
                statement.execute("PRAGMA user_version = " + VERSIONS.size());
                statement.execute("COMMIT");
            } catch (SQLException e) {
                statement.execute("ROLLBACK");
                throw e;
            }
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 FROM sqlite_master LIMIT 1")) {
            return !rows.next();
        }
    }

    private static int pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
