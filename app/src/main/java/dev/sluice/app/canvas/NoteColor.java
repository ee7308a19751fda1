package dev.sluice.app.canvas;

import java.util.Locale;

/// The papers a note may be written on.
enum NoteColor {
    YELLOW,
    BLUE,
    GREEN,
    RED,
    GRAY;

    /// Its name in the layout file, and the end of its style class.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
