package dev.sluice.app.canvas.gesture;

import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Route;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.WireEdit;

import org.jspecify.annotations.Nullable;

/// Takes the beginning of a wire elsewhere; its end stays.
///
/// @param over the outlet under the pointer
/// @param refusal why the wire cannot begin there
/// @param back whether the pointer is where the wire begins, so that letting it go changes nothing
public record LeadingStart(
        Wire wire,
        Point now,
        @Nullable Outlet over,
        @Nullable String refusal,
        boolean back,
        WireRule rule)
        implements Gesture {
    private static final double REACH = 6;

    static LeadingStart of(Wire wire, Point start, WireRule rule) {
        return new LeadingStart(wire, start, null, null, true, rule);
    }

    @Override
    public Gesture drag(Pointer to) {
        Outlet under = to.diagram().outletNear(to.at(), REACH);
        String against =
                under == null || under.equals(wire.from()) ? null : rule.refusal(under, wire.to());
        Route route = to.diagram().route(wire);
        boolean near = route != null && to.at().distance(route.ends().start()) <= DrawingWire.SLACK;
        return new LeadingStart(wire, to.at(), under, against, near, rule);
    }

    @Override
    public Outcome release() {
        if (refusal != null) {
            return new Outcome.Refused(refusal);
        }
        if (over == null) {
            return back ? new Outcome.Nothing() : new Outcome.LetGoEnd(wire, true, now);
        }
        return over.equals(wire.from())
                ? new Outcome.Nothing()
                : new Outcome.Edited(new WireEdit.Reconnect(wire, over, wire.to()));
    }
}
