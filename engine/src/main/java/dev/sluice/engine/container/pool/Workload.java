package dev.sluice.engine.container.pool;

import dev.sluice.engine.container.code.CodeVersion;
import dev.sluice.engine.model.FunctionSpec;

import java.nio.file.Path;
import java.util.Map;

/// All that a started instance is bound to. Two calls with equal workloads may share an instance.
///
/// @param environment literal and secret values
public record Workload(
        FunctionSpec function, Path flowFolder, Map<String, String> environment, CodeVersion code) {
    public String name() {
        return function.id();
    }

    /// The function, whatever version of it.
    Key key() {
        return new Key(flowFolder, function.id());
    }

    record Key(Path flowFolder, String function) {}
}
