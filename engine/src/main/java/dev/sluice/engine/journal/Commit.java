package dev.sluice.engine.journal;

/// Events on their way to the disk.
public interface Commit {
    /// Whether it is settled, well or not.
    boolean isDone();

    /// Returns when the events are durable.
    ///
    /// @throws JournalException where they could not be made durable; then none of them is kept
    void await();
}
