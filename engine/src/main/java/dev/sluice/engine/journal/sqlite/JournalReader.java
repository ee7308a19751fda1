package dev.sluice.engine.journal.sqlite;

import dev.sluice.engine.journal.EventJson;
import dev.sluice.engine.journal.JournalException;
import dev.sluice.engine.journal.Owner;
import dev.sluice.engine.journal.RunHead;
import dev.sluice.engine.journal.RunOrigin;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.journal.Times;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/// The reading side of a journal's tables, over one connection. For one thread at a time.
final class JournalReader implements AutoCloseable {
    /// So many rows are taken at once; between, the writer may tidy up behind itself.
    private static final int PAGE = 16;

    private static final int VALUES_KEPT = 64;

    private static final String SUMMARIES =
            "SELECT run.id, run.flow, run.trigger, run.status, run.started, run.ended,"
                    + " (SELECT last FROM chunk WHERE key > run.n << 32 AND key < (run.n + 1) << 32"
                    + " ORDER BY key DESC LIMIT 1), run.error, run.origin, run.raised, "
                    + Owners.COLUMNS
                    + " FROM run LEFT JOIN owner ON owner.id = run.owner ";

    private final Connection connection;
    private final Owner owner;
    private final InstantSource clock;

    /// The values met last: one that goes through many steps is read once, and is one object.
    private final Map<String, @Nullable Object> values =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, @Nullable Object> eldest) {
                    return size() > VALUES_KEPT;
                }
            };

    JournalReader(Connection connection, Owner owner, InstantSource clock) {
        this.connection = connection;
        this.owner = owner;
        this.clock = clock;
    }

    private record Row(long first, Instant time, String json) {}

    void read(String run, long fromSeq, Predicate<Entry> reader) throws SQLException {
        long number = number(run);
        long next = Tables.key(number, Math.max(1, fromSeq));
        long end = Tables.key(number + 1, 0);
        next = start(Tables.key(number, 0), next);
        try {
            while (true) {
                List<Row> page = page(next, end);
                for (Row row : page) {
                    if (!deliver(run, row, fromSeq, reader)) {
                        return;
                    }
                }
                if (page.size() < PAGE) {
                    return;
                }
                next = Tables.key(number, page.getLast().first()) + 1;
            }
        } finally {
            values.clear();
        }
    }

    /// The key of the row that holds the event, or the event's own where there is none.
    private long start(long lowest, long key) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT max(key) FROM chunk WHERE key BETWEEN ? AND ?")) {
            query.setLong(1, lowest);
            query.setLong(2, key);
            try (ResultSet row = query.executeQuery()) {
                long found = row.getLong(1);
                return found == 0 ? key : found;
            }
        }
    }

    private List<Row> page(long from, long end) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT key, time, events FROM chunk WHERE key >= ? AND key < ?"
                                + " ORDER BY key LIMIT "
                                + PAGE)) {
            query.setLong(1, from);
            query.setLong(2, end);
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    long first = row.getLong(1) & 0xffff_ffffL;
                    rows.add(new Row(first, Times.ofMicros(row.getLong(2)), row.getString(3)));
                }
            }
            return rows;
        }
    }

    private boolean deliver(String run, Row row, long fromSeq, Predicate<Entry> reader)
            throws SQLException {
        long seq = row.first();
        if (!(parse(row.json()) instanceof List<?> events)) {
            throw damaged(run, null);
        }
        for (Object json : events) {
            if (seq >= fromSeq && json instanceof Map<?, ?> map) {
                RunEvent event = EventJson.read(map);
                if (event != null && !reader.test(new Entry(run, seq, row.time(), event))) {
                    return false;
                }
            }
            seq++;
        }
        return true;
    }

    private @Nullable Object parse(String text) throws SQLException {
        try {
            Object value = Json.parseOwn(text);
            return text.contains(ValueRefs.WRITTEN_MARK)
                    ? ValueRefs.resolve(value, this::value)
                    : value;
        } catch (JsonSyntaxException e) {
            throw damaged(text.substring(0, Math.min(80, text.length())), e);
        }
    }

    private @Nullable Object value(String hash) throws SQLException {
        if (values.containsKey(hash)) {
            return values.get(hash);
        }
        try (PreparedStatement query =
                connection.prepareStatement("SELECT json FROM value WHERE hash = ?")) {
            query.setString(1, hash);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw damaged("the value " + hash, null);
                }
                Object value = parse(row.getString(1));
                values.put(hash, value);
                return value;
            }
        }
    }

    private static JournalException damaged(String what, @Nullable Exception cause) {
        return new JournalException(
                "The journal is damaged at " + what,
                "Delete the run; other runs can still be read.",
                cause);
    }

    private long number(String run) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT n FROM run WHERE id = ?")) {
            query.setString(1, run);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    List<RunSummary> runs(int limit) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(SUMMARIES + "ORDER BY run.n DESC LIMIT ?")) {
            query.setInt(1, limit);
            return summaries(query);
        }
    }

    Optional<RunSummary> find(String run) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(SUMMARIES + "WHERE run.id = ?")) {
            query.setString(1, run);
            return summaries(query).stream().findFirst();
        }
    }

    private List<RunSummary> summaries(PreparedStatement query) throws SQLException {
        List<RunSummary> runs = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                long ended = row.getLong(6);
                boolean hasEnded = !row.wasNull();
                runs.add(
                        new RunSummary(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                status(row),
                                Times.ofMicros(row.getLong(5)),
                                hasEnded ? Times.ofMicros(ended) : null,
                                row.getLong(7),
                                row.getString(8),
                                RunOrigin.read(row.getString(9)),
                                Objects.requireNonNullElse(row.getString(10), "")));
            }
        }
        return runs;
    }

    private RunSummary.Status status(ResultSet row) throws SQLException {
        String end = row.getString(4);
        if (end != null) {
            return RunSummary.Status.valueOf(end);
        }
        return Owners.isAlive(row, 11, owner, clock.instant())
                ? RunSummary.Status.RUNNING
                : RunSummary.Status.INTERRUPTED;
    }

    Optional<RunHead> head(String run) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT flow, trigger, settings, started, origin FROM run WHERE id = ?")) {
            query.setString(1, run);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new RunHead(
                                        run,
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        Times.ofMicros(row.getLong(4)),
                                        RunOrigin.read(row.getString(5))))
                        : Optional.empty();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
