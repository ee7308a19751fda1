package dev.sluice.app.canvas.raster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.session.RunView;
import dev.sluice.app.session.Selection;

import org.junit.jupiter.api.Test;

class RasterTest {
    private static final int INK = 0xFF336699;

    @Test
    void whatLiesOutsideIsCutOff() {
        var raster = new Raster(10, 10);

        raster.fill(-5, -5, 100, 7, INK);
        raster.line(-50, 5, 50, 5, INK);
        raster.line(100, 100, 200, 300, INK);

        assertThat(raster.pixel(0, 0)).isEqualTo(INK);
        assertThat(raster.pixel(9, 5)).isEqualTo(INK);
        assertThat(raster.pixel(5, 8)).isZero();
    }

    @Test
    void aLineHasNoGaps() {
        var raster = new Raster(50, 20);

        raster.line(2, 3, 47, 16, INK);

        for (int x = 2; x <= 47; x++) {
            int count = 0;
            for (int y = 0; y < 20; y++) {
                count += raster.pixel(x, y) == INK ? 1 : 0;
            }
            assertThat(count).as("pixels in column %s", x).isEqualTo(1);
        }
    }

    @Test
    void aHalfOpaqueColourIsMixed() {
        assertThat(Raster.over(0x80000000, 0xFFFFFFFF)).isEqualTo(0xFF7F7F7F);
        assertThat(Raster.over(0xFF112233, 0xFFFFFFFF)).isEqualTo(0xFF112233);
    }

    @Test
    void aSketchShowsEveryCardInTheColourOfItsKind() {
        Diagram diagram = Diagram.of(Placement.complete(Samples.photoIntake()));
        var bounds = diagram.bounds();
        double scale = 0.2;
        var raster =
                new Raster((int) (bounds.width() * scale) + 1, (int) (bounds.height() * scale) + 1);
        var palette =
                new Palette() {
                    @Override
                    public int of(Ink ink) {
                        return 0xFF000000 | ink.ordinal() + 1;
                    }

                    @Override
                    public int ofKind(String kind) {
                        return 0xFF000000 | kind.hashCode() & 0xFFFFFF;
                    }
                };

        new Sketch(raster, palette, scale, new Point(bounds.x(), bounds.y()))
                .draw(new Sketch.Subject(diagram, Selection.ofElement("notify"), RunView.NONE));

        Figure validate = diagram.figure("validate");
        int x = (int) ((validate.bounds().x() + 20 - bounds.x()) * scale);
        int y = (int) ((validate.bounds().y() + 30 - bounds.y()) * scale);
        assertThat(raster.pixel(x, y)).isEqualTo(palette.ofKind("kind-python"));
        Figure notify = diagram.figure("notify");
        int right = (int) Math.rint((notify.bounds().right() - bounds.x()) * scale) - 1;
        assertThat(raster.pixel(right, (int) ((notify.bounds().center().y() - bounds.y()) * scale)))
                .isEqualTo(palette.of(Palette.Ink.SELECTED));
    }
}
