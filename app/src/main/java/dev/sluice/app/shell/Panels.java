package dev.sluice.app.shell;

import dev.sluice.app.fx.Panel;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The panels beside and below the canvas, all in one place.
public record Panels(@Nullable Panel inspector, List<Panel> dock) {}
