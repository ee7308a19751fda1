package dev.sluice.engine.imports;

import dev.sluice.engine.imports.source.Spot;
import dev.sluice.engine.model.Flow;

import java.nio.file.Path;
import java.util.Map;

/// What an import makes of a file, before any of it is written.
///
/// @param code files and folders beside `flow.json`, by their path in the flow's folder
/// @param places where the steps stand in the imported file, by id
public record Imported(
        Flow flow, Map<String, Content> code, Map<String, Spot> places, Report report) {
    /// What a file of the flow's folder holds.
    public sealed interface Content {
        record Text(String text) implements Content {}

        /// A file, or a folder with all in it, as it lies beside the imported one.
        record Copy(Path from) implements Content {}
    }
}
