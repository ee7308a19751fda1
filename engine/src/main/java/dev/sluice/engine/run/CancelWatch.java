package dev.sluice.engine.run;

import dev.sluice.engine.journal.Journal;
import dev.sluice.engine.journal.JournalException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// Looks every second whether another process asked to cancel a run of ours.
final class CancelWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CancelWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Supplier<Collection<Journal>> journals;
    private final BiConsumer<String, String> cancel;
    private final Thread thread;

    /// @param journals those with runs that go on
    /// @param cancel takes a run and the reason
    CancelWatch(Supplier<Collection<Journal>> journals, BiConsumer<String, String> cancel) {
        this.journals = journals;
        this.cancel = cancel;
        thread = Thread.ofVirtual().name("sluice-cancel").unstarted(this::watch);
    }

    void start() {
        thread.start();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(EVERY);
                look();
            }
        } catch (InterruptedException _) {
            return; // closed
        }
    }

    void look() {
        Set<Journal> each = new HashSet<>(journals.get());
        for (Journal journal : each) {
            try {
                journal.takeCancelRequests().forEach(cancel);
            } catch (JournalException e) {
                LOG.warn("Could not look for requests to cancel: {}", e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
