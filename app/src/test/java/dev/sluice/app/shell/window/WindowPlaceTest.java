package dev.sluice.app.shell.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Where a window stands when it opens.
class WindowPlaceTest {
    private static final Rectangle2D SMALL = new Rectangle2D(0, 0, 1280, 720);
    private static final Rectangle2D LARGE = new Rectangle2D(1280, 0, 3840, 2160);

    @Test
    void theFirstFillsASmallScreen() {
        assertThat(WindowPlace.in(SMALL)).isEqualTo(new WindowPlace(0, 0, 1280, 720, true));
    }

    @Test
    void theFirstStandsAmidALargeScreen() {
        assertThat(WindowPlace.in(LARGE)).isEqualTo(new WindowPlace(2480, 420, 1440, 900, false));
    }

    @Test
    void thePlaceOfTheLastTimeIsTakenAgain() {
        var kept = new WindowPlace(1500, 80, 2000, 1200, true);

        assertThat(kept.on(List.of(SMALL, LARGE))).isEqualTo(kept);
    }

    @Test
    void whatStoodOnAScreenThatIsGoneComesToTheMainOne() {
        var kept = new WindowPlace(4000, 1500, 1000, 600, false);

        assertThat(kept.on(List.of(SMALL))).isEqualTo(new WindowPlace(280, 120, 1000, 600, false));
    }

    @Property
    void itsTitleIsAlwaysInReach(
            @ForAll @DoubleRange(min = -9000, max = 9000) double x,
            @ForAll @DoubleRange(min = -9000, max = 9000) double y,
            @ForAll @DoubleRange(min = 1, max = 9000) double width,
            @ForAll @DoubleRange(min = 1, max = 9000) double height) {
        WindowPlace on =
                new WindowPlace(x, y, width, height, false).on(List.of(SMALL, LARGE, SMALL));

        assertThat(List.of(SMALL, LARGE))
                .anyMatch(
                        screen ->
                                on.x() >= screen.getMinX()
                                        && on.y() >= screen.getMinY()
                                        && on.x() + on.width() <= screen.getMaxX() + 1e-6
                                        && on.y() + on.height() <= screen.getMaxY() + 1e-6);
    }

    @Property
    void whatIsKeptIsReadAsItWas(
            @ForAll @DoubleRange(min = -9000, max = 9000) double x,
            @ForAll @DoubleRange(min = 1, max = 9000) double width,
            @ForAll boolean maximized) {
        var place = new WindowPlace(x, -x, width, 700, maximized);

        assertThat(WindowPlace.of(place.text())).isEqualTo(place);
    }

    @Property
    void anyOtherTextIsNone(@ForAll String text) {
        WindowPlace read = WindowPlace.of(text);

        assertThat(read == null || WindowPlace.of(read.text()) != null).isTrue();
    }

    @Test
    void sizesThatAreNoneAreNotTaken() {
        assertThat(WindowPlace.of("0 0 NaN 5")).isNull();
        assertThat(WindowPlace.of("0 0 -3 5")).isNull();
        assertThat(WindowPlace.of("0 0 3")).isNull();
        assertThat(WindowPlace.of("Infinity 0 3 4")).isNull();
        assertThat(WindowPlace.of("")).isNull();
    }
}
