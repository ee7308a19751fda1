package dev.sluice.engine.run;

import dev.sluice.engine.journal.Journal;
import dev.sluice.engine.log.RunLogs;
import dev.sluice.engine.secret.Secrets;

import java.nio.file.Path;

/// What is kept of one flow's runs.
public record RunStore(Path flowFolder, Journal journal, RunLogs logs, Secrets secrets)
        implements AutoCloseable {
    @Override
    public void close() {
        try {
            logs.close();
        } finally {
            journal.close();
        }
    }
}
