package dev.sluice.engine.journal;

import dev.sluice.engine.machine.Entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Keeps the events of runs so that they survive a crash. Safe for use from many threads.
///
/// A journal is opened by one [Owner]. A run is written by its owner alone: by the one that began
/// it, or that claimed it once its owner was dead.
public interface Journal extends AutoCloseable {
    /// Whoever opened it.
    Owner owner();

    /// Makes a run known and owned. It becomes durable together with the run's first events.
    void begin(RunHead run);

    /// Hands over the events of one input, to be kept as one transaction. Entries of one run come
    /// in order and without gaps. Does not wait; no effect of the events may be seen before the
    /// commit is awaited.
    Commit write(List<Entry> entries);

    /// Keeps the events of one input as one transaction and returns when they are durable.
    ///
    /// @throws JournalException where they could not be made durable; then none of them is kept
    default void append(List<Entry> entries) {
        write(entries).await();
    }

    /// Reads a run's entries from a sequence number on, in order, until the reader answers that it
    /// has enough (`false`). Entries of a kind this version does not know are passed over.
    void read(String run, long fromSeq, Predicate<Entry> reader);

    /// The latest runs first.
    List<RunSummary> runs(int limit);

    Optional<RunSummary> find(String run);

    /// What was known of a run when it began.
    Optional<RunHead> head(String run);

    /// Takes the right to go on with a run; false where it has ended, is unknown, or a live process
    /// other than ours holds it.
    boolean claim(String run);

    /// Gives the right to write a run back.
    void release(String run);

    /// Asks the run's owner, wherever it is, to cancel it.
    void requestCancel(String run, String reason);

    /// The reasons for which runs of this owner should be cancelled, by run. Each is told once.
    Map<String, String> takeCancelRequests();

    /// Removes a run and whatever only it used.
    ///
    /// @throws JournalException where a live process still writes the run
    void delete(String run);

    /// Removes runs and whatever only they used, all but those that a live process still writes;
    /// gives room back to the disk where that is worth its while.
    ///
    /// @return those that are not there any more
    List<String> delete(List<String> runs);

    /// Waits for what was handed over, then gives up all runs of this owner.
    @Override
    void close();
}
