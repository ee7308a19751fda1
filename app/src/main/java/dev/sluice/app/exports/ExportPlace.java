package dev.sluice.app.exports;

import dev.sluice.app.fx.ExternalEditor;
import dev.sluice.engine.export.ExportException;
import dev.sluice.engine.export.Report;

import java.io.IOException;
import java.nio.file.Path;

/// What writes exports. A call may take its time.
public interface ExportPlace {
    /// Writes the flow in a folder for a target and tells what became of it.
    Report export(Path flow, String target, Path output) throws ExportException;

    /// Shows an export's folder in the system's file manager.
    default void show(Path output) throws IOException {
        ExternalEditor.ofSystem().open(output);
    }
}
