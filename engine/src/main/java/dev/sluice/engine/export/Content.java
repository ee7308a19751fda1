package dev.sluice.engine.export;

import java.nio.file.Path;

/// What an exported file holds.
public sealed interface Content {
    /// A text, written as UTF-8.
    record Text(String text) implements Content {}

    /// The bytes of a file of the flow.
    record Copy(Path from) implements Content {}
}
