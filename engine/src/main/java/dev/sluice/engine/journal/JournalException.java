package dev.sluice.engine.journal;

import org.jspecify.annotations.Nullable;

/// Says that the journal could not be read or written, and what to do.
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String remedy;

    public JournalException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem, cause);
        this.problem = problem;
        this.remedy = remedy;
    }

    /// What the user can do about it.
    public String remedy() {
        return remedy;
    }

    /// The same, thrown to one more of those that wait.
    public JournalException again() {
        return new JournalException(problem, remedy, this);
    }
}
