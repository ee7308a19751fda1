package dev.sluice.engine.export;

/// Says why a flow was not exported, and what to do. Nothing was written.
public final class ExportException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public ExportException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public ExportException(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /// What to do about it.
    public String remedy() {
        return remedy;
    }
}
