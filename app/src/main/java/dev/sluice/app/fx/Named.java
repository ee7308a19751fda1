package dev.sluice.app.fx;

import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// The names of what can be chosen from a list. Nothing is typed there.
public final class Named<T> extends StringConverter<T> {
    private final String none;
    private final Function<T, String> name;

    /// @param none the name of no choice
    public Named(String none, Function<T, String> name) {
        this.none = none;
        this.name = name;
    }

    /// Where there is always a choice.
    public Named(Function<T, String> name) {
        this("", name);
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? none : name.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("not typed");
    }
}
