package dev.sluice.engine.run;

import dev.sluice.engine.journal.Journal;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.log.RunLogs;
import dev.sluice.engine.secret.Secrets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is kept of one flow's runs.
public record RunStore(Path flowFolder, Journal journal, RunLogs logs, Secrets secrets)
        implements AutoCloseable {
    /// Removes runs with their logs, all but those that go on. The logs go first: a run without its
    /// log can be removed again, a log without its run would stay for ever.
    ///
    /// @return those that were removed
    public List<String> remove(List<String> runs) throws IOException {
        var over = new ArrayList<String>();
        for (String run : runs) {
            if (journal.find(run).filter(RunStore::isOver).isPresent()) {
                logs.delete(run);
                over.add(run);
            }
        }
        return over.isEmpty() ? List.of() : journal.delete(over);
    }

    private static boolean isOver(RunSummary run) {
        return run.status() != RunSummary.Status.RUNNING;
    }

    @Override
    public void close() {
        try {
            logs.close();
        } finally {
            journal.close();
        }
    }
}
