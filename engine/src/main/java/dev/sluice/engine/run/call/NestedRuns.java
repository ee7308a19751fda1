package dev.sluice.engine.run.call;

import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Failure;

/// Runs the flows that the steps of one run name.
public interface NestedRuns {
    /// Begins the nested run of a call, or goes on with the one that the same call began before a
    /// crash.
    ///
    /// @throws RuntimeUnavailableException where the host lacks what the nested run needs
    Nesting begin(Command.RunFlow call) throws RuntimeUnavailableException;

    /// What came of it.
    sealed interface Nesting {
        record Begun(NestedRun run) implements Nesting {}

        /// There is no such flow, or it cannot be run.
        record Refused(Failure failure) implements Nesting {}
    }
}
