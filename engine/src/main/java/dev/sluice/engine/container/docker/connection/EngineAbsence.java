package dev.sluice.engine.container.docker.connection;

import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.RuntimeUnavailableException;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The time in which an engine that has answered before does not: it is being restarted, or it has
/// ended.
public final class EngineAbsence {
    /// A restart takes as long as the containers of others take to end.
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final int BETWEEN_MS = 200;

    private final EngineConnection engine;

    public EngineAbsence(EngineConnection engine) {
        this.engine = engine;
    }

    /// Returns when the engine answers.
    ///
    /// @throws RuntimeUnavailableException where it does not come back
    public void await(LogSink log) throws InterruptedException, RuntimeUnavailableException {
        long until = System.nanoTime() + LONGEST.toNanos();
        if (engine.answers()) {
            return;
        }
        log.line(
                "stderr",
                "sluice: the container engine at %s does not answer; waiting for it, at most %d s"
                        .formatted(engine.host(), LONGEST.toSeconds()));
        while (!engine.answers()) {
            if (System.nanoTime() > until) {
                throw new RuntimeUnavailableException(
                        "reach the container engine at " + engine.host(),
                        "it has not answered for " + LONGEST.toSeconds() + " s",
                        "Start it again, then go on with the run: sluice runs FLOW resume ID.",
                        null);
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_MS);
        }
    }
}
