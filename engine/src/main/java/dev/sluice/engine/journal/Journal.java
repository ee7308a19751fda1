package dev.sluice.engine.journal;

import dev.sluice.engine.machine.Entry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Keeps the events of runs so that they survive a crash. Safe for use from many threads.
public interface Journal extends AutoCloseable {
    /// Writes the events of one input as one transaction and returns when they are durable. Entries
    /// of one run come in order and without gaps.
    ///
    /// @throws JournalException where they could not be made durable; then none of them is kept
    void append(List<Entry> entries);

    /// Reads a run's entries from a sequence number on, in order, until the reader has enough.
    void read(String run, long fromSeq, Predicate<Entry> reader);

    /// The latest runs first.
    List<RunSummary> runs(int limit);

    Optional<RunSummary> find(String run);

    /// Takes or renews the right to write a run; false where a live process holds it.
    boolean lease(String run, Owner owner, Instant until);

    void release(String run, Owner owner);

    void delete(String run);

    @Override
    void close();

    /// A process that may write a run.
    ///
    /// @param started when that process began, so that a reused process id is told apart
    record Owner(String id, long process, Instant started) {}
}
