package dev.sluice.app.canvas.geometry;

import dev.sluice.app.edit.Outlet;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Where wires begin and end at a figure.
public final class Ports {
    /// Errors leave below the icon, where nothing is written on the lower edge.
    private static final double BELOW_ICON = 30;

    private static final double BAR_INSET = 4;

    private Ports() {}

    /// Where wires to it end; `null` for what nothing leads to.
    public static @Nullable Point inlet(Figure figure) {
        return switch (figure) {
            case Figure.OfStep s -> new Point(s.bounds().x(), middle(s));
            case Figure.OfTrigger _, Figure.OfNote _ -> null;
        };
    }

    /// How far before its end the head of a wire ends: at the ring of a port, at the edge of the
    /// card above and below it, or at the bar of a join, which begins a little behind the edge.
    public static double clearance(@Nullable Figure figure, Point end) {
        boolean bar = figure instanceof Figure.OfStep s && s.step() instanceof Step.Join;
        Point inlet = figure == null ? null : inlet(figure);
        boolean aside = inlet != null && Math.abs(inlet.y() - end.y()) >= Sizes.PORT_RADIUS;
        return bar ? -BAR_INSET : aside ? 0 : Sizes.PORT_RADIUS;
    }

    /// Where wires from an outlet begin.
    public static Point outlet(Figure figure, Outlet outlet) {
        Rect r = figure.bounds();
        return switch (outlet) {
            case Outlet.Next _, Outlet.NewRule _ -> new Point(r.right(), middle(figure));
            case Outlet.Rule(_, int index) -> new Point(r.right(), row(r, index));
            case Outlet.Otherwise _ -> new Point(r.right(), row(r, rules(figure)));
            case Outlet.Catcher _, Outlet.NewCatcher _ ->
                    new Point(r.x() + Math.min(r.width() / 2, BELOW_ICON), r.bottom());
            case Outlet.Start _ ->
                    new Point(
                            r.x() + 14, r.y() + Sizes.BOX_HEAD + (r.height() - Sizes.BOX_HEAD) / 2);
        };
    }

    /// The outlets a user can pull a wire from.
    public static List<Outlet> outlets(Figure figure) {
        List<Outlet> outlets = new ArrayList<>();
        switch (figure) {
            case Figure.OfTrigger t -> outlets.add(new Outlet.Next(t.id()));
            case Figure.OfNote _ -> {}
            case Figure.OfStep s -> {
                switch (s.step()) {
                    case Step.Choice choice -> {
                        for (int i = 0; i < choice.rules().size(); i++) {
                            outlets.add(new Outlet.Rule(s.id(), i));
                        }
                        outlets.add(new Outlet.Otherwise(s.id()));
                        outlets.add(new Outlet.NewRule(s.id()));
                    }
                    case Step.Succeed _, Step.Fail _ -> {}
                    case Step.Map _, Step.Group _ -> {
                        if (s.open()) {
                            outlets.add(new Outlet.Start(s.id()));
                        }
                        outlets.add(new Outlet.Next(s.id()));
                    }
                    case Step.Function _,
                            Step.Join _,
                            Step.Wait _,
                            Step.Transform _,
                            Step.Callback _,
                            Step.Http _,
                            Step.Publish _,
                            Step.ObjectAccess _,
                            Step.SubFlow _ ->
                            outlets.add(new Outlet.Next(s.id()));
                }
                if (s.step().mayFail()) {
                    outlets.add(new Outlet.NewCatcher(s.id()));
                }
            }
        }
        return outlets;
    }

    /// The height at which the flow goes through a figure.
    private static double middle(Figure figure) {
        boolean box = figure instanceof Figure.OfStep s && s.open();
        return figure.bounds().y() + (box ? Sizes.BOX_HEAD : Sizes.CARD_HEIGHT) / 2;
    }

    private static double row(Rect r, int index) {
        return r.y() + Sizes.CARD_HEIGHT + index * Sizes.ROW + Sizes.ROW / 2;
    }

    private static int rules(Figure figure) {
        return figure instanceof Figure.OfStep s && s.step() instanceof Step.Choice choice
                ? choice.rules().size()
                : 0;
    }
}
