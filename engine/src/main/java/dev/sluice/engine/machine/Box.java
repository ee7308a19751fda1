package dev.sluice.engine.machine;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// What goes on inside a group or map that a token stands at.
final class Box {
    /// The tokens inside that have not ended, by the index of their item.
    final Map<Integer, Token> active = new LinkedHashMap<>();

    /// What the inside begins with, so that a retry can begin again.
    final @Nullable Object input;

    Box(@Nullable Object input) {
        this.input = input;
    }
}
