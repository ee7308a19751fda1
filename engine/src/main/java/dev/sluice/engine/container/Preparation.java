package dev.sluice.engine.container;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Long work that a call waits for: an image being pulled, packages being installed, code being
/// compiled. It is of interest from its first line on. Safe for use from many threads.
public final class Preparation implements LogSink, AutoCloseable {
    private static final int MOST_LINES = 2_000;
    private static final String OURS = "sluice: ";

    private final Preparations all;
    private final String function;
    private final LogSink log;
    private final Thread worker = Thread.currentThread();
    private final Deque<String> lines = new ArrayDeque<>();
    private @Nullable Double share;
    private State state = State.GOES_ON;

    /// How it stands.
    public enum State {
        GOES_ON,
        CANCELLED,
        FAILED,
        DONE
    }

    Preparation(Preparations all, String function, LogSink log) {
        this.all = all;
        this.function = function;
        this.log = log;
    }

    /// The id of the function whose call waits.
    public String function() {
        return function;
    }

    /// What was told of it, as far as it is kept.
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /// How much of the present part is done, from 0 to 1; `null` where nobody knows.
    public synchronized @Nullable Double share() {
        return share;
    }

    public synchronized State state() {
        return state;
    }

    @Override
    public void line(String stream, String text) {
        log.line(stream, text);
        boolean isFirst;
        synchronized (this) {
            isFirst = lines.isEmpty();
            share = null;
            lines.add(text.startsWith(OURS) ? text.substring(OURS.length()).strip() : text);
            if (lines.size() > MOST_LINES) {
                lines.removeFirst();
            }
        }
        if (isFirst) {
            all.begun(this);
        }
        all.changed();
    }

    @Override
    public void moved(long done, long total) {
        synchronized (this) {
            share = total <= 0 ? null : Math.clamp((double) done / total, 0, 1);
        }
        all.changed();
    }

    /// Ends it: whoever waits for it is told that it was cancelled. Nothing where it has ended.
    public synchronized void cancel() {
        if (state == State.GOES_ON) {
            state = State.CANCELLED;
            worker.interrupt();
        }
    }

    /// Something of what is prepared.
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T done() throws InterruptedException, RuntimeUnavailableException, E;
    }

    /// Does the work on this thread and tells how it ended.
    ///
    /// @throws RuntimeUnavailableException where it was cancelled, too
    public <T, E extends Exception> T carryOut(Work<T, E> work)
            throws InterruptedException, RuntimeUnavailableException, E {
        boolean isDone = false;
        try {
            T result = work.done();
            isDone = true;
            return result;
        } catch (InterruptedException
                | RuntimeUnavailableException
                | RuntimeException e) { // what clients make of an interrupt
            if (state() != State.CANCELLED) {
                throw e;
            }
            throw cancelled(e);
        } finally {
            end(isDone);
        }
    }

    private RuntimeUnavailableException cancelled(Exception e) {
        List<String> told = lines();
        return new RuntimeUnavailableException(
                "prepare function " + function,
                "it was cancelled while " + (told.isEmpty() ? "it began" : told.getFirst()),
                "Resume or run again to begin anew; what was finished is kept.",
                e);
    }

    private synchronized void end(boolean isDone) {
        if (state == State.GOES_ON) {
            state = isDone ? State.DONE : State.FAILED;
        } else {
            Thread.interrupted(); // came too late to break anything off
        }
    }

    @Override
    public void close() {
        all.ended(this);
    }
}
