package dev.sluice.engine.expr;

import com.dashjoin.jsonata.JException;

import java.util.Optional;

/// Finds what is wrong with an expression before it is ever evaluated.
final class Syntax {
    private Syntax() {}

    static Optional<String> problem(String text) {
        if (text.isBlank()) {
            return Optional.of("the expression is empty");
        }
        try {
            com.dashjoin.jsonata.Jsonata.jsonata(text);
        } catch (JException e) {
            int position = e.getLocation();
            return Optional.of(
                    Jsonata.message(e) + (position < 0 ? "" : " (at position " + position + ")"));
        } catch (RuntimeException e) {
            // The parser meets some wrong texts with a cast or an index error.
            return Optional.of("it is no JSONata expression");
        }
        return Optional.empty();
    }
}
