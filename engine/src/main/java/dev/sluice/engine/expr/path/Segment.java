package dev.sluice.engine.expr.path;

import java.util.List;

/// One part of a path: what it picks of a value.
public sealed interface Segment {
    /// Whether it picks one value at most.
    default boolean isDefinite() {
        return switch (this) {
            case Member _, Element _, FromEnd _ -> true;
            case Members _, Elements _, Slice _, Wildcard _, Filtered _, Deep _ -> false;
        };
    }

    /// `.name` or `['name']`.
    record Member(String name) implements Segment {}

    /// `['one','two']`: an object of these members where it ends a path.
    record Members(List<String> names) implements Segment {}

    /// `[0]`; below 0 it counts from the end.
    record Element(int index) implements Segment {}

    /// `[0,2]`.
    record Elements(List<Integer> indexes) implements Segment {}

    /// `[(@.length-1)]`.
    record FromEnd(int distance) implements Segment {}

    /// `[from:to]`, where negative bounds count from the end.
    ///
    /// @param to [Integer#MAX_VALUE] where it was not written
    record Slice(int from, int to) implements Segment {}

    /// `.*` or `[*]`.
    record Wildcard() implements Segment {}

    /// `[?(…)]`.
    record Filtered(Condition condition) implements Segment {}

    /// `..` before another segment: that one, at any depth.
    record Deep(Segment segment) implements Segment {}
}
