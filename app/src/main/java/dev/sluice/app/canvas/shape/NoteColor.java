package dev.sluice.app.canvas.shape;

import java.util.Locale;

/// The papers a note may be written on.
public enum NoteColor {
    YELLOW,
    BLUE,
    GREEN,
    RED,
    GRAY;

    /// Its name in the layout file, and the end of its style class.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
