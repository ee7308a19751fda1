package dev.sluice.engine.journal.sqlite;

import dev.sluice.engine.journal.Commit;
import dev.sluice.engine.journal.JournalException;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/// Work for the writer of a journal whose outcome can be awaited.
final class Pending<T> implements Commit {
    private final GroupWriter.Work<T> work;
    private final CountDownLatch settled = new CountDownLatch(1);
    private @Nullable T result;
    private @Nullable JournalException failure;

    Pending(GroupWriter.Work<T> work) {
        this.work = work;
    }

    void carryOut(Tables tables) throws SQLException {
        result = work.on(tables);
    }

    void committed() {
        settled.countDown();
    }

    void failed(JournalException why) {
        failure = why;
        settled.countDown();
    }

    /// What the work gave, once it is durable.
    T result() {
        awaitSettled();
        if (failure != null || result == null) {
            throw Objects.requireNonNull(failure).again();
        }
        return result;
    }

    @Override
    public boolean isDone() {
        return settled.getCount() == 0;
    }

    @Override
    public void await() {
        result();
    }

    /// A commit takes a moment; who was interrupted finds out after it.
    private void awaitSettled() {
        boolean interrupted = false;
        while (true) {
            try {
                settled.await();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
