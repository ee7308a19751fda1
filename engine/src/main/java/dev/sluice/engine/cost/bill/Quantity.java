package dev.sluice.engine.cost.bill;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// So much of something that stands in the price list.
///
/// @param step the step that causes it, if one does
/// @param origin how well the quantity is known
/// @param how the computation in words
public record Quantity(
        @Nullable String step,
        String what,
        Price price,
        BigDecimal amount,
        Figure.Origin origin,
        String how) {
    /// The line for all of it in the first tier, without any free tier.
    public Line listed() {
        return Line.of(step, what, price, amount, price.each(), how);
    }
}
