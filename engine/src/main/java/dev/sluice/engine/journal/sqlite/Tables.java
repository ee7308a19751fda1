package dev.sluice.engine.journal.sqlite;

import dev.sluice.engine.journal.Owner;
import dev.sluice.engine.journal.Raised;
import dev.sluice.engine.journal.RunHead;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.journal.Times;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The writing side of a journal's tables. For one thread, between [#begin] and [#commit].
final class Tables implements Closeable {
    private final Connection connection;
    private final SqliteFailures failures;
    private final Owner owner;
    private final InstantSource clock;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Tables(Connection connection, SqliteFailures failures, Owner owner, InstantSource clock) {
        this.connection = connection;
        this.failures = failures;
        this.owner = owner;
        this.clock = clock;
    }

    /// The events of one row of the table.
    record Chunk(long first, long last, long time, String json) {}

    /// How a run ended.
    record End(RunSummary.Status status, @Nullable String error) {}

    /// What events of one input add to a run.
    ///
    /// @param raised the errors that came up; `null`: none
    /// @param end `null`: it goes on
    record Rows(
            List<Chunk> chunks,
            List<LargeValues.Large> values,
            @Nullable String raised,
            @Nullable End end) {}

    SqliteFailures failures() {
        return failures;
    }

    void begin() throws SQLException {
        update("BEGIN IMMEDIATE");
    }

    void commit() throws SQLException {
        update("COMMIT");
    }

    /// Undoes what was done since [#begin]. A statement that failed cannot be used again, so all
    /// are made anew.
    void rollback() {
        statements.values().forEach(Tables::close);
        statements.clear();
        try {
            update("ROLLBACK");
        } catch (SQLException _) {
            // SQLite has rolled back by itself, as it does when the disk is full.
            statements.clear();
        }
    }

    private static void close(PreparedStatement statement) {
        try {
            statement.close();
        } catch (SQLException _) {
            return; // it tells once more why it failed
        }
    }

    /// Makes the run known and ours; gives its number.
    long insertRun(RunHead run) throws SQLException {
        register();
        update(
                """
                INSERT INTO run (id, flow, trigger, settings, started, owner, origin)
                VALUES (?, ?, ?, ?, ?, ?, ?)\
                """,
                run.run(),
                run.flow(),
                run.trigger(),
                run.settings(),
                Times.micros(run.started()),
                owner.id(),
                run.origin() == null ? null : Json.write(run.origin().json()));
        return number(run.run());
    }

    /// Adds events to a run of ours; false where it is not ours or its events do not go on there.
    boolean append(long run, Rows rows) throws SQLException {
        for (Chunk chunk : rows.chunks()) {
            if (!append(run, chunk)) {
                return false;
            }
        }
        for (LargeValues.Large value : rows.values()) {
            store(run, value);
        }
        if (rows.raised() != null) {
            update(
                    "UPDATE run SET raised ="
                            + " substr(coalesce(raised || char(10), '') || ?, 1, ?) WHERE n = ?",
                    rows.raised(),
                    (long) Raised.MOST,
                    run);
        }
        End end = rows.end();
        if (end != null) {
            update(
                    "UPDATE run SET status = ?, error = ?, ended = ? WHERE n = ?",
                    end.status().name(),
                    end.error(),
                    Times.micros(clock.instant()),
                    run);
        }
        return true;
    }

    /// One statement, since a step costs one: it adds nothing where the run has another owner, or
    /// its last event is not the one before.
    private boolean append(long run, Chunk chunk) throws SQLException {
        return update(
                        """
                        INSERT INTO chunk (key, last, time, events)
                        SELECT ?1, ?2, ?3, ?4
                        WHERE EXISTS (SELECT 1 FROM run WHERE n = ?5 AND owner = ?6)
                          AND ?7 = coalesce(
                            (SELECT last FROM chunk WHERE key > ?8 AND key < ?9
                             ORDER BY key DESC LIMIT 1), 0)\
                        """,
                        key(run, chunk.first()),
                        chunk.last(),
                        chunk.time(),
                        chunk.json(),
                        run,
                        owner.id(),
                        chunk.first() - 1,
                        key(run, 0),
                        key(run + 1, 0))
                == 1;
    }

    private void store(long run, LargeValues.Large value) throws SQLException {
        update(
                "INSERT OR IGNORE INTO value (hash, json) VALUES (?, ?)",
                value.hash(),
                value.json());
        update(
                """
                INSERT OR IGNORE INTO value_use (run, value)
                SELECT ?, n FROM value WHERE hash = ?\
                """,
                run,
                value.hash());
    }

