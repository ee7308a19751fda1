package dev.sluice.engine.model;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// A function: plain source in a folder, and what it runs in.
///
/// @param runtime for example `python3.13`
/// @param handler for example `index.handler`: file and name
/// @param code the source folder, relative to the flow's
/// @param memoryMb the configured memory, 128 to 10,240; absent: [#DEFAULT_MEMORY_MB]
/// @param timeoutSeconds 1 to 900; absent: [#DEFAULT_TIMEOUT_SECONDS]
/// @param concurrency how many calls at once; absent: [#DEFAULT_CONCURRENCY]
/// @param reserved whether more calls than that fail as throttled instead of waiting
/// @param packages packages of the image's distribution
/// @param network `none`, `services` or `full` (absent)
/// @param cpu `cloud` for a hard quota as in the cloud; absent: a weight by memory
/// @param image a container image instead of the runtime's own
public record FunctionSpec(
        String id,
        String runtime,
        String handler,
        String code,
        @Nullable Integer memoryMb,
        @Nullable Integer timeoutSeconds,
        @Nullable Integer concurrency,
        boolean reserved,
        Map<String, EnvironmentValue> environment,
        List<String> packages,
        @Nullable String network,
        @Nullable String cpu,
        @Nullable String architecture,
        @Nullable String image) {
    public static final int DEFAULT_MEMORY_MB = 256;
    public static final int DEFAULT_TIMEOUT_SECONDS = 30;
    public static final int DEFAULT_CONCURRENCY = 10;

    /// A function with usual limits.
    public static FunctionSpec of(String id, String runtime, String handler, String code) {
        return new FunctionSpec(
                id, runtime, handler, code, null, null, null, false, Map.of(), List.of(), null,
                null, null, null);
    }

    public FunctionSpec withId(String other) {
        return with(other, code);
    }

    /// The same with its source elsewhere.
    public FunctionSpec withCode(String elsewhere) {
        return with(id, elsewhere);
    }

    private FunctionSpec with(String id, String code) {
        return new FunctionSpec(
                id,
                runtime,
                handler,
                code,
                memoryMb,
                timeoutSeconds,
                concurrency,
                reserved,
                environment,
                packages,
                network,
                cpu,
                architecture,
                image);
    }

    /// The memory a call may use, in MB of 1,048,576 bytes.
    public int memory() {
        return memoryMb == null ? DEFAULT_MEMORY_MB : memoryMb;
    }

    /// How long a call may take, in seconds.
    public int timeout() {
        return timeoutSeconds == null ? DEFAULT_TIMEOUT_SECONDS : timeoutSeconds;
    }

    /// How many calls may go on at once.
    public int parallel() {
        return concurrency == null ? DEFAULT_CONCURRENCY : concurrency;
    }

    /// The value of an environment variable.
    public sealed interface EnvironmentValue {
        /// Written in the flow file.
        record Literal(String value) implements EnvironmentValue {}

        /// Kept beside the runs, never in the flow file.
        record Secret(String name) implements EnvironmentValue {}
    }
}
