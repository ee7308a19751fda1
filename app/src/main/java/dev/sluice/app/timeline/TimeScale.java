package dev.sluice.app.timeline;

import dev.sluice.app.timeline.Bar.Phase;
import dev.sluice.app.timeline.TimelineModel.Picture;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where moments of a run lie on the time axis. Stretches in which nothing is worked at may be
/// drawn as short gaps, however long they are.
final class TimeScale {
    /// The width of a gap, whatever it stands for.
    static final double GAP = 48;

    /// Shorter stretches are never gaps.
    private static final double SHORTEST = 1_000;

    /// A stretch shorter than this part of all work is no gap.
    private static final double PART = 0.1;

    /// A run with less work than this, in milliseconds, only waits.
    private static final double LEAST_WORK = 1;

    private final @Nullable Instant start;
    private final List<Stretch> stretches;
    private final double length;

    /// A stretch of time, in milliseconds from the start.
    ///
    /// @param x where it begins
    /// @param perMillisecond its scale
    record Stretch(double from, double to, double x, double perMillisecond, boolean isGap) {
        double end() {
            return x + (to - from) * perMillisecond;
        }
    }

    private record Span(double from, double to) {}

    private TimeScale(@Nullable Instant start, List<Stretch> stretches, double length) {
        this.start = start;
        this.stretches = stretches;
        this.length = length;
    }

    /// @param width what all of it is to take
    /// @param collapse whether idle stretches are drawn as gaps
    static TimeScale of(Picture picture, double width, boolean collapse) {
        Instant start = picture.start();
        double total = millis(picture.length());
        List<Span> gaps = collapse && start != null ? gaps(picture, start, total) : List.of();
        double idle = gaps.stream().mapToDouble(gap -> gap.to() - gap.from()).sum();
        double room = Math.max(1, width - gaps.size() * GAP);
        double perMillisecond = room / Math.max(1, total - idle);
        var stretches = new ArrayList<Stretch>();
        double at = 0;
        double x = 0;
        for (Span gap : gaps) {
            x = add(stretches, new Span(at, gap.from()), x, perMillisecond, false);
            x = add(stretches, gap, x, GAP / (gap.to() - gap.from()), true);
            at = gap.to();
        }
        add(stretches, new Span(at, Math.max(at, total)), x, perMillisecond, false);
        return new TimeScale(start, List.copyOf(stretches), total);
    }

    private static double add(
            List<Stretch> into, Span span, double x, double perMillisecond, boolean isGap) {
        var stretch = new Stretch(span.from(), span.to(), x, perMillisecond, isGap);
        into.add(stretch);
        return stretch.end();
    }

    /// The long stretches in which no step works.
    private static List<Span> gaps(Picture picture, Instant start, double total) {
        var work = new ArrayList<Span>();
        for (Bar bar : picture.bars()) {
            if (!bar.isBox()) {
                addWork(bar, start, total, work);
            }
        }
        work.add(new Span(total, total));
        work.sort(Comparator.comparingDouble(Span::from));
        var idle = new ArrayList<Span>();
        double busyUntil = 0;
        double busy = 0;
        for (Span one : work) {
            if (one.from() > busyUntil) {
                idle.add(new Span(busyUntil, one.from()));
            }
            busy += Math.max(0, one.to() - Math.max(busyUntil, one.from()));
            busyUntil = Math.max(busyUntil, one.to());
        }
        if (busy < LEAST_WORK) {
            return List.of(); // nothing to make room for
        }
        double shortest = Math.max(SHORTEST, busy * PART);
        idle.removeIf(span -> span.to() - span.from() < shortest);
        return idle;
    }

    /// What a visit worked, and the moments at which it came and went.
    private static void addWork(Bar bar, Instant start, double total, List<Span> into) {
        double came = millis(Duration.between(start, bar.start()));
        into.add(new Span(came, came));
        Instant end = bar.end();
        if (end != null) {
            double went = millis(Duration.between(start, end));
            into.add(new Span(went, went));
        }
        for (Phase phase : bar.phases()) {
            boolean works =
                    switch (phase.kind()) {
                        case RUNNING, INIT, FAILED, CANCELLED -> true;
                        case WAITING, PAUSED -> false;
                    };
            if (works) {
                Instant last = phase.end();
                into.add(
                        new Span(
                                millis(Duration.between(start, phase.start())),
                                last == null ? total : millis(Duration.between(start, last))));
            }
        }
    }

    static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    /// All of the run, in milliseconds.
    double length() {
        return length;
    }

    List<Stretch> stretches() {
        return stretches;
    }

    /// Where a moment lies; `null`: the end.
    double x(@Nullable Instant at) {
        return start == null || at == null ? x(length) : x(millis(Duration.between(start, at)));
    }

    /// Where so many milliseconds from the start lie.
    double x(double millis) {
        int low = 0;
        int high = stretches.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stretches.get(middle).to() < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Stretch in = stretches.get(low);
        return in.x() + (Math.clamp(millis, in.from(), in.to()) - in.from()) * in.perMillisecond();
    }
}
