package dev.sluice.engine.cli.flow;

import dev.sluice.engine.cost.Estimate;
import dev.sluice.engine.cost.bill.Figure;
import dev.sluice.engine.cost.bill.FreeTier;
import dev.sluice.engine.cost.bill.Line;
import dev.sluice.engine.cost.bill.Missing;
import dev.sluice.engine.cost.bill.Rounding;
import dev.sluice.engine.json.FlowFolder;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An estimate as a table for people. Amounts are rounded for showing only.
final class EstimateText {
    /// A run costs little: eight places show it.
    private static final int RUN_PLACES = 8;

    private static final int MONTH_PLACES = 2;

    private final PrintStream out;

    EstimateText(PrintStream out) {
        this.out = out;
    }

    void print(FlowFolder folder, Estimate estimate) {
        out.printf(
                Locale.ROOT,
                "%s on %s (%s), prices of %s in %s%n%n",
                folder.flow().name(),
                estimate.provider(),
                estimate.settings().region(),
                estimate.priceDate(),
                estimate.currency());
        out.printf("%-28s %14s %14s  %s%n", "step", "per run", "per month", "based on");
        for (Map.Entry<@Nullable String, List<Line>> step : estimate.byStep().entrySet()) {
            String id = step.getKey();
            row(
                    id == null ? "(the flow as a whole)" : id,
                    Line.sum(step.getValue()),
                    estimate.perMonth(id),
                    id == null ? "" : basis(estimate.origins().get(id)));
        }
        estimate.month()
                .reductions()
                .forEach(
                        line ->
                                out.printf(
                                        "%-28s %14s %14s  %s%n",
                                        line.what(),
                                        "",
                                        amount(line.amount(), MONTH_PLACES),
                                        line.price().item()));
        row(
                "in all",
                estimate.perRun(),
                estimate.perMonth(),
                count(estimate.settings().runsPerMonth())
                        + " runs a month, free tier "
                        + (estimate.settings().free() == FreeTier.FULL ? "full" : "none"));
        remarks(estimate);
    }

    private void row(String name, BigDecimal run, BigDecimal month, String basis) {
        out.printf(
                "%-28s %14s %14s  %s%n",
                name, amount(run, RUN_PLACES), amount(month, MONTH_PLACES), basis);
    }

    private void remarks(Estimate estimate) {
        out.println();
        for (Missing missing : estimate.missing()) {
            out.println(
                    "Missing: "
                            + missing.what()
                            + (missing.step() == null ? "" : " of step " + missing.step())
                            + ". "
                            + missing.remedy());
        }
        estimate.basis().forEach(out::println);
        estimate.notes().forEach(out::println);
        out.println("Every line with its price, date and source: --json");
    }

    private static String basis(Figure.@Nullable Origin origin) {
        return switch (origin) {
            case null -> "";
            case MEASURED -> "measured";
            case GIVEN -> "given";
            case DESIGNED -> "design";
            case ASSUMED -> "assumed";
        };
    }

    private static String amount(BigDecimal value, int places) {
        var format =
                new DecimalFormat(
                        "#,##0." + "0".repeat(places),
                        DecimalFormatSymbols.getInstance(Locale.ROOT));
        return format.format(Rounding.round(value, places));
    }

    private static String count(BigDecimal value) {
        return new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(value);
    }
}
