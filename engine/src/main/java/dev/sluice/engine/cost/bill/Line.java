package dev.sluice.engine.cost.bill;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/// One line of a bill: a quantity of something that stands in the price list.
///
/// @param step the step that causes it; `null` for what belongs to the flow or the account
/// @param what in words, for example `requests` or `free tier`
/// @param quantity how many of the row's unit, in ones
/// @param each the exact price of a single one
/// @param amount exactly quantity times price; negative for what a free tier takes off
/// @param how the computation in words, for who wants to check it
public record Line(
        @Nullable String step,
        String what,
        Price price,
        BigDecimal quantity,
        BigDecimal each,
        BigDecimal amount,
        String how) {
    /// The line for a quantity at that price.
    static Line of(
            @Nullable String step,
            String what,
            Price price,
            BigDecimal quantity,
            BigDecimal each,
            String how) {
        return new Line(step, what, price, quantity, each, quantity.multiply(each), how);
    }

    /// The exact sum.
    public static BigDecimal sum(List<Line> lines) {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
