package dev.sluice.engine.container.process;

import dev.sluice.engine.container.owner.OwnFolder;
import dev.sluice.engine.container.owner.ProcessTree;
import dev.sluice.engine.container.pool.Body;
import dev.sluice.engine.container.pool.Death;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A started process, with those it started itself.
final class ProcessBody implements Body {
    private static final int LATEST_SECONDS = 5;

    private final Process process;
    private final Path folder;
    private boolean killed;

    /// @param folder its own, removed with it
    ProcessBody(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public synchronized void kill() {
        if (killed) {
            return;
        }
        killed = true;
        ProcessTree.kill(process.toHandle());
        try {
            process.waitFor(LATEST_SECONDS, TimeUnit.SECONDS);
            OwnFolder.delete(folder);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("remove " + folder, e);
        }
    }

    @Override
    public Death death() throws InterruptedException {
        boolean ended = process.waitFor(LATEST_SECONDS, TimeUnit.SECONDS);
        return new Death(ended ? (Integer) process.exitValue() : null, false);
    }

    @Override
    public void beginMeasuring() {
        // the shim measures itself
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
