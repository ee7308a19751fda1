package dev.sluice.engine.container.pool;

import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.RuntimeUnavailableException;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CountDownLatch;

/// A call that waits for an instance. Its fields are guarded by the pools' lock until it is served.
final class Waiter {
    private final Workload workload;
    private final LogSink log;
    private final CountDownLatch served = new CountDownLatch(1);
    private boolean startAsked;
    private @Nullable Acquired result;
    private @Nullable RuntimeUnavailableException failure;

    Waiter(Workload workload, LogSink log) {
        this.workload = workload;
        this.log = log;
    }

    Workload workload() {
        return workload;
    }

    /// Where the output of an instance goes that is started for it.
    LogSink log() {
        return log;
    }

    /// Whether an instance is being started for it.
    boolean hasAskedForStart() {
        return startAsked;
    }

    void askForStart() {
        startAsked = true;
    }

    void serve(Acquired what) {
        result = what;
        served.countDown();
    }

    void fail(RuntimeUnavailableException why) {
        failure = why;
        served.countDown();
    }

    @Nullable Acquired result() {
        return result;
    }

    Acquired await() throws InterruptedException, RuntimeUnavailableException {
        served.await();
        if (failure != null) {
            throw failure;
        }
        if (result == null) {
            throw new IllegalStateException("served with nothing");
        }
        return result;
    }
}
