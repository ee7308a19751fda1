package dev.sluice.engine.container.pool;

import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.shim.Shim;

import java.util.concurrent.atomic.AtomicBoolean;

/// A started container or process with its handler loaded. Belongs to one function for all its
/// life, and to one call at a time.
final class Instance {
    private final Workload workload;
    private final Start.Ready started;
    private final boolean ahead;
    private final AtomicBoolean expired = new AtomicBoolean();
    private int calls;
    private long idleSince;

    /// @param ahead whether it was started before a call needed it
    Instance(Workload workload, Start.Ready started, boolean ahead) {
        this.workload = workload;
        this.started = started;
        this.ahead = ahead;
    }

    Workload workload() {
        return workload;
    }

    Shim shim() {
        return started.shim();
    }

    Body body() {
        return started.body();
    }

    double initMs() {
        return started.loaded().initMs();
    }

    /// Counts a call; true where it is the one that had to wait for the start.
    boolean beginCall() {
        return calls++ == 0 && !ahead;
    }

    /// Its call has run out of time: whoever waits for the answer gets an exception at once.
    void expire() {
        expired.set(true);
        shim().end();
        Thread.ofVirtual().name("sluice-kill").start(this::kill);
    }

    boolean isExpired() {
        return expired.get();
    }

    void kill() {
        shim().end();
        body().kill();
    }

    /// Ends it; its last output goes to the log.
    void end(LogSink log) {
        shim().logTo(log);
        kill();
        shim().drainLogs();
        shim().close();
    }

    void idleFrom(long nanoTime) {
        idleSince = nanoTime;
    }

    long idleSince() {
        return idleSince;
    }
}
