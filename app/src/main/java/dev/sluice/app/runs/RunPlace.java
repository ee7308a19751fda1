package dev.sluice.app.runs;

import dev.sluice.engine.DebugRun;
import dev.sluice.engine.container.Preparations;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.RunListener;
import dev.sluice.engine.run.request.ReplayRequest;
import dev.sluice.engine.run.request.RunRequest;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Where flows run and their runs are kept. Every call may take its time.
public interface RunPlace {
    /// Starts a run of the flow in a folder.
    Run start(Path folder, RunRequest request, RunListener listener) throws RunRefused;

    /// Goes on with a run that was interrupted.
    Run resume(Path folder, String run, RunListener listener) throws RunRefused;

    /// Runs again from a step, with what was recorded above it and the code of today.
    Run replay(Path folder, ReplayRequest request, RunListener listener) throws RunRefused;

    /// Starts a run of another flow that lies in the folder only in thought.
    ///
    /// @param text of its `flow.json`
    Run startText(Path folder, String text, RunRequest request, RunListener listener)
            throws RunRefused;

    /// Starts a run of which one step's function waits for a debugger.
    DebugRun debug(Path folder, String step, RunRequest request, RunListener listener)
            throws RunRefused;

    /// Gives the token of a callback back; returns once the answer is durable.
    ///
    /// @return whether a run of this program waited for it
    boolean answer(String token, CallbackAnswer answer) throws RunRefused;

    /// The latest runs of a flow first.
    List<RunSummary> history(Path folder) throws RunRefused;

    /// Removes a run with all that is kept of it.
    void delete(Path folder, String run) throws RunRefused;

    /// Reads a run's events in order until the reader has enough.
    void read(Path folder, String run, Predicate<Entry> reader) throws RunRefused;

    /// Reads what a run's functions printed, as far as it is kept.
    void readLogs(Path folder, String run, Consumer<LogLine> reader) throws RunRefused;

    /// The long work that calls wait for.
    Preparations preparations();

    /// What functions run in.
    Isolation runtime();

    /// What functions run in.
    ///
    /// @param name for example `docker`
    /// @param more why, and what the user should know about it
    record Isolation(String name, String more) {}
}
