package dev.sluice.engine.expr.path;

/// Says that a path leads to nothing in the data it was applied to.
public final class MissingException extends Exception {
    private static final long serialVersionUID = 1L;

    public MissingException(String why) {
        super(why, null, false, false);
    }
}
