package dev.sluice.app.bench;

import dev.sluice.app.fx.StallWatch;
import dev.sluice.app.fx.StallWatch.Stall;

import java.util.List;

/// What a watch saw, as a line of the table: no stall is the budget.
public final class Stalls {
    private Stalls() {}

    /// Where there were stalls, says where.
    public static Figure figure(String what, StallWatch watch) {
        List<Stall> stalls = watch.stalls();
        stalls.forEach(stall -> System.out.println("  stalled " + stall));
        long longest =
                stalls.stream().mapToLong(stall -> stall.length().toMillis()).max().orElse(0);
        return Figure.of(
                        what + ", stalls over 50 ms",
                        stalls.isEmpty()
                                ? "none"
                                : stalls.size() + ", the longest " + longest + " ms")
                .budget("none", stalls.isEmpty());
    }
}
