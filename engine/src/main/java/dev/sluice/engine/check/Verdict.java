package dev.sluice.engine.check;

/// Whether something may be done to a flow.
public sealed interface Verdict {
    record Allowed() implements Verdict {}

    /// @param cause what stands against it, for those who say it in words of their own
    /// @param reason a sentence for the user
    record Refused(Cause cause, String reason) implements Verdict {}

    /// What can stand against a wire.
    enum Cause {
        INTO_A_TRIGGER,
        NO_SUCH_ELEMENT,
        OUT_OF_A_BOX_INTO_IT,
        BACK_TO_THE_BOX,
        ACROSS_A_BOX,
        NOTHING_FOLLOWS,
        THERE_ALREADY
    }
}
