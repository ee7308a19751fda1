package dev.sluice.engine.journal;

import org.jspecify.annotations.Nullable;

/// Says that the journal could not be read or written, and what to do.
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
