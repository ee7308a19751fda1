package dev.sluice.engine.cost;

import dev.sluice.engine.cost.bill.Line;
import dev.sluice.engine.cost.bill.Missing;
import dev.sluice.engine.cost.bill.Price;
import dev.sluice.engine.cost.bill.Settings;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An estimate as plain JSON values, for `--json`. Amounts are exact; each price that a line points
/// to stands once, with the date of its evidence and its source.
public final class EstimateJson {
    private final Map<Price, Integer> prices = new LinkedHashMap<>();

    private EstimateJson() {}

    public static Map<String, @Nullable Object> of(Estimate estimate) {
        return new EstimateJson().estimate(estimate);
    }

    private Map<String, @Nullable Object> estimate(Estimate estimate) {
        Settings settings = estimate.settings();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("provider", estimate.provider());
        json.put("region", settings.region());
        json.put("currency", estimate.currency());
        json.put("priceList", estimate.priceDate());
        json.put("runsPerMonth", settings.runsPerMonth());
        json.put("monthHours", settings.monthHours());
        json.put("freeTier", word(settings.free()));
        json.put("transitionCounting", word(settings.counting()));
        json.put("rounding", "amounts are exact; round the sums, not the lines");
        json.put("complete", estimate.isComplete());
        json.put("perRun", plain(estimate.perRun()));
        json.put("perMonth", plain(estimate.perMonth()));
        json.put("steps", steps(estimate));
        json.put("run", lines(estimate.run()));
        json.put("month", lines(estimate.month().rows()));
        json.put("reductions", lines(estimate.month().reductions()));
        json.put("missing", missing(estimate.missing()));
        json.put("basis", estimate.basis());
        json.put("notes", estimate.notes());
        json.put("prices", prices.keySet().stream().map(EstimateJson::price).toList());
        return json;
    }

    private static Map<String, Object> steps(Estimate estimate) {
        Map<String, Object> steps = new LinkedHashMap<>();
        estimate.origins()
                .forEach(
                        (step, origin) ->
                                steps.put(
                                        step,
                                        Map.of(
                                                "perRun", plain(estimate.perRun(step)),
                                                "perMonthAtListPrices",
                                                        plain(estimate.perMonth(step)),
                                                "basis", word(origin))));
        return steps;
    }

    private List<Object> lines(List<Line> lines) {
        List<Object> all = new ArrayList<>();
        for (Line line : lines) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            if (line.step() != null) {
                json.put("step", line.step());
            }
            json.put("what", line.what());
            json.put("quantity", plain(line.quantity()));
            json.put("each", plain(line.each()));
            json.put("amount", plain(line.amount()));
            json.put("how", line.how());
            json.put("price", number(line.price()));
            all.add(json);
        }
        return all;
    }

    private List<Object> missing(List<Missing> missing) {
        List<Object> all = new ArrayList<>();
        for (Missing each : missing) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            if (each.step() != null) {
                json.put("step", each.step());
            }
            json.put("what", each.what());
            Price price = each.price();
            if (price != null) {
                json.put("each", plain(price.each()));
                json.put("price", number(price));
            }
            json.put("remedy", each.remedy());
            all.add(json);
        }
        return all;
    }

    /// The place of the price in the list at the end.
    private int number(Price price) {
        return prices.computeIfAbsent(price, _ -> prices.size());
    }

    private static Map<String, @Nullable Object> price(Price price) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("service", price.service());
        json.put("item", price.item());
        json.put("region", price.region());
        json.put("unit", price.unit());
        json.put("amount", price.amount());
        json.put("asOf", price.asOf());
        json.put("source", price.source());
        json.put("confidence", price.confidence());
        return json;
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
