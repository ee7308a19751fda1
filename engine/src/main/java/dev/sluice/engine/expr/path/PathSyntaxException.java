package dev.sluice.engine.expr.path;

/// Says that a text is no path or intrinsic function, and from where on.
public final class PathSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    public PathSyntaxException(String why, int position) {
        super(why + " (at position " + position + ")", null, false, false);
    }
}
