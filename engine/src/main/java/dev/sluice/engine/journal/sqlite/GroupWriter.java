package dev.sluice.engine.journal.sqlite;

import dev.sluice.engine.journal.JournalException;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// The one thread that writes a journal. What was handed over while the disk was busy goes into the
/// next transaction together, so that the cost of a commit is shared by all that wait for it.
final class GroupWriter implements Closeable {
    /// So many pieces of work may wait; who hands over more waits too.
    private static final int WAITING = 1024;

    private static final int GROUP = 512;
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final Tables tables;
    private final Lock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition emptied = lock.newCondition();
    private final Queue<Pending<?>> waiting = new ArrayDeque<>();
    private boolean closed;
    private final Thread thread;
    private long heartbeatDue = System.nanoTime() + HEARTBEAT.toNanos();

    GroupWriter(Tables tables) {
        this.tables = tables;
        thread = Thread.ofPlatform().daemon().name("sluice-journal").start(this::writeUntilClosed);
    }

    /// A change of the tables. It may be carried out again after a failed transaction.
    interface Work<T> {
        T on(Tables tables) throws SQLException;
    }

    <T> Pending<T> submit(Work<T> work) {
        var pending = new Pending<>(work);
        lock.lock();
        try {
            while (waiting.size() >= WAITING && !closed) {
                emptied.awaitUninterruptibly();
            }
            if (closed) {
                pending.failed(tables.failures().closed());
            } else {
                waiting.add(pending);
                filled.signal();
            }
        } finally {
            lock.unlock();
        }
        return pending;
    }

    private void writeUntilClosed() {
        for (List<Pending<?>> group = next(); group != null; group = next()) {
            if (!group.isEmpty()) {
                write(group);
            }
            beatIfDue();
        }
        tables.close();
    }

    /// What is to be written next; nothing where nothing came for a while; `null` at the end.
    private @Nullable List<Pending<?>> next() {
        lock.lock();
        try {
            long patience = HEARTBEAT.toNanos();
            while (waiting.isEmpty() && !closed && patience > 0) {
                patience = filled.awaitNanos(patience);
            }
            if (waiting.isEmpty() && closed) {
                return null;
            }
            List<Pending<?>> group = new ArrayList<>();
            while (group.size() < GROUP && !waiting.isEmpty()) {
                group.add(waiting.remove());
            }
            emptied.signalAll();
            return group;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody knows this thread", e);
        } finally {
            lock.unlock();
        }
    }

    /// Where a group fails, each of its works is tried alone: one may be at fault, or too large for
    /// what is left of the disk, without the others.
    private void write(List<Pending<?>> group) {
        JournalException why = tryToWrite(group);
        if (why == null) {
            group.forEach(Pending::committed);
        } else if (group.size() == 1) {
            group.getFirst().failed(why);
        } else {
            group.forEach(one -> write(List.of(one)));
        }
    }

    private @Nullable JournalException tryToWrite(List<Pending<?>> group) {
        try {
            tables.begin();
            for (Pending<?> one : group) {
                one.carryOut(tables);
            }
            tables.commit();
            return null;
        } catch (SQLException e) {
            tables.rollback();
            return tables.failures().explain("write", e);
        } catch (JournalException e) {
            tables.rollback();
            return e;
        }
    }

    private void beatIfDue() {
        if (System.nanoTime() - heartbeatDue >= 0) {
            heartbeatDue = System.nanoTime() + HEARTBEAT.toNanos();
            write(List.of(new Pending<>(Tables::heartbeat)));
        }
    }

    /// Writes what waits, then ends the thread.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
            emptied.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join(TimeUnit.MINUTES.toMillis(1));
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
