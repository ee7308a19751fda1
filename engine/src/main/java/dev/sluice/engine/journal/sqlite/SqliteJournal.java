package dev.sluice.engine.journal.sqlite;

import dev.sluice.engine.journal.Commit;
import dev.sluice.engine.journal.Journal;
import dev.sluice.engine.journal.JournalException;
import dev.sluice.engine.journal.Owner;
import dev.sluice.engine.journal.RunHead;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.problem.Reasons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/// A journal in one SQLite file, which several processes may use at the same time.
public final class SqliteJournal implements Journal {
    /// How long to wait for another process that writes.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// How large a file must be to be made smaller.
    private static final long WORTH_COPYING = 8 << 20;

    private final Path file;
    private final Owner owner;
    private final InstantSource clock;
    private final SqliteFailures failures;
    private final GroupWriter writer;
    private final Map<String, RunWriter> ours = new ConcurrentHashMap<>();
    private final AtomicBoolean isOwner = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Deque<JournalReader> readers = new ConcurrentLinkedDeque<>();

    private SqliteJournal(
            Path file, Owner owner, InstantSource clock, SqliteFailures failures, Tables tables) {
        this.file = file;
        this.owner = owner;
        this.clock = clock;
        this.failures = failures;
        this.writer = new GroupWriter(tables);
    }

    /// Opens a journal, or begins one where there is none.
    ///
    /// @throws JournalException where the file cannot be used
    public static SqliteJournal open(Path file, Owner owner, InstantSource clock) {
        return open(file, owner, clock, List.of());
    }

    /// @param pragmas settings of the writing connection
    static SqliteJournal open(Path file, Owner owner, InstantSource clock, List<String> pragmas) {
        var failures = new SqliteFailures(file);
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Connection connection = connect(file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = FULL");
                Schema.bringUpToDate(connection, file);
                for (String pragma : pragmas) {
                    statement.execute("PRAGMA " + pragma);
                }
            } catch (SQLException | JournalException e) {
                connection.close();
                throw e;
            }
            return new SqliteJournal(
                    file, owner, clock, failures, new Tables(connection, failures, owner, clock));
        } catch (SQLException e) {
            throw failures.explain("open", e);
        } catch (IOException e) {
            throw new JournalException(
                    "Could not make the folder of the journal " + file + ": " + Reasons.of(e, file),
                    "Give yourself the right to write there.",
                    e);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        var settings = new Properties();
        // Else every insert asks for the key it made, which costs more than the insert.
        settings.setProperty("jdbc.get_generated_keys", "false");
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, settings);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + PATIENCE.toMillis());
        }
        return connection;
    }

    @Override
    public Owner owner() {
        return owner;
    }

    @Override
    public void begin(RunHead run) {
        isOwner.set(true);
        ours.put(run.run(), new RunWriter(run));
    }

    @Override
    public Commit write(List<Entry> entries) {
        String run = entries.getFirst().run();
        RunWriter ourRun = ours.get(run);
        if (ourRun == null) {
            throw failures.lost(run);
        }
        return writer.submit(ourRun.write(entries));
    }

    @Override
    public boolean claim(String run) {
        isOwner.set(true);
        long number = writer.submit(tables -> tables.claim(run)).result();
        if (number == 0) {
            return false;
        }
        ours.put(run, new RunWriter(run, number));
        return true;
    }

    @Override
    public void release(String run) {
        ours.remove(run);
        writer.submit(tables -> tables.release(run)).await();
    }

    @Override
    public void requestCancel(String run, String reason) {
        writer.submit(tables -> tables.requestCancel(run, reason)).await();
    }

    @Override
    public Map<String, String> takeCancelRequests() {
        return writer.submit(Tables::takeCancelRequests).result();
    }

    @Override
    public void delete(String run) {
        if (!writer.submit(tables -> tables.delete(run)).result()) {
            throw new JournalException(
                    "Run " + run + " is still going on.", "Cancel it before you delete it.", null);
        }
    }

    @Override
    public List<String> delete(List<String> runs) {
        Map<String, Pending<Boolean>> works = new LinkedHashMap<>();
        for (String run : runs) {
            works.put(run, writer.submit(tables -> tables.delete(run)));
        }
        List<String> gone =
                works.entrySet().stream()
                        .filter(work -> work.getValue().result())
                        .map(Map.Entry::getKey)
                        .toList();
        if (!gone.isEmpty()) {
            giveRoomBack();
        }
        return gone;
    }

    /// Copies what is left where most of a large file is empty. Else the room is used again.
    private void giveRoomBack() {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            long pages = pragma(statement, "page_count");
            boolean isMostlyEmpty = pragma(statement, "freelist_count") > pages / 2;
            if (isMostlyEmpty && pages * pragma(statement, "page_size") >= WORTH_COPYING) {
                statement.execute("VACUUM");
            }
        } catch (SQLException e) {
            throw failures.explain("shrink", e);
        }
    }

    private static long pragma(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @Override
    public void read(String run, long fromSeq, Predicate<Entry> reader) {
        query(
                tables -> {
                    tables.read(run, fromSeq, reader);
                    return true;
                });
    }

    @Override
    public List<RunSummary> runs(int limit) {
        return query(tables -> tables.runs(limit));
    }

    @Override
    public Optional<RunSummary> find(String run) {
        return query(tables -> tables.find(run));
    }

    @Override
    public Optional<RunHead> head(String run) {
        return query(tables -> tables.head(run));
    }

    private interface Query<T> {
        T on(JournalReader reader) throws SQLException;
    }

    private <T> T query(Query<T> query) {
        try {
            JournalReader reader = readers.poll();
            if (reader == null) {
                reader = new JournalReader(connect(file), owner, clock);
            }
            try {
                return query.on(reader);
            } finally {
                readers.push(reader);
            }
        } catch (SQLException e) {
            throw failures.explain("read", e);
        }
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        // Who only read has nothing to give up, and may not be allowed to write.
        Commit resigned = isOwner.get() ? writer.submit(Tables::resign) : null;
        writer.close();
        try {
            for (JournalReader reader = readers.poll(); reader != null; reader = readers.poll()) {
                reader.close();
            }
        } catch (SQLException e) {
            throw failures.explain("close", e);
        }
        if (resigned != null) {
            resigned.await();
        }
    }
}
