package dev.sluice.engine;

import dev.sluice.engine.journal.JournalException;
import dev.sluice.engine.journal.Retention;
import dev.sluice.engine.journal.RunOrigin;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.run.RunStore;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// Removes the runs that the user wants kept no longer, behind whatever goes on.
final class OldRuns implements AutoCloseable {
    /// Runs may end by the hundred in a second; to look again each time would cost more than they.
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final Retention retention;
    private final InstantSource clock;
    private final Function<Path, Optional<RunStore>> stores;
    private final Consumer<String> notices;
    private final Map<Path, Long> looked = new HashMap<>();
    private final Set<Thread> working = new HashSet<>();
    private boolean closed;

    /// @param stores finds what is kept of a flow, where something is
    /// @param notices is told what was removed, and what went wrong
    OldRuns(
            Retention retention,
            InstantSource clock,
            Function<Path, Optional<RunStore>> stores,
            Consumer<String> notices) {
        this.retention = retention;
        this.clock = clock;
        this.stores = stores;
        this.notices = notices;
    }

    /// A run has ended, or a flow was opened: now is a good moment. Returns at once.
    synchronized void look(RunStore store) {
        Long last = looked.get(store.flowFolder());
        boolean isSoon = last != null && System.nanoTime() - last < BETWEEN.toNanos();
        if (closed || isSoon || retention.equals(Retention.ALL)) {
            return;
        }
        looked.put(store.flowFolder(), System.nanoTime());
        Thread thread =
                Thread.ofVirtual().name("sluice-old-runs").unstarted(() -> removeFrom(store));
        working.add(thread);
        thread.start();
    }

    private void removeFrom(RunStore store) {
        try {
            List<String> over =
                    retention
                            .over(store.journal().runs(Integer.MAX_VALUE), clock.instant())
                            .stream()
                            .filter(run -> !isNeeded(run))
                            .map(RunSummary::id)
                            .toList();
            int removed = store.remove(over).size();
            if (removed > 0) {
                notices.accept(
                        "sluice: removed %d old %s of %s; kept are %s (\"runs\" in the settings)"
                                .formatted(
                                        removed,
                                        removed == 1 ? "run" : "runs",
                                        store.flowFolder().getFileName(),
                                        retention));
            }
        } catch (IOException | JournalException e) {
            notices.accept("sluice: old runs could not be removed: " + e.getMessage());
        } finally {
            synchronized (this) {
                working.remove(Thread.currentThread());
            }
        }
    }

    /// A run that is resumed takes the results of those nested in it.
    private boolean isNeeded(RunSummary run) {
        return run.origin() instanceof RunOrigin.NestedIn(var around, var flow)
                && stores.apply(Path.of(flow))
                        .flatMap(store -> store.journal().find(around))
                        .filter(outer -> outer.ended() == null)
                        .isPresent();
    }

    /// Waits for what is being removed.
    @Override
    public void close() {
        List<Thread> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(working);
        }
        boolean interrupted = false;
        for (Thread thread : left) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
