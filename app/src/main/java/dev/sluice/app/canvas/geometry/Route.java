package dev.sluice.app.canvas.geometry;

import dev.sluice.app.edit.Wire;

/// A wire as it is drawn.
///
/// @param order its number where it is one of several of a fork, from 1; else 0
/// @param from the bounds it was routed by
public record Route(Wire wire, Curve curve, int order, Rect from, Rect to) {}
