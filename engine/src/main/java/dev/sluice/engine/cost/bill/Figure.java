package dev.sluice.engine.cost.bill;

import java.math.BigDecimal;
import java.math.MathContext;

/// A number that an estimate is computed from, and where it comes from.
public record Figure(BigDecimal value, Origin origin) {
    /// The one place where an estimate is not exact: means over several runs or calls.
    public static final MathContext DIVISION = MathContext.DECIMAL128;

    /// Where a number comes from, the best known first.
    public enum Origin {
        /// Follows from the flow file, for example configured memory.
        DESIGNED,
        /// Taken from the events of runs.
        MEASURED,
        /// Given by the user.
        GIVEN,
        /// Nobody knows: a stated assumption stands in.
        ASSUMED
    }

    public static Figure of(long value, Origin origin) {
        return new Figure(BigDecimal.valueOf(value), origin);
    }

    /// A product is as well known as the lesser known of the two.
    public Figure times(Figure other) {
        return new Figure(value.multiply(other.value), lesser(other));
    }

    public Figure plus(Figure other) {
        return new Figure(value.add(other.value), lesser(other));
    }

    private Origin lesser(Figure other) {
        return origin.compareTo(other.origin) >= 0 ? origin : other.origin;
    }
}
