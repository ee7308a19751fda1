package dev.sluice.app.fx;

import javafx.application.Platform;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Asks the window's thread for an answer again and again, and keeps what happened where it was
/// late: how long the thread was busy, and with what.
public final class StallWatch implements AutoCloseable {
    /// A user feels what takes longer.
    public static final Duration LIMIT = Duration.ofMillis(50);

    private static final Duration BETWEEN = Duration.ofMillis(4);

    private final List<Stall> stalls = new ArrayList<>();
    private final Consumer<Stall> told;
    private final Thread asker;
    private volatile boolean closed;

    /// A time in which the window's thread answered nobody.
    ///
    /// @param where the thread was when the limit passed, the innermost call first
    public record Stall(Duration length, List<StackTraceElement> where) {
        /// The length, and the calls that are not the toolkit's own, the innermost first.
        @Override
        public String toString() {
            List<StackTraceElement> ours =
                    where.stream().filter(call -> call.getClassName().contains("sluice")).toList();
            return length.toMillis()
                    + " ms in "
                    + (ours.isEmpty() ? where : ours)
                            .stream()
                                    .limit(6)
                                    .map(StackTraceElement::toString)
                                    .collect(Collectors.joining(" < "));
        }
    }

    private StallWatch(Consumer<Stall> told) {
        this.told = told;
        this.asker = Thread.ofPlatform().daemon().name("stall-watch").unstarted(this::ask);
    }

    /// Watches from now on. The toolkit must have started.
    ///
    /// @param told hears of each stall when it is over, on a thread of the watch
    public static StallWatch start(Consumer<Stall> told) {
        var watch = new StallWatch(told);
        watch.asker.start();
        return watch;
    }

    /// The stalls since it began, or since [#forget].
    public synchronized List<Stall> stalls() {
        return List.copyOf(stalls);
    }

    public synchronized void forget() {
        stalls.clear();
    }

    private synchronized void keep(Stall stall) {
        stalls.add(stall);
        told.accept(stall);
    }

    private void ask() {
        try {
            var window = new AtomicReference<@Nullable Thread>();
            while (!closed) {
                askOnce(window);
                TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// When the thread answered is taken on the thread itself, so that a late look of this one does
    /// not count.
    private void askOnce(AtomicReference<@Nullable Thread> window) throws InterruptedException {
        var answered = new CountDownLatch(1);
        var at = new AtomicLong();
        long asked = System.nanoTime();
        Platform.runLater(
                () -> {
                    window.set(Thread.currentThread());
                    at.set(System.nanoTime());
                    answered.countDown();
                });
        List<StackTraceElement> where = List.of();
        Thread busy = window.get();
        if (!answered.await(LIMIT.toNanos(), TimeUnit.NANOSECONDS) && busy != null) {
            where = Arrays.asList(busy.getStackTrace());
        }
        while (!answered.await(100, TimeUnit.MILLISECONDS)) {
            if (closed) {
                return;
            }
        }
        var length = Duration.ofNanos(at.get() - asked);
        if (busy != null && length.compareTo(LIMIT) > 0) {
            keep(new Stall(length, where));
        }
    }

    @Override
    public void close() {
        closed = true;
        asker.interrupt();
    }
}
