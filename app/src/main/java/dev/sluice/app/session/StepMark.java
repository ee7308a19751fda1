package dev.sluice.app.session;

/// What a user has set at a step for the runs to come; no part of the flow.
public enum StepMark {
    /// Runs wait before it.
    BREAKPOINT,
    /// Its calls are answered with an output of before.
    PINNED
}
