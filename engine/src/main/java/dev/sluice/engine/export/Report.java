package dev.sluice.engine.export;

import java.util.List;

/// What becomes of each element of a flow in an export. Everything that does not carry over is in
/// it; nothing is dropped without an entry.
///
/// @param target the target's name for people
/// @param entries in the order of the flow
public record Report(String target, List<Entry> entries) {
    /// What becomes of a thing.
    public enum Fate {
        /// It means there what it means here.
        EXACT,
        /// Something else stands in for it; the entry says where the two differ.
        EMULATED,
        /// It has no counterpart.
        LOST
    }

    /// What an entry is about.
    public enum Kind {
        FLOW,
        TRIGGER,
        STEP,
        FUNCTION,
        RESOURCE
    }

    /// @param id of the element; of the flow its name
    /// @param what which part of it, for example `packages` or `sync answer`
    /// @param note how it is carried over, and what to do where it is not
    public record Entry(Kind kind, String id, String what, Fate fate, String note) {}

    /// The entries with that fate.
    public List<Entry> entries(Fate fate) {
        return entries.stream().filter(entry -> entry.fate() == fate).toList();
    }
}
