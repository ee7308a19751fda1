package dev.sluice.app.shell;

import dev.sluice.app.fx.Panel;

import javafx.scene.Node;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The panels beside and below the canvas, all in one place.
///
/// @param tools what they put into the toolbar
public record Panels(@Nullable Panel inspector, List<Panel> dock, List<Node> tools) {
    public static final Panels NONE = new Panels(null, List.of(), List.of());
}
