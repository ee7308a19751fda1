package dev.sluice.app.canvas.gesture;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Ports;
import dev.sluice.app.canvas.geometry.Route;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.WireEdit;

import org.jspecify.annotations.Nullable;

/// Draws a wire from an outlet, or leads an existing one elsewhere.
///
/// @param taken the wire whose end is held; `null`: a new one
/// @param target the step under the pointer
/// @param refusal why the wire cannot lead there
/// @param back whether the pointer is where it came from, so that letting it go changes nothing
public record DrawingWire(
        Outlet from,
        @Nullable Wire taken,
        Point now,
        @Nullable String target,
        @Nullable String refusal,
        boolean back,
        WireRule rule)
        implements Gesture {
    private static final double REACH = 12;

    /// So near to where a wire's end was taken it springs back.
    static final double SLACK = 48;

    static DrawingWire from(Outlet outlet, Point start, WireRule rule) {
        return new DrawingWire(outlet, null, start, null, null, true, rule);
    }

    static DrawingWire again(Wire wire, Point start, WireRule rule) {
        return new DrawingWire(wire.from(), wire, start, null, null, false, rule);
    }

    @Override
    public Gesture drag(Pointer to) {
        String over = to.diagram().targetAt(to.at(), REACH);
        if (from.owner().equals(over) && taken == null && isAtOutlet(to)) {
            return new DrawingWire(from, null, to.at(), null, null, true, rule);
        }
        String trigger = to.diagram().triggerAt(to.at());
        String under = over == null ? trigger : over;
        String against = under == null || leadsThere(under) ? null : rule.refusal(from, under);
        Route route = taken == null ? null : to.diagram().route(taken);
        boolean near = route != null && to.at().distance(route.ends().end()) <= SLACK;
        return new DrawingWire(from, taken, to.at(), under, against, near, rule);
    }

    /// A loop is drawn by leading the wire to the half of its own step where wires come in.
    private boolean isAtOutlet(Pointer to) {
        Figure own = to.diagram().figure(from.owner());
        Point inlet = own == null ? null : Ports.inlet(own);
        return own == null
                || inlet == null
                || to.at().distance(Ports.outlet(own, from)) < to.at().distance(inlet);
    }

    private boolean leadsThere(String step) {
        return taken != null && taken.to().equals(step);
    }

    @Override
    public Outcome release() {
        if (refusal != null) {
            return new Outcome.Refused(refusal);
        }
        if (target != null && leadsThere(target)) {
            return new Outcome.Nothing();
        }
        if (target != null) {
            return new Outcome.Edited(
                    taken == null
                            ? new WireEdit.Connect(from, target)
                            : new WireEdit.Reconnect(taken, from, target));
        }
        if (back) {
            return new Outcome.Nothing();
        }
        return taken == null
                ? new Outcome.LetGoWire(from, now)
                : new Outcome.LetGoEnd(taken, false, now);
    }
}
