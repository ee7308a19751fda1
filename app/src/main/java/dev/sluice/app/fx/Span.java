package dev.sluice.app.fx;

import java.text.NumberFormat;
import java.time.Duration;

/// A span of time as the window shows it, wherever it does: in few digits.
///
/// @param millis how many milliseconds it lasts
public record Span(double millis) {
    public static Span of(Duration duration) {
        return new Span(duration.toNanos() / 1e6);
    }

    /// The span in the window's language.
    public String in(Messages messages) {
        double seconds = millis / 1_000;
        if (seconds >= 3_600) {
            long minutes = Math.round(seconds / 60);
            return messages.text("timeline.hours", minutes / 60, minutes % 60);
        }
        if (seconds >= 100) {
            long whole = Math.round(seconds);
            return messages.text("timeline.minutes", whole / 60, whole % 60);
        }
        NumberFormat number = NumberFormat.getNumberInstance(messages.locale());
        number.setMaximumFractionDigits(millis < 1 ? 2 : millis < 1_000 ? 0 : 2);
        return millis < 1_000
                ? messages.text("timeline.milliseconds", number.format(millis))
                : messages.text("timeline.seconds", number.format(seconds));
    }
}
