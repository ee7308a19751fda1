package dev.sluice.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.app.timeline.Bar.Kind;
import dev.sluice.app.timeline.Bar.Phase;
import dev.sluice.app.timeline.TimeScale.Stretch;
import dev.sluice.app.timeline.TimelineModel.Picture;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class TimeScaleTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }

    private static Bar bar(Kind kind, long from, long to, boolean isBox) {
        var phase = new Phase(kind, at(from), at(to));
        return new Bar("s", "s", isBox, at(from), at(to), List.of(phase), null);
    }

    private static Picture picture(long length, Bar... bars) {
        return new Picture(START, at(length), true, List.of(bars));
    }

    private static List<Stretch> gaps(TimeScale scale) {
        return scale.stretches().stream().filter(Stretch::isGap).toList();
    }

    @Test
    void aLongWaitIsAShortGap() {
        Picture picture =
                picture(
                        3_600_200,
                        bar(Kind.RUNNING, 0, 100, false),
                        bar(Kind.WAITING, 100, 3_600_100, false),
                        bar(Kind.RUNNING, 3_600_100, 3_600_200, false));

        TimeScale scale = TimeScale.of(picture, 600, true);

        assertThat(gaps(scale)).hasSize(1);
        Stretch gap = gaps(scale).getFirst();
        assertThat(gap.to() - gap.from()).isEqualTo(3_600_000);
        assertThat(gap.end() - gap.x()).isCloseTo(TimeScale.GAP, within(1e-6));
        assertThat(scale.x(100)).isCloseTo(276, within(1e-6));
        assertThat(scale.x(null)).isCloseTo(600, within(1e-6));
        assertThat(gaps(TimeScale.of(picture, 600, false))).isEmpty();
    }

    @Test
    void workBesideAWaitKeepsItsTime() {
        TimeScale scale =
                TimeScale.of(
                        picture(
                                10_000,
                                bar(Kind.WAITING, 0, 10_000, false),
                                bar(Kind.RUNNING, 0, 10_000, false)),
                        600,
                        true);

        assertThat(gaps(scale)).isEmpty();
    }

    @Test
    void aBoxAroundAWaitIsNoWork() {
        TimeScale scale =
                TimeScale.of(
                        picture(
                                10_000,
                                bar(Kind.RUNNING, 0, 10_000, true),
                                bar(Kind.WAITING, 0, 9_000, false),
                                bar(Kind.RUNNING, 9_000, 10_000, false)),
                        600,
                        true);

        assertThat(gaps(scale)).hasSize(1);
    }

    @Test
    void aRunThatOnlyWaitsHasTheWholeWidth() {
        TimeScale scale =
                TimeScale.of(picture(5_000, bar(Kind.WAITING, 0, 5_000, false)), 600, true);

        assertThat(gaps(scale)).isEmpty();
        assertThat(scale.x(null)).isCloseTo(600, within(1.0));
    }

    @Property(tries = 300)
    void timeNeverGoesBackAndFillsTheWidth(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 100_000) Integer> spans,
            @ForAll boolean collapse) {
        var bars = new ArrayList<Bar>();
        long now = 0;
        for (int i = 0; i < spans.size(); i++) {
            Kind kind = i % 2 == 0 ? Kind.RUNNING : Kind.WAITING;
            bars.add(bar(kind, now, now + spans.get(i), false));
            now += spans.get(i);
        }
        TimeScale scale = TimeScale.of(new Picture(START, at(now), true, bars), 2_000, collapse);

        double before = -1;
        for (long at = 0; at <= now; at += Math.max(1, now / 97)) {
            double x = scale.x(at);
            assertThat(x).isGreaterThanOrEqualTo(before);
            before = x;
        }
        assertThat(scale.x(null)).isLessThanOrEqualTo(2_000 + 1e-6);
        if (now > 100) {
            assertThat(scale.x(null)).isCloseTo(2_000, within(1.0));
        }
    }
}
