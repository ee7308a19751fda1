package dev.sluice.engine.trigger;

import dev.sluice.engine.run.Run;

import org.jspecify.annotations.Nullable;

/// Starts runs of one flow.
@FunctionalInterface
public interface RunStarter {
    /// @throws IllegalStateException where no run can be started now, in words for the user
    Run start(String trigger, @Nullable Object event) throws InterruptedException;
}
