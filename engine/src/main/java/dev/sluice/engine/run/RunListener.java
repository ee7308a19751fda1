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

    /// A call of a step is about to be made. Unlike the others this one may wait, on a thread of
    /// the call's own: the call is made when it returns. A call that is ended meanwhile interrupts
    /// it.
    ///
    /// @param step its id
    default void before(String step) throws InterruptedException {}
}
