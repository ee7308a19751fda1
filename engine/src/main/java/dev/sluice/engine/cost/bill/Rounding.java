package dev.sluice.engine.cost.bill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// How exact amounts become a sum in whole cents. Halves go up. Vendors differ, and there are
/// published examples that come out right under one of the two only.
public enum Rounding {
    /// The exact amounts are added and the sum is rounded once. What Sluice shows.
    SUM,
    /// Each line is rounded and the rounded lines are added, as on AWS Lambda's price page.
    LINES;

    /// The sum of the lines with that many places after the point.
    public BigDecimal total(List<Line> lines, int places) {
        BigDecimal sum =
                lines.stream()
                        .map(
                                line ->
                                        switch (this) {
                                            case SUM -> line.amount();
                                            case LINES -> round(line.amount(), places);
                                        })
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return round(sum, places);
    }

    /// The amount with that many places after the point.
    public static BigDecimal round(BigDecimal amount, int places) {
        return amount.setScale(places, RoundingMode.HALF_UP);
    }
}
