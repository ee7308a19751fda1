package dev.sluice.engine.container.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Does things when their time has come, on one thread; each must be quick. Nearly all are called
/// off before, so the thread is woken for the earliest alone, not for each that is set.
final class Watchdog implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;
    private final Queue<Limit> limits = new PriorityQueue<>(Limit::compareDue);

    /// Whether the thread is going to look at the limits, and when at the latest.
    private boolean looks;

    private long looksAt;

    Watchdog() {
        timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("sluice-limits").factory());
    }

    /// Something to be done at a time, unless it is called off before.
    final class Limit {
        private final long due;
        private final Runnable action;
        private boolean isOff;

        private Limit(long due, Runnable action) {
            this.due = due;
            this.action = action;
        }

        private int compareDue(Limit other) {
            return Long.signum(due - other.due);
        }

        private synchronized void act() {
            if (!isOff) {
                action.run();
            }
        }

        /// Where it returns, the thing is done or never will be.
        void cancel() {
            synchronized (limits) {
                limits.remove(this);
            }
            synchronized (this) {
                isOff = true;
            }
        }
    }

    Limit after(Duration delay, Runnable action) {
        var limit = new Limit(System.nanoTime() + delay.toNanos(), action);
        synchronized (limits) {
            limits.add(limit);
            if (!looks || limit.due - looksAt < 0) {
                lookAt(limit.due);
            }
        }
        return limit;
    }

    private void lookAt(long due) {
        looks = true;
        looksAt = due;
        var _ = timer.schedule(() -> look(due), due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /// Does what is due, and sees to the next look where something is left. A look that an earlier
    /// one took the place of is none.
    private void look(long at) {
        List<Limit> due = new ArrayList<>();
        synchronized (limits) {
            if (!looks || at != looksAt) {
                return;
            }
            long now = System.nanoTime();
            Limit next = limits.peek();
            for (; next != null && next.due - now <= 0; next = limits.peek()) {
                due.add(limits.remove());
            }
            if (next != null) {
                lookAt(next.due);
            } else {
                looks = false;
            }
        }
        due.forEach(limit -> timer.execute(limit::act));
    }

    void every(Duration period, Runnable action) {
        var _ =
                timer.scheduleWithFixedDelay(
                        action, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
