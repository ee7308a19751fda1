package dev.sluice.app.inspector.code;

import java.util.Optional;

/// Finds the bracket that belongs to another one.
final class Brackets {
    private static final String OPEN = "([{";
    private static final String CLOSED = ")]}";

    /// How far away the other one is looked for.
    static final int FURTHEST = 20_000;

    private Brackets() {}

    /// Two brackets that belong together, by their places in the text.
    record Pair(int one, int other) {}

    /// Whether there is a bracket in a text.
    static boolean isAt(String text) {
        return text.chars().anyMatch(c -> OPEN.indexOf(c) >= 0 || CLOSED.indexOf(c) >= 0);
    }

    /// The pair at the caret: the bracket before it, else the one behind it.
    static Optional<Pair> at(String text, int caret) {
        return pair(text, caret - 1).or(() -> pair(text, caret));
    }

    private static Optional<Pair> pair(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return Optional.empty();
        }
        int kind = OPEN.indexOf(text.charAt(at));
        boolean forward = kind >= 0;
        if (!forward) {
            kind = CLOSED.indexOf(text.charAt(at));
        }
        return kind < 0 ? Optional.empty() : search(text, at, kind, forward ? 1 : -1);
    }

    private static Optional<Pair> search(String text, int from, int kind, int step) {
        int depth = 0;
        int end = Math.clamp((long) from + (long) step * FURTHEST, -1, text.length());
        for (int i = from; i != end && i >= 0 && i < text.length(); i += step) {
            char c = text.charAt(i);
            if (c == OPEN.charAt(kind)) {
                depth += step;
            } else if (c == CLOSED.charAt(kind)) {
                depth -= step;
            }
            if (depth == 0) {
                return Optional.of(new Pair(from, i));
            }
        }
        return Optional.empty();
    }
}
