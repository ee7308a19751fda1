package dev.sluice.engine.expr;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What an expression may read: variables by name, the time, and random bits. It changes nothing.
public interface Bindings {
    /// Stands for "no such variable", as `null` is a value.
    Object UNDEFINED = new Undefined();

    /// The value of `$name` as plain JSON, or [#UNDEFINED]. `states` is the reserved one.
    @Nullable Object variable(String name);

    /// What `$now()` and `$millis()` tell.
    Instant now();

    /// The next 64 random bits of a repeatable sequence.
    long random();

    /// The type of [#UNDEFINED].
    final class Undefined {
        private Undefined() {}

        @Override
        public String toString() {
            return "undefined";
        }
    }
}
