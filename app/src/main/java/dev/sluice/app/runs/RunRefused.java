package dev.sluice.app.runs;

import org.jspecify.annotations.Nullable;

/// Says why a run did not start or could not be read, and what to do.
public final class RunRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public RunRefused(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /// What to do; may be empty.
    public String remedy() {
        return remedy;
    }
}
