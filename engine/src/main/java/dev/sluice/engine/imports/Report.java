package dev.sluice.engine.imports;

import dev.sluice.engine.imports.source.Spot;

import java.util.List;

/// What became of the parts of a definition that a flow says otherwise or not at all. Nothing is
/// dropped without an entry.
///
/// @param entries in the order they were met
public record Report(List<Entry> entries) {
    /// What became of a thing.
    public enum Fate {
        /// Code of ours stands where the definition calls something that is not here.
        STAND_IN,
        /// It means the same, written otherwise.
        CHANGED,
        /// It has no counterpart.
        LOST
    }

    /// @param file the name of the file it stands in, and `at` where
    /// @param element the step, function or flow it concerns
    /// @param what which part of it; may be empty
    /// @param note what became of it, and what to do where something is missing
    public record Entry(
            Fate fate, String file, Spot at, String element, String what, String note) {}

    /// The entries with that fate.
    public List<Entry> entries(Fate fate) {
        return entries.stream().filter(entry -> entry.fate() == fate).toList();
    }
}
