package dev.sluice.engine.expr;

/// Says why an expression gave no value: its text, the place in it where known, and the reason.
public final class EvaluationException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final String QUERY = "States.QueryEvaluationError";

    private final String error;

    public EvaluationException(String message) {
        this(QUERY, message);
    }

    /// @param error the States Language's name for it
    public EvaluationException(String error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    /// The States Language's name for what went wrong.
    public String error() {
        return error;
    }
}
