package dev.sluice.engine.cost.usage;

import java.math.BigDecimal;

/// What an estimate takes for granted where nothing is known. Every one that is used is named in
/// the estimate.
///
/// @param durationMs of a function call
/// @param initMs of loading a handler
/// @param initRate the share of calls that are cold; AWS says that it is typically below 1 %
/// @param items of a map
public record Assumptions(
        BigDecimal durationMs, BigDecimal initMs, BigDecimal initRate, BigDecimal items) {
    public static final Assumptions DEFAULT =
            new Assumptions(
                    BigDecimal.valueOf(200),
                    BigDecimal.valueOf(300),
                    new BigDecimal("0.01"),
                    BigDecimal.TEN);
}
