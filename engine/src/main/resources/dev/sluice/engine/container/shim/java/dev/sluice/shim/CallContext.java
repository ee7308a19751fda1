package dev.sluice.shim;

import java.util.Map;

/// What both clouds' context objects tell about a call and its function.
final class CallContext {
    private final Map<String, Object> function;
    private final Map<String, Object> header;
    private final long deadline;

    CallContext(Map<String, Object> function, Map<String, Object> header) {
        this.function = function;
        this.header = header;
        this.deadline =
                System.nanoTime() + ((Number) header.get("limitMs")).longValue() * 1_000_000;
    }

    String requestId() {
        return (String) header.get("id");
    }

    /// Stable when the same call is issued again after a crash.
    String idempotencyKey() {
        return (String) header.get("key");
    }

    /// Of the function: `name`, `arn`, `handler`, `logGroup`, `logStream`.
    String text(String name) {
        return (String) function.get(name);
    }

    int memoryMb() {
        return ((Number) function.get("memoryMb")).intValue();
    }

    int timeoutSeconds() {
        return ((Number) function.get("timeoutSeconds")).intValue();
    }

    int remainingMillis() {
        return (int)
                Math.max(
                        0, Math.min(Integer.MAX_VALUE, (deadline - System.nanoTime()) / 1_000_000));
    }
}
