package dev.sluice.engine.imports;

import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.RunListener;
import dev.sluice.engine.run.request.Mocks;
import dev.sluice.engine.run.request.RefusedException;
import dev.sluice.engine.run.request.RunRequest;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// Plays imported flows under mocks, in virtual time.
final class ImportedRuns implements AutoCloseable {
    private final Engine engine = Engine.open(EngineSettings.of(Runtimes.Choice.PROCESS, _ -> {}));

    /// What a run gives.
    ///
    /// @param mocks as `--mocks` takes them
    Run.Result play(FlowFolder flow, @Nullable Object event, @Nullable Object mocks)
            throws RefusedException, InterruptedException, RuntimeUnavailableException {
        String trigger = flow.flow().triggers().keySet().iterator().next();
        var answers = Mocks.read(mocks == null ? Map.of() : mocks, flow.flow());
        var request = new RunRequest(trigger, event, answers, true, 1L);
        return engine.start(flow, request, RunListener.NONE).await();
    }

    @Override
    public void close() {
        engine.close();
    }
}
