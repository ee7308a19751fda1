package dev.sluice.engine.container.pool;

import org.jspecify.annotations.Nullable;

/// The container or process that an instance lives in.
public interface Body {
    boolean isAlive();

    /// Ends it with all processes it started, and removes what is left of it. Returns when that has
    /// been done; more than one call is harmless.
    void kill();

    /// How it ended, once its shim is gone. Waits a moment where that is told late.
    Death death() throws InterruptedException;

    /// A call begins: measure from here.
    void beginMeasuring();

    /// The most memory all its processes held since the measuring began, in KiB; `null` where it
    /// cannot be measured.
    @Nullable Long peakMemoryKb();

    /// How often the kernel has ended one of its processes for want of memory; 0 where it does not
    /// tell.
    long memoryKills();
}
