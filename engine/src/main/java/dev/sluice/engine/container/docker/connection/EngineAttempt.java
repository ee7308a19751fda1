package dev.sluice.engine.container.docker.connection;

import dev.sluice.engine.container.endpoint.Candidate;

/// One place where a container engine was looked for, and what came of it.
public record EngineAttempt(Candidate candidate, Result result) {
    /// What came of it.
    public sealed interface Result {
        record Answered() implements Result {}

        /// There is no such socket.
        record Absent() implements Result {}

        /// Something is there, or was asked for, that cannot be used.
        record Silent(String reason, String remedy) implements Result {}
    }

    public boolean isAbsent() {
        return result instanceof Result.Absent;
    }

    /// In words.
    public String reason() {
        return switch (result) {
            case Result.Answered _ -> "answers";
            case Result.Absent _ -> "there is no such socket";
            case Result.Silent(var reason, _) -> reason;
        };
    }

    /// What to do about it.
    String remedy() {
        return result instanceof Result.Silent(_, var remedy)
                ? remedy
                : "Start it, or name another one in DOCKER_HOST.";
    }
}
