package dev.sluice.app.canvas.gesture;

import dev.sluice.app.edit.Outlet;

import org.jspecify.annotations.Nullable;

/// Tells which wires a flow file can hold.
public interface WireRule {
    /// Why no wire can be drawn from there to that step, in the user's words; `null`: it can.
    @Nullable String refusal(Outlet from, String to);
}
