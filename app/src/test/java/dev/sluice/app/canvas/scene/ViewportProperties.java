package dev.sluice.app.canvas.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/// What the canvas, its overview and its scrolling rest on: which part of the flow is seen.
class ViewportProperties {
    private static final double WIDTH = 1_000;
    private static final double HEIGHT = 600;

    private static Viewport at(int x, int y, double zoom) {
        var viewport = new Viewport();
        viewport.zoom(zoom, 0, 0);
        viewport.pan(x, y);
        return viewport;
    }

    @Property
    void aPointOfTheWindowComesBackFromTheCanvas(
            @ForAll @IntRange(min = -9_999, max = 9_999) int x,
            @ForAll @IntRange(min = -9_999, max = 9_999) int y,
            @ForAll @DoubleRange(min = 0.01, max = 10) double zoom) {
        Viewport viewport = at(x, y, zoom);

        Point back = viewport.toWindow(viewport.toCanvas(300, 200));

        assertThat(back.x()).isCloseTo(300, within(1e-6));
        assertThat(back.y()).isCloseTo(200, within(1e-6));
        assertThat(viewport.scale()).isBetween(Viewport.SMALLEST, Viewport.LARGEST);
    }

    @Property
    void whatLiesUnderThePointerStaysThereWhileItIsZoomed(
            @ForAll @IntRange(min = -999, max = 999) int x,
            @ForAll @DoubleRange(min = 0.5, max = 2) double factor) {
        Viewport viewport = at(x, 0, 1);
        Point under = viewport.toCanvas(300, 200);

        for (int i = 0; i < 20; i++) {
            viewport.zoom(factor, 300, 200);
        }

        Point now = viewport.toWindow(under);
        assertThat(now.x()).isCloseTo(300, within(0.51));
        assertThat(now.y()).isCloseTo(200, within(0.51));
    }

    @Property
    void aRectangleThatIsFittedIsSeenAsAWholeInTheMiddle(
            @ForAll @IntRange(min = 1, max = 5_000) int width,
            @ForAll @IntRange(min = 1, max = 4_000) int height) {
        var viewport = new Viewport();
        var area = new Rect(-400, 700, width, height);

        viewport.fit(area, WIDTH, HEIGHT, 40);

        Rect seen = viewport.visible(WIDTH, HEIGHT).grown(1 / viewport.scale());
        assertThat(seen.x()).isLessThanOrEqualTo(area.x());
        assertThat(seen.y()).isLessThanOrEqualTo(area.y());
        assertThat(seen.x() + seen.width()).isGreaterThanOrEqualTo(area.x() + area.width());
        assertThat(seen.y() + seen.height()).isGreaterThanOrEqualTo(area.y() + area.height());
        assertThat(viewport.scale()).isLessThanOrEqualTo(1);
    }
}
