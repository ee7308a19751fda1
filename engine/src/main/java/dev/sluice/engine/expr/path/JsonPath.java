package dev.sluice.engine.expr.path;

import dev.sluice.engine.expr.Bindings;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// A path: where it starts and where it leads.
///
/// @param text as it was written
public record JsonPath(String text, Root root, Trail trail) {
    /// What a path starts at.
    public sealed interface Root {
        /// `$`: what the field it stands in is about.
        record Document() implements Root {}

        /// `$$`: the context object.
        record Context() implements Root {}

        /// `$name`.
        record Variable(String name) implements Root {}
    }

    /// Whether it can be used where the specification wants a Reference Path: it leads to a single
    /// value, named by fields and indexes alone.
    public boolean isReference() {
        return trail.summary() == null
                && trail.segments().stream()
                        .allMatch(
                                s ->
                                        s instanceof Segment.Member
                                                || (s instanceof Segment.Element e
                                                        && e.index() >= 0));
    }

    /// Where it leads in the document, or in what the bindings hold.
    public @Nullable Object of(@Nullable Object document, Bindings bindings)
            throws MissingException {
        return trail.follow(
                switch (root) {
                    case Root.Document _ -> document;
                    case Root.Context _ -> context(bindings);
                    case Root.Variable(String name) -> variable(name, bindings);
                });
    }

    private static @Nullable Object context(Bindings bindings) {
        return bindings.variable("states") instanceof Map<?, ?> states
                ? states.get("context")
                : null;
    }

    private static @Nullable Object variable(String name, Bindings bindings)
            throws MissingException {
        Object value = bindings.variable(name);
        if (value instanceof Bindings.Undefined) {
            throw new MissingException("there is no variable $" + name);
        }
        return value;
    }
}
