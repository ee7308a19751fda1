package dev.sluice.engine.expr.path;

import org.jspecify.annotations.Nullable;

/// One side of a comparison in a filter.
sealed interface Operand {
    /// Stands for "the path leads to nothing", as `null` is a value.
    Object NOTHING = new Object();

    @Nullable Object of(@Nullable Object current);

    record Literal(@Nullable Object value) implements Operand {
        @Override
        public @Nullable Object of(@Nullable Object current) {
            return value;
        }
    }

    /// `@` and what follows.
    record Inside(Trail trail) implements Operand {
        @Override
        public @Nullable Object of(@Nullable Object current) {
            try {
                Object found = trail.follow(current);
                boolean isEmpty =
                        !trail.isDefinite()
                                && found instanceof java.util.List<?> list
                                && list.isEmpty();
                return isEmpty ? NOTHING : found;
            } catch (MissingException e) {
                return NOTHING;
            }
        }
    }
}
