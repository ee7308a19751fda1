package dev.sluice.engine.container.shim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// One thread that passes on what all functions of a runtime print, as they print it. A sink that
/// does not keep up slows the function down instead of filling the heap.
public final class LogPump implements AutoCloseable {
    private static final int BUFFER = 64 << 10;

    private final Selector selector;
    private final Queue<LogPipe> arriving = new ConcurrentLinkedQueue<>();

    public LogPump() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("sluice-logs").start(this::run);
    }

    /// Watches the pipe until its stream ends.
    void watch(LogPipe pipe) {
        arriving.add(pipe);
        selector.wakeup();
    }

    private void run() {
        var buffer = ByteBuffer.allocateDirect(BUFFER);
        try {
            while (selector.isOpen()) {
                selector.select(key -> pump(key, buffer));
                register();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClosedSelectorException _) {
            // closed while selecting
        }
    }

    private void register() {
        for (LogPipe pipe = arriving.poll(); pipe != null; pipe = arriving.poll()) {
            try {
                pipe.channel().register(selector, SelectionKey.OP_READ, pipe);
            } catch (ClosedChannelException _) {
                // it ended before it was watched
            }
        }
    }

    private static void pump(SelectionKey key, ByteBuffer buffer) {
        if (key.attachment() instanceof LogPipe pipe && !pipe.pump(buffer)) {
            key.cancel();
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
