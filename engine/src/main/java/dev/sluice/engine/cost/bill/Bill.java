package dev.sluice.engine.cost.bill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an account pays for a month's quantities: list prices, less free tier, less what volume
/// makes cheaper. All amounts are exact.
///
/// @param charges each quantity at its list price, by step
/// @param reductions what the free tier and the volume tiers take off, per price row
/// @param rows what is billed per price row and tier; adds up to charges plus reductions
public record Bill(List<Line> charges, List<Line> reductions, List<Line> rows) {
    /// The bill for quantities of one month. Free quantities come off the first tier, pools that
    /// several rows share in the order in which the rows appear.
    public static Bill of(List<Quantity> quantities, FreeTier tier) {
        Map<Price, BigDecimal> sums = new LinkedHashMap<>();
        quantities.forEach(q -> sums.merge(q.price(), q.amount(), BigDecimal::add));
        List<Line> reductions = new ArrayList<>();
        List<Line> rows = new ArrayList<>();
        Map<String, BigDecimal> left = new HashMap<>();
        sums.forEach(
                (price, sum) -> {
                    BigDecimal free =
                            tier == FreeTier.FULL ? free(price, sum, left) : BigDecimal.ZERO;
                    if (free.signum() > 0) {
                        reductions.add(
                                Line.of(
                                        null,
                                        "free tier",
                                        price,
                                        free.negate(),
                                        price.each(),
                                        "free each month: " + scope(price)));
                    }
                    tiers(price, sum, free, reductions, rows);
                });
        return new Bill(
                quantities.stream().map(Quantity::listed).toList(),
                List.copyOf(reductions),
                List.copyOf(rows));
    }

    /// The exact sum.
    public BigDecimal total() {
        return Line.sum(rows);
    }

    private static BigDecimal free(Price price, BigDecimal sum, Map<String, BigDecimal> left) {
        Price.FreeTier free = price.free();
        if (free == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal rest = left.getOrDefault(free.pool(), free.quantity());
        BigDecimal used = rest.min(sum);
        left.put(free.pool(), rest.subtract(used));
        return used;
    }

    private static String scope(Price price) {
        Price.FreeTier free = price.free();
        return free == null || free.scope() == null ? "" : free.scope();
    }

    /// The billed part of each tier. Free quantities count towards the volume.
    private static void tiers(
            Price price, BigDecimal sum, BigDecimal free, List<Line> reductions, List<Line> rows) {
        BigDecimal from = BigDecimal.ZERO;
        BigDecimal freeLeft = free;
        for (int i = 0; i < price.steps().size(); i++) {
            Price.Tier tier = price.steps().get(i);
            BigDecimal upTo = tier.upTo() == null ? sum : sum.min(tier.upTo());
            BigDecimal inTier = upTo.subtract(from);
            if (inTier.signum() <= 0 && i > 0) {
                return;
            }
            BigDecimal each = price.each(tier.amount());
            BigDecimal freeHere = freeLeft.min(inTier);
            freeLeft = freeLeft.subtract(freeHere);
            rows.add(
                    Line.of(
                            null,
                            price.item(),
                            price,
                            inTier.subtract(freeHere),
                            each,
                            inTier.toPlainString() + " - " + freeHere.toPlainString() + " free"));
            BigDecimal off = price.each().subtract(each);
            if (off.signum() != 0) {
                reductions.add(
                        Line.of(
                                null,
                                "volume tier",
                                price,
                                inTier.subtract(freeHere).negate(),
                                off,
                                "above " + from.toPlainString() + " a month"));
            }
            from = upTo;
        }
    }
}
