package dev.sluice.app.runs;

import dev.sluice.engine.run.Run;

import java.util.List;

/// Something to tell the user once.
///
/// @param text its message key
/// @param values what the message is filled with
/// @param detail more of it; may be empty
public record Notice(Kind kind, String text, List<Object> values, String detail) {
    /// How it is shown.
    public enum Kind {
        GOOD,
        PLAIN,
        BAD
    }

    /// How a run ended.
    static Notice of(Run.Result result) {
        return switch (result) {
            case Run.Result.Succeeded _ -> new Notice(Kind.GOOD, "runs.succeeded", List.of(), "");
            case Run.Result.Failed(var failure) ->
                    bad("runs.failed", failure.cause(), failure.error());
            case Run.Result.Cancelled _ -> new Notice(Kind.PLAIN, "runs.cancelled", List.of(), "");
            case Run.Result.Interrupted(var reason, var remedy) ->
                    bad("runs.interrupted", remedy, reason);
        };
    }

    public static Notice bad(String text, String detail, Object... values) {
        return new Notice(Kind.BAD, text, List.of(values), detail);
    }
}
