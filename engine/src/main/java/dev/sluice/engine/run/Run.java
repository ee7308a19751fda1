package dev.sluice.engine.run;

import dev.sluice.engine.machine.Failure;

import org.jspecify.annotations.Nullable;

/// A run that has been started.
public interface Run {
    String id();

    /// Waits for the end.
    Result await() throws InterruptedException;

    /// Whether it has ended.
    boolean isOver();

    /// Ends it: calls are killed. Returns at once; [#await] tells when it is over.
    void cancel(String reason);

    /// How a run ended.
    sealed interface Result {
        record Succeeded(@Nullable Object output) implements Result {}

        record Failed(Failure failure) implements Result {}

        record Cancelled(String reason) implements Result {}

        /// The host lacked something: the run is kept and can be resumed.
        record Interrupted(String reason, String remedy) implements Result {}
    }
}
