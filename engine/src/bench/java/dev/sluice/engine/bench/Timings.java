package dev.sluice.engine.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/// Durations of one thing done many times, in milliseconds, in ascending order.
record Timings(String what, double[] sorted) {
    /// Does it `warmUp` times unmeasured and then `count` times measured.
    static Timings of(String what, int warmUp, int count, Callable<?> action) throws Exception {
        for (int i = 0; i < warmUp; i++) {
            action.call();
        }
        var took = new double[count];
        for (int i = 0; i < count; i++) {
            long begun = System.nanoTime();
            action.call();
            took[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(took);
        return new Timings(what, took);
    }

    double p50() {
        return sorted[sorted.length / 2];
    }

    double p99() {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * 0.99))];
    }

    /// One line of the report, beside the floor it is measured against.
    String line(Timings floor) {
        return String.format(
                Locale.ROOT,
                "%-44s p50 %9.3f ms   p99 %9.3f ms   %6.2f × floor",
                what,
                p50(),
                p99(),
                p50() / floor.p50());
    }

    /// One line of the table.
    Figure figure(Timings floor, String name) {
        return Figure.of(
                what,
                "p50 %s, p99 %s".formatted(Figure.milliseconds(p50()), Figure.milliseconds(p99())),
                name + " " + Figure.milliseconds(floor.p50()),
                p50() / floor.p50());
    }
}
