package dev.sluice.engine.container;

import org.jspecify.annotations.Nullable;

/// Says what was tried, why it failed, and what the user can do, when the host lacks something a
/// call needs.
public final class RuntimeUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /// @param tried for example `reach the container engine`
    public RuntimeUnavailableException(
            String tried, String reason, String remedy, @Nullable Throwable cause) {
        super("Could not " + tried + ": " + reason, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
