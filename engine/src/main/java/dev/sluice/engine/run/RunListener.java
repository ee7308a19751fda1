package dev.sluice.engine.run;

import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.machine.Entry;

/// Hears of a run as it goes on. Called from the run's threads, events in order of `seq`; it must
/// not block.
public interface RunListener {
    RunListener NONE = new RunListener() {};

    /// The entry is durable.
    default void entered(Entry entry) {}

    /// A function printed a line.
    default void logged(LogLine line) {}

    /// Something the user should know that is no event of the run: a pull, a build, a warning.
    default void told(String message) {}

    /// Whether the run is to wait before a step it has come to.
    ///
    /// @param step its id
    default boolean stopAt(String step) {
        return false;
    }

    /// The run waits before a step until it is told to go on.
    default void paused(PausedStep step) {
        step.goOn();
    }

    /// The run does not wait there any more: it went on, or the step was cancelled.
    default void pauseEnded(PausedStep step) {}
}
