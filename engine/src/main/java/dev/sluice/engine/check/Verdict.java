package dev.sluice.engine.check;

/// Whether something may be done to a flow.
public sealed interface Verdict {
    record Allowed() implements Verdict {}

    /// @param reason a sentence for the user
    record Refused(String reason) implements Verdict {}
}
