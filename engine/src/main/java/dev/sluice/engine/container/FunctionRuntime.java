package dev.sluice.engine.container;

import dev.sluice.engine.model.FunctionSpec;

import java.util.List;

/// Calls functions, wherever they run. The only door to a container engine.
public interface FunctionRuntime extends AutoCloseable {
    /// `docker` or `process`.
    String name();

    /// Blocks until the call ends or its limit passes; a call still running then is killed, and its
    /// outcome does not wait for the clean-up. What it printed reached `log` before. An interrupt
    /// kills the call.
    ///
    /// @throws RuntimeUnavailableException where the engine, an image or a tool is missing
    Outcome call(Call call, LogSink log) throws InterruptedException, RuntimeUnavailableException;

    /// Makes the next call of the function quick: image, layer and one started container. Tells
    /// `progress` what it does, in words. A handler that cannot be loaded is not told here but by
    /// the call.
    void prepare(Call sample, LogSink progress)
            throws InterruptedException, RuntimeUnavailableException;

    /// What the user should know about how these functions run here, such as in another version
    /// than they ask for. Told at the begin of every run.
    default List<String> warnings(List<FunctionSpec> functions) {
        return List.of();
    }

    /// Ends all containers or processes, and all calls with them.
    @Override
    void close();
}
