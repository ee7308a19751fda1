package dev.sluice.app.timeline;

import dev.sluice.app.timeline.Bar.Phase;
import dev.sluice.app.timeline.TimeScale.Stretch;
import dev.sluice.app.timeline.TimelineModel.Picture;

import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Draws the timeline with the colours of the style sheet.
final class Strokes {
    private static final double APART = 64;
    private static final double HATCH = 6;

    private final BarText texts;
    private final Map<Bar.Kind, Region> colors = new EnumMap<>(Bar.Kind.class);
    private final Region text = swatch("timeline-text");
    private final Region line = swatch("timeline-line");
    private final Region chosen = swatch("timeline-chosen");

    /// What is in sight.
    ///
    /// @param left how far the time is scrolled
    /// @param top how far the rows are scrolled
    record Sight(Picture picture, TimeScale scale, double left, double top) {
        private double x(double at) {
            return Chart.NAMES + at - left;
        }
    }

    /// Tells which rows are marked.
    interface Marks {
        boolean isMarked(Bar row, int index);
    }

    Strokes(BarText texts) {
        this.texts = texts;
        for (Bar.Kind kind : Bar.Kind.values()) {
            colors.put(kind, swatch(style(kind)));
        }
    }

    /// The style class that gives a kind its colour.
    static String style(Bar.Kind kind) {
        return "timeline-" + kind.name().toLowerCase(Locale.ROOT);
    }

    /// A region that is not seen, but gives a colour of the style sheet.
    private static Region swatch(String style) {
        var region = new Region();
        region.getStyleClass().add(style);
        region.setManaged(false);
        region.setMouseTransparent(true);
        return region;
    }

    List<Region> swatches() {
        var all = new ArrayList<>(colors.values());
        all.addAll(List.of(text, line, chosen));
        return all;
    }

    /// Calls back when the colours change.
    void onTheme(Runnable redraw) {
        text.backgroundProperty().subscribe((_, _) -> redraw.run());
    }

