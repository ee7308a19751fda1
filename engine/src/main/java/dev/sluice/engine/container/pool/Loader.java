package dev.sluice.engine.container.pool;

import dev.sluice.engine.container.Debug;
import dev.sluice.engine.container.shim.Definition;
import dev.sluice.engine.container.shim.Loading;
import dev.sluice.engine.container.shim.Shim;
import dev.sluice.engine.container.shim.ShimLink;

import java.io.IOException;
import java.time.Duration;

/// The second half of every start, wherever it runs: the shim has connected and loads the handler,
/// or fails to in one of several ways.
public final class Loader {
    /// What the clouds give a handler to load in.
    private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(10);

    private Loader() {}

    /// Has the handler loaded. What does not become ready has been ended when this returns.
    ///
    /// @param patient whether a debugger may hold it up
    public static Start load(ShimLink link, Definition definition, Body body, boolean patient)
            throws InterruptedException {
        long begun = System.nanoTime();
        var shim = new Shim(link);
        Duration limit = patient ? Debug.PATIENCE : limit(definition);
        Start start;
        try (var alarm = new Alarm(limit, link::end)) {
            start = load(shim, definition, body, alarm, begun, limit);
        }
        if (!(start instanceof Start.Ready)) {
            shim.drainLogs();
            body.kill();
            shim.close();
        }
        return start;
    }

    private static Duration limit(Definition definition) {
        Duration own = Duration.ofSeconds(definition.function().timeout());
        return own.compareTo(SHORTEST_LIMIT) > 0 ? own : SHORTEST_LIMIT;
    }

    private static Start load(
            Shim shim, Definition definition, Body body, Alarm alarm, long begun, Duration limit)
            throws InterruptedException {
        try {
            return switch (shim.load(definition)) {
                case Loading.Loaded loaded -> new Start.Ready(shim, body, loaded);
                case Loading.NotLoaded why -> new Start.NotLoaded(why, since(begun));
            };
        } catch (IOException _) {
            boolean killed = body.memoryKills() > 0;
            if (Thread.interrupted()) {
                body.kill();
                shim.close();
                throw new InterruptedException("the start of " + definition.function().id());
            }
            if (alarm.rang()) {
                return new Start.TimedOut(limit);
            }
            Death death = killed ? new Death(null, true) : body.death();
            return new Start.Died(death, since(begun));
        }
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }
}
