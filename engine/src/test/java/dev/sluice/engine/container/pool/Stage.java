package dev.sluice.engine.container.pool;

import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.shim.Loading;
import dev.sluice.engine.container.shim.RelayedLink;
import dev.sluice.engine.container.shim.Shim;

import org.jspecify.annotations.Nullable;

import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;

/// Starts instances when it is told to; they do nothing.
final class Stage implements Starter {
    private final BlockingQueue<CompletableFuture<Start>> pending = new LinkedBlockingQueue<>();
    final BlockingQueue<Workload> starts = new LinkedBlockingQueue<>();
    final LogSink log = (_, _) -> {};
    private volatile boolean open;

    void open() {
        open = true;
        for (var one = pending.poll(); one != null; one = pending.poll()) {
            one.complete(ready());
        }
    }

    void shut() {
        open = false;
    }

    void finishOne() throws InterruptedException {
        pending.take().complete(ready());
    }

    void failOne(Start how) throws InterruptedException {
        pending.take().complete(how);
    }

    void lackOne(RuntimeUnavailableException why) throws InterruptedException {
        pending.take().completeExceptionally(why);
    }

    void awaitStarts(int count) {
        while (starts.size() < count) {
            Thread.onSpinWait();
        }
    }

    private static Start ready() {
        var link = new RelayedLink(OutputStream.nullOutputStream(), (_, _) -> {});
        return new Start.Ready(new Shim(link), new Hand(), new Loading.Loaded(1));
    }

    @Override
    public String name() {
        return "stage";
    }

    @Override
    public void prepare(Workload workload, LogSink progress) {
        // everything is there
    }

    @Override
    public Start start(Workload workload, LogSink log)
            throws InterruptedException, RuntimeUnavailableException {
        starts.add(workload);
        if (open) {
            return ready();
        }
        var future = new CompletableFuture<Start>();
        pending.add(future);
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeUnavailableException lacking) {
                throw lacking;
            }
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        // nothing is kept
    }

    /// An instance that lives until it is ended.
    static final class Hand implements Body {
        final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public boolean isAlive() {
            return ended.getCount() > 0;
        }

        @Override
        public void kill() {
            ended.countDown();
        }

        @Override
        public Death death() {
            return new Death(0, false);
        }

        @Override
        public void beginMeasuring() {
            // nothing to measure
        }

        @Override
        public @Nullable Long peakMemoryKb() {
            return null;
        }

        @Override
        public long memoryKills() {
            return 0;
        }
    }
}
