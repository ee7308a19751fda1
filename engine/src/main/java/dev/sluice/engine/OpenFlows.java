package dev.sluice.engine;

import dev.sluice.engine.journal.JournalException;
import dev.sluice.engine.journal.Owner;
import dev.sluice.engine.journal.sqlite.SqliteJournal;
import dev.sluice.engine.log.RunLogs;
import dev.sluice.engine.problem.Reasons;
import dev.sluice.engine.run.RunStore;
import dev.sluice.engine.run.StateFolder;
import dev.sluice.engine.secret.Secrets;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What is kept of the runs of each flow this process works with, opened at the first need.
final class OpenFlows implements AutoCloseable {
    private final Owner owner = Owner.ofThisProcess();
    private final Map<Path, RunStore> stores = new LinkedHashMap<>();

    /// The flow's store; made where there is none.
    synchronized RunStore of(Path flowFolder) {
        Path folder = flowFolder.toAbsolutePath().normalize();
        RunStore store = stores.get(folder);
        if (store == null) {
            store = open(folder);
            stores.put(folder, store);
        }
        return store;
    }

    /// The flow's store where it has one: looking at a flow leaves nothing in its folder.
    Optional<RunStore> existing(Path flowFolder) {
        return Files.exists(StateFolder.of(flowFolder).journal())
                ? Optional.of(of(flowFolder))
                : Optional.empty();
    }

    private RunStore open(Path folder) {
        StateFolder state = StateFolder.of(folder);
        try {
            state.make();
        } catch (IOException e) {
            throw new JournalException(
                    "Could not make the folder "
                            + state.path()
                            + ": "
                            + Reasons.of(e, state.path()),
                    "Give yourself the right to write in the flow's folder, or copy the flow.",
                    e);
        }
        return new RunStore(
                folder,
                SqliteJournal.open(state.journal(), owner, InstantSource.system()),
                new RunLogs(state.logs()),
                new Secrets(state.secrets()));
    }

    @Override
    public synchronized void close() {
        @Nullable JournalException failure = null;
        for (RunStore store : stores.values()) {
            try {
                store.close();
            } catch (JournalException e) {
                failure = e;
            }
        }
        stores.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
