package dev.sluice.app.costs;

import dev.sluice.engine.cost.bill.Rounding;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/// Amounts as people read them. What is far below a cent keeps three digits that tell something.
public final class Money {
    private static final int DIGITS = 3;
    private static final int MOST_PLACES = 12;

    private Money() {}

    /// A sum as it is billed: in whole cents.
    public static String billed(BigDecimal amount, String currency, Locale locale) {
        return format(Rounding.round(amount, 2), 2, currency, locale);
    }

    /// A price of something small.
    public static String small(BigDecimal amount, String currency, Locale locale) {
        if (amount.signum() == 0) {
            return format(amount, 2, currency, locale);
        }
        int before = amount.precision() - amount.scale();
        int places = Math.clamp(DIGITS - before, 2, MOST_PLACES);
        return format(Rounding.round(amount, places), places, currency, locale);
    }

    private static String format(BigDecimal amount, int places, String currency, Locale locale) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        if (currency.length() == 3) {
            format.setCurrency(Currency.getInstance(currency));
        }
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(places);
        String text = format.format(amount);
        return text.replace("US$", "$").replace("USD", "$");
    }
}
