package dev.sluice.engine.value;

import java.math.BigDecimal;

/// A JSON number that keeps the text it was written as, because no [Long] or [Double] would print
/// that text: `1.0`, `1e3`, `-0`, or more digits than a double holds.
public final class ExactNumber extends Number {
    private static final long serialVersionUID = 1L;

    private final String text;

    ExactNumber(String text) {
        this.text = text;
    }

    @Override
    public int intValue() {
        return (int) doubleValue();
    }

    @Override
    public long longValue() {
        return new BigDecimal(text).longValue();
    }

    @Override
    public float floatValue() {
        return (float) doubleValue();
    }

    @Override
    public double doubleValue() {
        return Double.parseDouble(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExactNumber that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /// The text as it was read.
    @Override
    public String toString() {
        return text;
    }
}
