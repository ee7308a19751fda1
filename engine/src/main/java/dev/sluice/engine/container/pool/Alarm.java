package dev.sluice.engine.container.pool;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// Does something once a time has passed, unless it is closed before.
public final class Alarm implements AutoCloseable {
    private final AtomicBoolean rang = new AtomicBoolean();
    private final Thread waits;

    public Alarm(Duration delay, Runnable action) {
        waits =
                Thread.ofVirtual()
                        .name("sluice-alarm")
                        .start(
                                () -> {
                                    try {
                                        Thread.sleep(delay);
                                        rang.set(true);
                                        action.run();
                                    } catch (InterruptedException _) {
                                        // closed in time
                                    }
                                });
    }

    public boolean rang() {
        return rang.get();
    }

    @Override
    public void close() {
        waits.interrupt();
    }
}
