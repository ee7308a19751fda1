package dev.sluice.engine.run.call;

import dev.sluice.engine.machine.Failure;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// A run of another flow that a step of a run waits for.
public interface NestedRun {
    String id();

    /// Waits for the end.
    Ended await() throws InterruptedException;

    /// Ends it, since nobody awaits it any more.
    void cancel(String reason);

    /// Stops it where it stands, to be resumed together with the run that waits for it.
    void halt();

    /// How long it took by its own clock.
    Duration took();

    /// How it ended.
    sealed interface Ended {
        record Succeeded(@Nullable Object output) implements Ended {}

        record Failed(Failure failure) implements Ended {}

        /// The host lacked something: both runs can be resumed.
        record Halted(String reason, String remedy) implements Ended {}
    }
}
