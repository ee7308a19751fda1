package dev.sluice.app.shell;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.engine.json.FileChangedException;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;

/// The files of one open flow. They are written one save after another, beside the window.
final class FlowFile {
    private @Nullable FlowFolder folder;

    /// @param folder as it was read; `null` for a flow that was never saved
    FlowFile(@Nullable FlowFolder folder) {
        this.folder = folder;
    }

    /// Where the flow lies; `null`: nowhere yet.
    synchronized @Nullable Path path() {
        return folder == null ? null : folder.path();
    }

    /// Writes a document where the flow lies.
    synchronized Path save(FlowDocument document)
            throws IOException, FileChangedException, FlowFileException {
        FlowFolder before = folder;
        if (before == null) {
            throw new IllegalStateException("This flow lies nowhere yet");
        }
        FlowFolder after = before.save(document.flow(), document.layout());
        folder = after;
        return after.path();
    }

    /// Makes the flow's files in a folder that holds no flow.
    synchronized Path create(Path where, FlowDocument document)
            throws IOException, FlowFileException {
        FlowFolder made = FlowFolder.create(where, document.flow(), document.layout());
        folder = made;
        return made.path();
    }

    /// Takes what lies on disk now for what was read, so that the next save replaces it.
    synchronized void takeAsRead() throws FlowFileException {
        FlowFolder before = folder;
        if (before != null) {
            folder = FlowFolder.open(before.path());
        }
    }
}
