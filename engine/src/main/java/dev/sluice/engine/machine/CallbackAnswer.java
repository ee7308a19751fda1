package dev.sluice.engine.machine;

import org.jspecify.annotations.Nullable;

/// What somebody says who gives a callback's token back.
public sealed interface CallbackAnswer {
    /// The step ends well, with this result.
    record Success(@Nullable Object output) implements CallbackAnswer {}

    /// The step's attempt ends in this error.
    record Failed(Failure failure) implements CallbackAnswer {}

    /// The work goes on; the token stays good.
    record Heartbeat() implements CallbackAnswer {}

    /// The word that events use.
    default String word() {
        return switch (this) {
            case Success _ -> "success";
            case Failed _ -> "failure";
            case Heartbeat _ -> "heartbeat";
        };
    }
}
