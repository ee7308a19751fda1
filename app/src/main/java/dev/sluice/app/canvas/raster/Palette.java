package dev.sluice.app.canvas.raster;

/// The colours that a diagram is drawn in from afar, ARGB and premultiplied.
public interface Palette {
    int of(Ink ink);

    /// What a colour means.
    enum Ink {
        CARD,
        BORDER,
        TEXT,
        WIRE,
        ERROR_WIRE,
        TAKEN_WIRE,
        BOX,
        BOX_BORDER,
        NOTE,
        SELECTED,
        RUNNING,
        SUCCEEDED,
        CAUGHT,
        FAILED
    }

    /// The colour of a kind of step, by its style class.
    int ofKind(String kind);
}
