package dev.sluice.app.palette;

import dev.sluice.app.edit.Blueprint;

/// Takes what is carried out of the palette. Places are on the scene.
public interface Drops {
    /// Held over a place.
    void over(Blueprint blueprint, double sceneX, double sceneY);

    /// Let go over a place.
    void drop(Blueprint blueprint, double sceneX, double sceneY);

    /// Carried nowhere after all.
    void abandon();

    /// Chosen by key or double-click, for the canvas to find a place.
    void add(Blueprint blueprint);
}
