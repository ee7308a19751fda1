package dev.sluice.engine.imports;

import dev.sluice.engine.imports.source.ImportException;
import dev.sluice.engine.imports.source.Source;

/// Makes a flow of one kind of file.
public interface Importer {
    /// The word for the kind on the command line.
    String format();

    /// Whether a file looks like one of this kind.
    boolean recognizes(Source source);

    /// Reads a file as one of this kind.
    ///
    /// @throws ImportException with everything that is wrong with it, and where
    Imported read(Source source) throws ImportException;
}
