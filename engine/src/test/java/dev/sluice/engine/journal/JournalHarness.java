package dev.sluice.engine.journal;

import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A journal for each test, and what tests write to it.
public abstract class JournalHarness {
    protected static final Instant NOW = Instant.parse("2026-11-22T19:00:00.000001Z");

    protected Journal journal;

    protected abstract Journal open();

    @BeforeEach
    protected void openJournal() {
        journal = open();
    }

    @AfterEach
    protected void closeJournal() {
        journal.close();
    }

    protected static RunHead head(String run) {
        return new RunHead(run, "photo-intake", "manual", "{\"clock\":\"real\"}", NOW);
    }

    protected static Entry entry(String run, long seq, RunEvent event) {
        return new Entry(run, seq, NOW.plusSeconds(seq), event);
    }

    protected static RunEvent started(Object input) {
        return new RunEvent.RunStarted("manual", input, 42, "{}", Map.of());
    }

    protected static RunEvent scheduled(String step, Object input) {
        return new RunEvent.StepScheduled(StepPath.of(step), 1, "t", input);
    }

    protected void begin(String run) {
        journal.begin(head(run));
        journal.append(List.of(entry(run, 1, started(null))));
    }

    protected List<Entry> read(String run, long from) {
        List<Entry> entries = new ArrayList<>();
        journal.read(run, from, entries::add);
        return entries;
    }

    protected List<Object> inputs(String run) {
        return read(run, 2).stream()
                .map(entry -> ((RunEvent.StepScheduled) entry.event()).input())
                .toList();
    }
}