    void draw(Canvas canvas, Sight sight, Marks marks) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        List<Bar> bars = sight.picture().bars();
        if (bars.isEmpty()) {
            return;
        }
        g.setFont(Font.font(12));
        g.setTextBaseline(VPos.CENTER);
        clipped(g, canvas, Chart.NAMES - APART / 2, 0, () -> axis(g, canvas, sight));
        int first = (int) (sight.top() / Chart.ROW);
        int last =
                (int) Math.min(bars.size() - 1.0, (sight.top() + canvas.getHeight()) / Chart.ROW);
        clipped(
                g,
                canvas,
                0,
                Chart.AXIS,
                () -> {
                    for (int i = first; i <= last; i++) {
                        double y = Chart.AXIS + i * Chart.ROW - sight.top();
                        name(g, canvas, bars.get(i), y, marks.isMarked(bars.get(i), i));
                    }
                });
        clipped(g, canvas, Chart.NAMES, Chart.AXIS, () -> gaps(g, canvas, sight));
        clipped(
                g,
                canvas,
                Chart.NAMES,
                Chart.AXIS,
                () -> {
                    for (int i = first; i <= last; i++) {
                        row(g, sight, bars.get(i), Chart.AXIS + i * Chart.ROW - sight.top());
                    }
                });
    }

    private static void clipped(
            GraphicsContext g, Canvas canvas, double x, double y, Runnable drawing) {
        g.save();
        g.beginPath();
        g.rect(x, y, canvas.getWidth() - x, canvas.getHeight() - y);
        g.clip();
        drawing.run();
        g.restore();
    }

    private void axis(GraphicsContext g, Canvas canvas, Sight sight) {
        g.setTextAlign(TextAlignment.CENTER);
        double free = Double.NEGATIVE_INFINITY;
        List<Stretch> all = sight.scale().stretches();
        for (int i = 0; i < all.size(); i++) {
            Stretch stretch = all.get(i);
            if (stretch.isGap()) {
                double middle = sight.x((stretch.x() + stretch.end()) / 2);
                g.setFill(color(text));
                g.fillText(texts.span(stretch.to() - stretch.from()), middle, Chart.AXIS / 2);
                free = middle + APART / 2;
            } else {
                double last =
                        i + 1 < all.size()
                                ? sight.x(stretch.end() + TimeScale.GAP / 2) - APART / 2
                                : canvas.getWidth();
                free = marks(g, sight, stretch, new Free(free, last));
            }
        }
    }

    /// Where on the axis may be written.
    private record Free(double from, double to) {}

    /// The marks of a stretch; returns up to where there is writing.
    private double marks(GraphicsContext g, Sight sight, Stretch stretch, Free free) {
        Canvas canvas = g.getCanvas();
        double step = tick(APART * 1.5 / Math.max(1e-9, stretch.perMillisecond()));
        double until = free.from();
        double seen = stretch.from() + (sight.left() - stretch.x()) / stretch.perMillisecond();
        double first = Math.ceil(Math.max(stretch.from(), seen) / step) * step;
        for (double at = first; at <= stretch.to(); at += step) {
            double x = Math.round(sight.x(sight.scale().x(at))) + 0.5;
            if (x > canvas.getWidth()) {
                break;
            }
            g.setStroke(color(line));
            g.strokeLine(x, Chart.AXIS, x, canvas.getHeight());
            if (x - APART / 2 >= until && x + APART / 2 <= free.to()) {
                g.setFill(color(text));
                g.fillText(texts.span(at), x, Chart.AXIS / 2);
                until = x + APART / 2;
            }
        }
        return until;
    }

    /// A round number of milliseconds, at least as large.
    private static double tick(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(least, 1e-3))));
        double rough = least / power;
        return power * (rough <= 1 ? 1 : rough <= 2 ? 2 : rough <= 5 ? 5 : 10);
    }

    private void name(GraphicsContext g, Canvas canvas, Bar bar, double y, boolean isMarked) {
        if (isMarked) {
            g.setFill(color(chosen));
            g.fillRect(0, y, canvas.getWidth(), Chart.ROW);
        }
        g.setFill(color(text));
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(texts.name(bar), 12, y + Chart.ROW / 2, Chart.NAMES - 20);
    }

    private void row(GraphicsContext g, Sight sight, Bar bar, double y) {
        double right = Chart.NAMES;
        for (Phase phase : bar.phases()) {
            double x = sight.x(sight.scale().x(phase.start()));
            double width = Math.max(2, sight.x(sight.scale().x(phase.end())) - x);
            g.setFill(color(colors.get(phase.kind())));
            g.fillRoundRect(x, y + 5, width, Chart.ROW - 10, 4, 4);
            right = x + width;
        }
        g.setFill(color(text));
        g.setTextAlign(TextAlignment.LEFT);
        String length = texts.length(bar, sight.picture());
        g.fillText(length, right + 6, y + Chart.ROW / 2);
        String until = texts.until(bar);
        if (!until.isEmpty()) {
            until(g, until, sight.x(sight.scale().x(bar.start())), right + 6 + wide(length), y);
        }
    }

    /// Writes until when a visit waits, before its bar or behind it, where there is room.
    private static void until(
            GraphicsContext g, String text, double from, double behind, double y) {
        double wide = wide(text);
        if (from - 6 - wide >= Chart.NAMES) {
            g.fillText(text, from - 6 - wide, y + Chart.ROW / 2);
        } else if (behind + 12 + wide <= g.getCanvas().getWidth()) {
            g.fillText(text, behind + 12, y + Chart.ROW / 2);
        }
    }

    private static double wide(String text) {
        var measured = new Text(text);
        measured.setFont(Font.font(12));
        return measured.getLayoutBounds().getWidth();
    }

    /// Hatches the gaps over all rows.
    private void gaps(GraphicsContext g, Canvas canvas, Sight sight) {
        for (Stretch stretch : sight.scale().stretches()) {
            double x = sight.x(stretch.x());
            if (!stretch.isGap() || x > canvas.getWidth() || x + TimeScale.GAP < Chart.NAMES) {
                continue;
            }
            clipped(
                    g,
                    canvas,
                    x,
                    0,
                    () -> {
                        g.beginPath();
                        g.rect(x, 0, TimeScale.GAP, canvas.getHeight());
                        g.clip();
                        g.setStroke(color(line));
                        double high = canvas.getHeight();
                        for (double at = x - high; at < x + TimeScale.GAP; at += HATCH) {
                            g.strokeLine(at, high, at + high, 0);
                        }
                        g.strokeLine(x + 0.5, 0, x + 0.5, high);
                        g.strokeLine(x + TimeScale.GAP - 0.5, 0, x + TimeScale.GAP - 0.5, high);
                    });
        }
    }

    private static Paint color(@Nullable Region swatch) {
        var background = swatch == null ? null : swatch.getBackground();
        return background == null || background.getFills().isEmpty()
                ? Color.GRAY
                : background.getFills().getFirst().getFill();
    }
}
