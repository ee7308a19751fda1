package dev.sluice.app.fx;

import javafx.scene.Node;

/// A part of the window beside the canvas. Its title is the text `panel.<id>`.
///
/// @param id one word, also the id of its tab
/// @param icon the name of its icon
public record Panel(String id, String icon, Node content) {
    /// The message key of its title.
    public String title() {
        return "panel." + id;
    }
}
