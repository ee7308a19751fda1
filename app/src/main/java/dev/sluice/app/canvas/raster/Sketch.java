package dev.sluice.app.canvas.raster;

import dev.sluice.app.canvas.geometry.Curve;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Route;
import dev.sluice.app.canvas.raster.Palette.Ink;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.session.Kinds;
import dev.sluice.app.session.RunView;
import dev.sluice.app.session.RunView.StepView;
import dev.sluice.app.session.Selection;
import dev.sluice.engine.model.Step;

/// Draws a diagram as it is seen from afar: cards in the colours of their kinds, wires as thin
/// straight lines.
public final class Sketch {
    /// What is drawn.
    ///
    /// @param selection what stands out
    /// @param run how steps and wires are coloured
    public record Subject(Diagram diagram, Selection selection, RunView run) {}

    private static final double BARS_FROM = 0.16;

    private final Raster raster;
    private final Palette palette;
    private final double scale;
    private final double left;
    private final double top;

    /// @param scale pixels for one of the canvas
    /// @param origin the point of the canvas in the picture's left upper corner
    public Sketch(Raster raster, Palette palette, double scale, Point origin) {
        this.raster = raster;
        this.palette = palette;
        this.scale = scale;
        this.left = origin.x();
        this.top = origin.y();
    }

    public void draw(Subject subject) {
        var area = new Rect(left, top, raster.width() / scale, raster.height() / scale);
        Diagram diagram = subject.diagram();
        for (Figure figure : diagram.notes().values()) {
            fill(figure.bounds(), palette.of(Ink.NOTE));
        }
        for (Figure figure : diagram.figures().values()) {
            if (figure instanceof Figure.OfStep s && s.open() && s.bounds().intersects(area)) {
                box(s, subject);
            }
        }
        for (Route route : diagram.routes()) {
            if (route.plainly().bounds().intersects(area)) {
                wire(route, subject);
            }
        }
        for (Figure figure : diagram.figures().values()) {
            boolean box = figure instanceof Figure.OfStep s && s.open();
            if (!box && figure.bounds().intersects(area)) {
                card(figure, subject);
            }
        }
    }

    private void box(Figure.OfStep box, Subject subject) {
        fill(box.bounds(), palette.of(Ink.BOX));
        boolean selected = subject.selection().elements().contains(box.id());
        frame(box.bounds(), selected ? 2 : 1, palette.of(selected ? Ink.SELECTED : Ink.BOX_BORDER));
    }

    private void wire(Route route, Subject subject) {
        boolean error = route.wire().from() instanceof Outlet.Catcher;
        Ink ink =
                subject.selection().wires().contains(route.wire())
                        ? Ink.SELECTED
                        : error
                                ? Ink.ERROR_WIRE
                                : subject.run().took(route.wire()) ? Ink.TAKEN_WIRE : Ink.WIRE;
        int color = palette.of(ink);
        Curve course = route.plainly();
        Point last = course.start();
        for (Curve.Cubic part : course.parts()) {
            Point next = part.end();
            raster.line(x(last.x()), y(last.y()), x(next.x()), y(next.y()), color);
            last = next;
        }
    }

    private void card(Figure figure, Subject subject) {
        Rect r = figure.bounds();
        int kind = palette.ofKind(kind(figure, subject.diagram()));
        if (figure instanceof Figure.OfStep s && s.step() instanceof Step.Join) {
            fill(r, kind);
        } else {
            // a small white card would be lost on a white canvas
            fill(r, palette.of(scale >= BARS_FROM ? Ink.CARD : Ink.BORDER));
            boolean tall = r.height() * scale >= 4;
            fill(new Rect(r.x(), r.y(), tall ? 44 : r.width(), r.height()), kind);
            if (scale >= BARS_FROM) {
                int text = palette.of(Ink.TEXT);
                fill(new Rect(r.x() + 58, r.y() + 14, 110, 10), text);
                fill(new Rect(r.x() + 58, r.y() + 36, 70, 6), text);
            }
        }
        StepView run = subject.run().steps().get(figure.id());
        if (subject.selection().elements().contains(figure.id())) {
            frame(r, 2, palette.of(Ink.SELECTED));
        } else if (run != null) {
            frame(r, 2, palette.of(ink(run)));
        } else if (scale >= BARS_FROM) {
            frame(r, 1, palette.of(Ink.BORDER));
        }
    }

    private static String kind(Figure figure, Diagram diagram) {
        return switch (figure) {
            case Figure.OfStep s -> Kinds.color(s.step(), diagram.document().flow());
            case Figure.OfTrigger _ -> Kinds.triggerColor();
            case Figure.OfNote _ -> "kind-time";
        };
    }

    private static Ink ink(StepView run) {
        return switch (run.status()) {
            case RUNNING, WAITING, PAUSED, AWAITING -> Ink.RUNNING;
            case SUCCEEDED -> Ink.SUCCEEDED;
            case CAUGHT, CANCELLED -> Ink.CAUGHT;
            case FAILED -> Ink.FAILED;
        };
    }

    private void fill(Rect r, int color) {
        raster.fill(x(r.x()), y(r.y()), r.width() * scale, r.height() * scale, color);
    }

    private void frame(Rect r, double thick, int color) {
        raster.frame(x(r.x()), y(r.y()), r.width() * scale, r.height() * scale, thick, color);
    }

    private double x(double x) {
        return (x - left) * scale;
    }

    private double y(double y) {
        return (y - top) * scale;
    }
}
