package dev.sluice.engine.cost;

import dev.sluice.engine.cost.bill.Bill;
import dev.sluice.engine.cost.bill.Figure;
import dev.sluice.engine.cost.bill.Line;
import dev.sluice.engine.cost.bill.Missing;
import dev.sluice.engine.cost.bill.Settings;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a flow costs with one provider: for one run at list prices, and for a month as billed. All
/// amounts are exact; [Rounding] is for showing them.
///
/// @param provider the provider's id
/// @param currency of all amounts
/// @param priceDate the date of the price list
/// @param run the lines of one run at list prices of the first tier, nothing free
/// @param month the bill for `settings.runsPerMonth()` runs
/// @param missing what is not in the sums because it is not known; empty: the sums are whole
/// @param origins how well each step's lines are known: the least known figure in them
/// @param basis what was measured and what was assumed, in words
/// @param notes what the estimate leaves out, in words
public record Estimate(
        String provider,
        String currency,
        String priceDate,
        Settings settings,
        List<Line> run,
        Bill month,
        List<Missing> missing,
        Map<String, Figure.Origin> origins,
        List<String> basis,
        List<String> notes) {
    /// Whether nothing is missing from the sums.
    public boolean isComplete() {
        return missing.isEmpty();
    }

    /// What one run costs, at list prices.
    public BigDecimal perRun() {
        return Line.sum(run);
    }

    /// What one run's use of a step costs, at list prices; `null`: of what belongs to no step.
    public BigDecimal perRun(@Nullable String step) {
        return sum(run, step);
    }

    /// What the month costs.
    public BigDecimal perMonth() {
        return month.total();
    }

    /// What a month's use of a step costs at list prices, before what the account gets off.
    public BigDecimal perMonth(@Nullable String step) {
        return sum(month.charges(), step);
    }

    /// The lines of one run by step, in the order of the flow; `null` is what belongs to no step.
    public Map<@Nullable String, List<Line>> byStep() {
        Map<@Nullable String, List<Line>> steps = new LinkedHashMap<>();
        run.forEach(
                line ->
                        steps.merge(
                                line.step(),
                                List.of(line),
                                (a, b) ->
                                        java.util.stream.Stream.concat(a.stream(), b.stream())
                                                .toList()));
        return steps;
    }

    private static BigDecimal sum(List<Line> lines, @Nullable String step) {
        return lines.stream()
                .filter(line -> java.util.Objects.equals(line.step(), step))
                .map(Line::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
