package dev.sluice.engine.cost.bill;

/// Whether the quantities that an account gets free each month are taken off. They belong to the
/// account, over all its flows and functions, so they are taken off once per estimate.
public enum FreeTier {
    /// Nothing is free: used up by others, or expired.
    NONE,
    /// All of it is still there for this flow.
    FULL
}
