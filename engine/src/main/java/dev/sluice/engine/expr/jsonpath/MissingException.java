package dev.sluice.engine.expr.jsonpath;

/// Says that a path leads to nothing in the data it was applied to.
final class MissingException extends Exception {
    private static final long serialVersionUID = 1L;

    MissingException(String why) {
        super(why, null, false, false);
    }
}
