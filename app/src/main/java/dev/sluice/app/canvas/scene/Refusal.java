package dev.sluice.app.canvas.scene;

import dev.sluice.app.canvas.geometry.Point;

/// Why a command did nothing.
///
/// @param words a sentence for the user
/// @param at where on the diagram it is told
public record Refusal(String words, Point at) {}
