package dev.sluice.app.canvas.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

/// How a canvas moves to show something.
class SightTest {
    private static final Rect MAP = new Rect(590, 460, 200, 130);
    private static final Sight SIGHT = new Sight(800, 600, MAP);

    @Test
    void whatIsInSightStaysWhereItIs() {
        assertThat(SIGHT.way(new Rect(0, 0, 220, 60))).isEqualTo(new Point(0, 0));
    }

    @Test
    void whatIsCutByAnEdgeComesInByAsMuch() {
        assertThat(SIGHT.way(new Rect(700, 100, 220, 60))).isEqualTo(new Point(-144, 0));
        assertThat(SIGHT.way(new Rect(-10, 100, 220, 60))).isEqualTo(new Point(34, 0));
    }

    @Test
    void whatIsUnderTheMapComesOutFromUnderIt() {
        assertThat(SIGHT.way(new Rect(560, 500, 220, 60))).isEqualTo(new Point(0, -124));
        assertThat(new Sight(800, 600, null).way(new Rect(560, 500, 220, 60)))
                .isEqualTo(new Point(0, 0));
    }

    @Test
    void whatIsFarAwayComesIntoTheMiddle() {
        assertThat(SIGHT.way(new Rect(2000, 100, 200, 60))).isEqualTo(new Point(-1700, 170));
    }

    @Property
    void aCardIsInSightAfterwards(
            @ForAll @IntRange(min = -3000, max = 3000) int x,
            @ForAll @IntRange(min = -3000, max = 3000) int y) {
        var card = new Rect(x, y, 220, 60);

        Point way = SIGHT.way(card);

        Rect now = card.movedBy(way.x(), way.y());
        assertThat(new Rect(0, 0, 800, 600).contains(now)).isTrue();
        assertThat(now.intersects(MAP)).isFalse();
    }
}
