package dev.sluice.engine.container;

import dev.sluice.engine.model.FunctionSpec;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// A function that waits for a debugger before it loads its handler. Its calls have no limit.
///
/// @param function its id
/// @param port on loopback, where the debugger is awaited
public record Debug(String function, int port) {
    /// Longer than anybody looks at one call.
    public static final Duration PATIENCE = Duration.ofDays(7);

    /// What to say when it has started.
    public String told() {
        return "sluice: function %s waits for a debugger at 127.0.0.1:%d; its calls have no limit"
                .formatted(function, port);
    }

    /// Where this function waits for a debugger; `null`: it does not.
    ///
    /// @param host the address to listen at, as the function sees it
    public static @Nullable String address(
            @Nullable Debug debug, FunctionSpec function, String host) {
        return debug == null || !isOf(debug, function.id()) ? null : host + ":" + debug.port();
    }

    /// Whether it is about this function.
    public static boolean isOf(@Nullable Debug debug, String function) {
        return debug != null && debug.function().equals(function);
    }
}
