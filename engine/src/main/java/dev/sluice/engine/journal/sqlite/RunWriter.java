package dev.sluice.engine.journal.sqlite;

import dev.sluice.engine.journal.EventJson;
import dev.sluice.engine.journal.Raised;
import dev.sluice.engine.journal.RunHead;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.journal.Times;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One run of ours on its way into the journal: turns its events into rows on the thread that hands
/// them over, so that the writer has only the disk to wait for.
final class RunWriter {
    /// How many events a row holds at most, so that reading a part of a run reads only a part.
    private static final int ROW = 256;

    private final String run;
    private final LargeValues values = new LargeValues();
    private final Raised raised = new Raised();

    /// What is written with the first events; `null` once they were handed over.
    private @Nullable RunHead head;

    /// Known to the writer's thread alone.
    private long number;

    /// A run that begins.
    RunWriter(RunHead head) {
        this.run = head.run();
        this.head = head;
    }

    /// A run that goes on.
    RunWriter(String run, long number) {
        this.run = run;
        this.number = number;
    }

    /// The work of writing these events.
    synchronized GroupWriter.Work<Boolean> write(List<Entry> entries) {
        List<Tables.Chunk> chunks = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += ROW) {
            chunks.add(chunk(entries.subList(from, Math.min(from + ROW, entries.size()))));
        }
        var rows =
                new Tables.Rows(
                        chunks,
                        values.taken(),
                        raised.more(entries),
                        end(entries.getLast().event()));
        RunHead first = head;
        head = null;
        return tables -> {
            if (first != null) {
                number = tables.insertRun(first);
            }
            if (!tables.append(number, rows)) {
                throw tables.failures().lost(run);
            }
            return true;
        };
    }

    private Tables.Chunk chunk(List<Entry> entries) {
        List<Map<String, @Nullable Object>> events = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            Map<String, @Nullable Object> event = EventJson.event(entry.event());
            values.takeFrom(event);
            events.add(event);
        }
        return new Tables.Chunk(
                entries.getFirst().seq(),
                entries.getLast().seq(),
                Times.micros(entries.getFirst().time()),
                Json.write(events));
    }

    private static Tables.@Nullable End end(RunEvent last) {
        return switch (last) {
            case RunEvent.RunSucceeded _ -> new Tables.End(RunSummary.Status.SUCCEEDED, null);
            case RunEvent.RunFailed failed ->
                    new Tables.End(RunSummary.Status.FAILED, failed.failure().error());
            case RunEvent.RunCancelled _ -> new Tables.End(RunSummary.Status.CANCELLED, null);
            case RunEvent _ -> null;
        };
    }
}
