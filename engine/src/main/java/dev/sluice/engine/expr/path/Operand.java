package dev.sluice.engine.expr.path;

import org.jspecify.annotations.Nullable;

/// One side of a comparison in a filter.
sealed interface Operand {
    /// Stands for "the path leads to nothing", as `null` is a value.
    Object NOTHING = new Object();

    /// @param current the value that the filter asks about, and `root` what the whole path starts
    ///   at
    @Nullable Object of(@Nullable Object current, @Nullable Object root);

    record Literal(@Nullable Object value) implements Operand {
        @Override
        public @Nullable Object of(@Nullable Object current, @Nullable Object root) {
            return value;
        }
    }

    /// `@` or `$`, and what follows.
    ///
    /// @param isFromRoot whether it starts at `$`
    record Path(Trail trail, boolean isFromRoot) implements Operand {
        @Override
        public @Nullable Object of(@Nullable Object current, @Nullable Object root) {
            try {
                Object found = trail.follow(isFromRoot ? root : current, root);
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
