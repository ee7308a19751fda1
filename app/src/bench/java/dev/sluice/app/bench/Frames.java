package dev.sluice.app.bench;

import dev.sluice.app.fx.StallWatch;

import javafx.animation.AnimationTimer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// Does something in each of many frames and takes the times from one to the next, after as many
/// that do not count.
public final class Frames extends AnimationTimer {
    private static final int COUNTED = 400;
    private static final int WARM_UP = 200;

    private final IntConsumer each;
    private final Consumer<Times> report;
    private final StallWatch watch;
    private final List<Long> times = new ArrayList<>();
    private int frame;
    private long last;

    private Frames(IntConsumer each, StallWatch watch, Consumer<Times> report) {
        this.each = each;
        this.watch = watch;
        this.report = report;
    }

    /// @param watch counts from the first frame that does
    public static void run(IntConsumer each, StallWatch watch, Consumer<Times> report) {
        new Frames(each, watch, report).start();
    }

    @Override
    public void handle(long now) {
        long at = System.nanoTime();
        if (frame > WARM_UP) {
            times.add(at - last);
        } else if (frame == WARM_UP) {
            watch.forget();
        }
        last = at;
        each.accept(frame);
        if (++frame > WARM_UP + COUNTED) {
            stop();
            report.accept(Times.ofNanos(times));
        }
    }
}
