package dev.sluice.engine.cli.host;

import dev.sluice.engine.container.docker.image.ImageProgress;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.util.Locale;

/// Prints how far images have come: a line a second at most.
final class ImageLines implements ImageProgress {
    private static final long EVERY_NANOS = 1_000_000_000L;

    private final PrintStream err;
    private long next = System.nanoTime() + EVERY_NANOS;

    ImageLines(PrintStream err) {
        this.err = err;
    }

    @Override
    public synchronized void told(String line) {
        err.println(line);
    }

    @Override
    public synchronized void moved(String what, long bytes, @Nullable Long total) {
        long now = System.nanoTime();
        boolean isDone = total != null && bytes == total;
        if (now - next >= 0 || isDone) {
            next = now + EVERY_NANOS;
            err.println(
                    what
                            + ": "
                            + megabytes(bytes)
                            + (total == null ? "" : " of " + megabytes(total)));
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", bytes >> 20);
    }
}
