package dev.sluice.app.bench;

import java.util.List;
import java.util.Locale;

/// Durations in milliseconds, in ascending order.
public record Times(List<Double> sorted) {
    public static Times ofNanos(List<Long> nanos) {
        return new Times(nanos.stream().sorted().map(each -> each / 1e6).toList());
    }

    public double median() {
        return sorted.get(sorted.size() / 2);
    }

    /// What 95 of 100 keep within.
    public double p95() {
        return sorted.get(sorted.size() * 95 / 100);
    }

    public double longest() {
        return sorted.getLast();
    }

    /// A line of the table about frames, beside those of a floor.
    public Figure frames(String what, Times floor, double budget) {
        return Figure.of(
                        what + ", p95 of frames",
                        Figure.milliseconds(p95()),
                        "empty " + Figure.milliseconds(floor.p95()),
                        p95() / floor.p95())
                .budget(String.format(Locale.ROOT, "≤ %.1f ms", budget), p95() <= budget);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "median %.1f ms, p95 %.1f ms, longest %.1f ms",
                median(),
                p95(),
                longest());
    }
}
