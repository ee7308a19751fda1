package dev.sluice.engine.cost.bill;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/// One row of a price list: what one unit of one thing costs, where, since when, and who says so.
///
/// @param unit in the source's words, for example `GB-second`
/// @param per how many of the thing the price is for, for example 1,000 transitions
/// @param amount the price in the first tier; `null` where the source gives words only
/// @param tiers prices by monthly volume, from the first; empty: one price for all
/// @param rounding how a provider rounds a single use, in words
/// @param asOf the date of the evidence
/// @param confidence what kind of evidence it is
public record Price(
        String provider,
        String service,
        String item,
        String region,
        @Nullable String currency,
        String unit,
        BigDecimal per,
        @Nullable BigDecimal amount,
        List<Tier> tiers,
        @Nullable FreeTier free,
        @Nullable String rounding,
        String asOf,
        String source,
        String confidence,
        @Nullable String note) {
    /// A price that holds up to a monthly volume.
    ///
    /// @param upTo `null` in the last tier
    public record Tier(@Nullable BigDecimal upTo, BigDecimal amount) {}

    /// What costs nothing each month.
    ///
    /// @param pool rows with the same pool share the quantity
    public record FreeTier(BigDecimal quantity, String pool, @Nullable String scope) {}

    /// The price of a single one in the first tier. Always exact: `per` is a power of ten.
    public BigDecimal each() {
        return each(listed());
    }

    /// What that price, which is for `per` of the thing, makes for a single one.
    public BigDecimal each(BigDecimal price) {
        return price.divide(per);
    }

    /// The row's tiers; a row without any is one tier without end.
    public List<Tier> steps() {
        return tiers.isEmpty() ? List.of(new Tier(null, listed())) : tiers;
    }

    private BigDecimal listed() {
        if (amount == null) {
            throw new IllegalStateException(name() + " has no price that can be computed with");
        }
        return amount;
    }

    /// What it is, for example `Lambda, duration x86`.
    public String name() {
        return service + ", " + item;
    }
}
