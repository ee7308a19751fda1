package dev.sluice.engine.journal;

import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A journal that lasts as long as the process: for flow tests, and to measure what the disk costs.
public final class MemoryJournal implements Journal {
    private final Owner owner = Owner.ofThisProcess();
    private final InstantSource clock;
    private final Map<String, Kept> runs = new LinkedHashMap<>();

    public MemoryJournal(InstantSource clock) {
        this.clock = clock;
    }

    /// A run and its events.
    private static final class Kept {
        private final RunHead head;
        private final List<Entry> entries = new ArrayList<>();
        private boolean owned = true;
        private @Nullable Instant ended;
        private @Nullable String cancel;

        Kept(RunHead head) {
            this.head = head;
        }

        boolean hasEnded() {
            return ended != null;
        }

        RunSummary summary() {
            RunEvent last = entries.getLast().event();
            String raised = new Raised().more(entries);
            return new RunSummary(
                    head.run(),
                    head.flow(),
                    head.trigger(),
                    status(last),
                    head.started(),
                    ended,
                    entries.size(),
                    last instanceof RunEvent.RunFailed failed ? failed.failure().error() : null,
                    head.origin(),
                    raised == null ? "" : raised);
        }

        private RunSummary.Status status(RunEvent last) {
            return switch (last) {
                case RunEvent.RunSucceeded _ -> RunSummary.Status.SUCCEEDED;
                case RunEvent.RunFailed _ -> RunSummary.Status.FAILED;
                case RunEvent.RunCancelled _ -> RunSummary.Status.CANCELLED;
                case RunEvent _ ->
                        owned ? RunSummary.Status.RUNNING : RunSummary.Status.INTERRUPTED;
            };
        }
    }

    private enum Kind implements Commit {
        DONE;

        @Override
        public boolean isDone() {
            return true;
        }

        @Override
        public void await() {}
    }

    @Override
    public Owner owner() {
        return owner;
    }

    @Override
    public synchronized void begin(RunHead run) {
        runs.put(run.run(), new Kept(run));
    }

    @Override
    public synchronized Commit write(List<Entry> entries) {
        Kept run = runs.get(entries.getFirst().run());
        if (run == null || !run.owned || entries.getFirst().seq() != run.entries.size() + 1) {
            throw new JournalException(
                    "Run " + entries.getFirst().run() + " is not ours to write there.",
                    "Claim it first.",
                    null);
        }
        run.entries.addAll(entries);
        if (entries.getLast().event().isLast()) {
            run.ended = clock.instant();
        }
        return Kind.DONE;
    }

    @Override
    public void read(String run, long fromSeq, Predicate<Entry> reader) {
        for (Entry entry : entries(run)) {
            if (entry.seq() >= fromSeq && !reader.test(entry)) {
                return;
            }
        }
    }

    private synchronized List<Entry> entries(String run) {
        Kept kept = runs.get(run);
        return kept == null ? List.of() : List.copyOf(kept.entries);
    }

    @Override
    public synchronized List<RunSummary> runs(int limit) {
        return begun().reversed().stream().limit(limit).map(Kept::summary).toList();
    }

    private List<Kept> begun() {
        return runs.values().stream().filter(run -> !run.entries.isEmpty()).toList();
    }

    @Override
    public synchronized Optional<RunSummary> find(String run) {
        return kept(run).map(Kept::summary);
    }

    @Override
    public synchronized Optional<RunHead> head(String run) {
        return kept(run).map(kept -> kept.head);
    }

    private Optional<Kept> kept(String run) {
        return Optional.ofNullable(runs.get(run)).filter(kept -> !kept.entries.isEmpty());
    }

    @Override
    public synchronized boolean claim(String run) {
        Optional<Kept> open = kept(run).filter(kept -> !kept.hasEnded());
        open.ifPresent(kept -> kept.owned = true);
        return open.isPresent();
    }

    @Override
    public synchronized void release(String run) {
        kept(run).ifPresent(kept -> kept.owned = false);
    }

    @Override
    public synchronized void requestCancel(String run, String reason) {
        kept(run).filter(kept -> !kept.hasEnded()).ifPresent(kept -> kept.cancel = reason);
    }

    @Override
    public synchronized Map<String, String> takeCancelRequests() {
        Map<String, String> requests = new LinkedHashMap<>();
        for (Kept run : begun()) {
            if (run.owned && run.cancel != null) {
                requests.put(run.head.run(), run.cancel);
                run.cancel = null;
            }
        }
        return requests;
    }

    @Override
    public synchronized void delete(String run) {
        if (kept(run).filter(kept -> kept.owned && !kept.hasEnded()).isPresent()) {
            throw new JournalException(
                    "Run " + run + " is still going on.", "Cancel it before you delete it.", null);
        }
        runs.remove(run);
    }

    @Override
    public synchronized List<String> delete(List<String> gone) {
        List<String> over =
                gone.stream()
                        .filter(run -> kept(run).filter(k -> k.owned && !k.hasEnded()).isEmpty())
                        .toList();
        over.forEach(runs::remove);
        return over;
    }

    @Override
    public synchronized void close() {
        runs.values().forEach(run -> run.owned = false);
    }
}