    /// Where the events of a run stand among those of all runs.
    static long key(long run, long seq) {
        return (run << 32) | seq;
    }

    /// Takes the run over where no living owner but us has it; gives its number, or 0.
    long claim(String run) throws SQLException {
        register();
        forgetTheDead();
        int taken =
                update(
                        "UPDATE run SET owner = ?, cancel = NULL WHERE id = ?"
                                + " AND status IS NULL AND (owner IS NULL OR owner = ?)",
                        owner.id(),
                        run,
                        owner.id());
        return taken == 1 ? number(run) : 0;
    }

    int release(String run) throws SQLException {
        return update("UPDATE run SET owner = NULL WHERE id = ? AND owner = ?", run, owner.id());
    }

    /// Removes the run unless a living owner has it; false where one has.
    boolean delete(String run) throws SQLException {
        forgetTheDead();
        long n = number(run);
        if (update("DELETE FROM run WHERE id = ? AND owner IS NULL", run) == 0) {
            return n == 0;
        }
        update("DELETE FROM chunk WHERE key BETWEEN ? AND ?", key(n, 0), key(n + 1, 0) - 1);
        update(
                """
                DELETE FROM value WHERE n IN (SELECT value FROM value_use WHERE run = ?)
                  AND NOT EXISTS (
                    SELECT 1 FROM value_use u WHERE u.value = value.n AND u.run <> ?)\
                """,
                n,
                n);
        update("DELETE FROM value_use WHERE run = ?", n);
        return true;
    }

    int requestCancel(String run, String reason) throws SQLException {
        return update("UPDATE run SET cancel = ? WHERE id = ? AND status IS NULL", reason, run);
    }

    Map<String, String> takeCancelRequests() throws SQLException {
        Map<String, String> requests = new LinkedHashMap<>();
        try (ResultSet rows =
                bind(
                                "SELECT id, cancel FROM run WHERE owner = ? AND cancel IS NOT NULL",
                                owner.id())
                        .executeQuery()) {
            while (rows.next()) {
                requests.put(rows.getString(1), rows.getString(2));
            }
        }
        if (!requests.isEmpty()) {
            update("UPDATE run SET cancel = NULL WHERE owner = ?", owner.id());
        }
        return requests;
    }

    int heartbeat() throws SQLException {
        return update(
                "UPDATE owner SET heartbeat = ? WHERE id = ?",
                Times.micros(clock.instant()),
                owner.id());
    }

    /// Gives up all runs of ours.
    int resign() throws SQLException {
        update("UPDATE run SET owner = NULL WHERE owner = ?", owner.id());
        return update("DELETE FROM owner WHERE id = ?", owner.id());
    }

    private void register() throws SQLException {
        update(
                """
                INSERT OR IGNORE INTO owner (id, host, process, birth, heartbeat)
                VALUES (?, ?, ?, ?, ?)\
                """,
                owner.id(),
                owner.host(),
                owner.process(),
                owner.birth(),
                Times.micros(clock.instant()));
    }

    private void forgetTheDead() throws SQLException {
        Map<String, Boolean> alive = new HashMap<>();
        try (ResultSet rows = bind("SELECT " + Owners.COLUMNS + " FROM owner").executeQuery()) {
            while (rows.next()) {
                alive.put(rows.getString(1), Owners.isAlive(rows, 1, owner, clock.instant()));
            }
        }
        for (Map.Entry<String, Boolean> other : alive.entrySet()) {
            if (!other.getValue()) {
                update("UPDATE run SET owner = NULL WHERE owner = ?", other.getKey());
                update("DELETE FROM owner WHERE id = ?", other.getKey());
            }
        }
    }

    /// 0: there is no such run.
    private long number(String run) throws SQLException {
        try (ResultSet row = bind("SELECT n FROM run WHERE id = ?", run).executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private int update(String sql, @Nullable Object... values) throws SQLException {
        return bind(sql, values).executeUpdate();
    }

    private PreparedStatement bind(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> statement.setObject(i + 1, null);
                case String text -> statement.setString(i + 1, text);
                case Long number -> statement.setLong(i + 1, number);
                default -> throw new IllegalArgumentException(Objects.toString(values[i]));
            }
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failures.explain("close", e);
        }
    }
}
