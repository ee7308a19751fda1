package dev.sluice.app.canvas.gesture;

import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.WireEdit;

import org.jspecify.annotations.Nullable;

/// Draws a wire from an outlet, or leads an existing one elsewhere.
///
/// @param taken the wire whose end is held; `null`: a new one
/// @param target the step under the pointer
/// @param refusal why the wire cannot lead there
public record DrawingWire(
        Outlet from,
        @Nullable Wire taken,
        Point now,
        @Nullable String target,
        @Nullable String refusal,
        WireRule rule)
        implements Gesture {
    private static final double REACH = 12;

    static DrawingWire from(Outlet outlet, Point start, WireRule rule) {
        return new DrawingWire(outlet, null, start, null, null, rule);
    }

    static DrawingWire again(Wire wire, Point start, WireRule rule) {
        return new DrawingWire(wire.from(), wire, start, null, null, rule);
    }

    @Override
    public Gesture drag(Pointer to) {
        String over = to.diagram().targetAt(to.at(), REACH);
        String trigger = to.diagram().triggerAt(to.at());
        String under = over == null ? trigger : over;
        String against = under == null || leadsThere(under) ? null : rule.refusal(from, under);
        return new DrawingWire(from, taken, to.at(), under, against, rule);
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
        return taken == null ? new Outcome.LetGoWire(from, now) : new Outcome.Nothing();
    }
}
