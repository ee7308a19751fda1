package dev.sluice.engine.value;

/// Says that a text is not JSON, and where it stops being so.
public final class JsonSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    public JsonSyntaxException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /// Counted from 1.
    public int line() {
        return line;
    }

    /// Counted from 1.
    public int column() {
        return column;
    }
}
