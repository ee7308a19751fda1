package dev.sluice.engine.container.pool;

import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.model.FunctionSpec;

import java.util.List;

/// Starts instances: what a runtime must be able to do.
public interface Starter extends AutoCloseable {
    /// `docker` or `process`.
    String name();

    /// Makes all ready that starting needs and that takes long; tells `progress` in words.
    void prepare(Workload workload, LogSink progress)
            throws InterruptedException, RuntimeUnavailableException;

    /// Starts an instance and has it load its handler. What is printed meanwhile goes to the log.
    Start start(Workload workload, LogSink log)
            throws InterruptedException, RuntimeUnavailableException;

    /// As [dev.sluice.engine.container.FunctionRuntime#warnings].
    default List<String> warnings(List<FunctionSpec> functions) {
        return List.of();
    }

    /// Lets go of all that is not an instance; those have been killed before.
    @Override
    void close();
}
