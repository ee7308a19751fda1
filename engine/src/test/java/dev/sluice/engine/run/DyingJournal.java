package dev.sluice.engine.run;

import dev.sluice.engine.journal.Commit;
import dev.sluice.engine.journal.Journal;
import dev.sluice.engine.journal.JournalException;
import dev.sluice.engine.journal.Owner;
import dev.sluice.engine.journal.RunHead;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.machine.Entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// A journal that keeps so many commits and none after them, as if the program had died then.
final class DyingJournal implements Journal {
    private final Journal journal;
    private final AtomicInteger left;

    DyingJournal(Journal journal, int commits) {
        this.journal = journal;
        this.left = new AtomicInteger(commits);
    }

    @Override
    public Commit write(List<Entry> entries) {
        if (left.getAndDecrement() <= 0) {
            throw new JournalException("The program has died.", "Begin another.", null);
        }
        return journal.write(entries);
    }

    @Override
    public Owner owner() {
        return journal.owner();
    }

    @Override
    public void begin(RunHead run) {
        journal.begin(run);
    }

    @Override
    public void read(String run, long fromSeq, Predicate<Entry> reader) {
        journal.read(run, fromSeq, reader);
    }

    @Override
    public List<RunSummary> runs(int limit) {
        return journal.runs(limit);
    }

    @Override
    public Optional<RunSummary> find(String run) {
        return journal.find(run);
    }

    @Override
    public Optional<RunHead> head(String run) {
        return journal.head(run);
    }

    @Override
    public boolean claim(String run) {
        return journal.claim(run);
    }

    @Override
    public void release(String run) {
        journal.release(run);
    }

    @Override
    public void requestCancel(String run, String reason) {
        journal.requestCancel(run, reason);
    }

    @Override
    public Map<String, String> takeCancelRequests() {
        return journal.takeCancelRequests();
    }

    @Override
    public void delete(String run) {
        journal.delete(run);
    }

    @Override
    public List<String> delete(List<String> runs) {
        return journal.delete(runs);
    }

    @Override
    public void close() {
        journal.close();
    }
}
