package dev.sluice.app.shell.flows;

import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.files.Belongings;
import dev.sluice.app.files.Digest;
import dev.sluice.engine.check.Checks;
import dev.sluice.engine.json.FileChangedException;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files of one open flow. They are written one save after another, beside the window.
public final class FlowFile {
    private volatile @Nullable FlowFolder folder;

    /// @param folder as it was read; `null` for a flow that was never saved
    public FlowFile(@Nullable FlowFolder folder) {
        this.folder = folder;
    }

    /// Where the flow lies; `null`: nowhere yet.
    public @Nullable Path path() {
        FlowFolder known = folder;
        return known == null ? null : known.path();
    }

    /// Everything wrong with a flow and the files beside it.
    ///
    /// @param target whose limits count; `null`: those of all its targets
    public List<Problem> check(Flow flow, @Nullable String target) {
        Path where = path();
        List<Problem> all = new ArrayList<>(Checks.check(flow, target));
        if (where != null) {
            all.addAll(FlowFolder.checkFiles(where, flow));
        }
        return List.copyOf(all);
    }

    /// Writes a document where the flow lies.
    public synchronized Path save(FlowDocument document)
            throws IOException, FileChangedException, FlowFileException {
        FlowFolder before = folder;
        if (before == null) {
            throw new IllegalStateException("This flow lies nowhere yet");
        }
        FlowFolder after = before.save(document.flow(), document.layout());
        folder = after;
        return after.path();
    }

    /// Makes the flow's files in a folder that holds no flow, with the code and the events of the
    /// folder that it lay in.
    public synchronized Path create(Path where, FlowDocument document)
            throws IOException, FlowFileException {
        FlowFolder before = folder;
        Path file = where.resolve(FlowFolder.FLOW_FILE);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        if (before != null && !before.path().equals(where.toAbsolutePath().normalize())) {
            Belongings.copy(before.path(), where, document.flow());
        }
        FlowFolder made = FlowFolder.create(where, document.flow(), document.layout());
        folder = made;
        return made.path();
    }

    /// Writes a document in place of what lies there now, also where nothing does any more.
    public synchronized Path replace(FlowDocument document)
            throws IOException, FileChangedException, FlowFileException {
        FlowFolder before = folder;
        if (before != null && !isThere()) {
            return create(before.path(), document);
        }
        takeAsRead();
        return save(document);
    }

    /// Whether the flow's file lies where it was read or written.
    public boolean isThere() {
        Path where = path();
        return where != null && Files.exists(where.resolve(FlowFolder.FLOW_FILE));
    }

    /// Takes what lies on disk now for what was read, so that the next save replaces it.
    public synchronized void takeAsRead() throws FlowFileException {
        FlowFolder before = folder;
        if (before != null) {
            folder = FlowFolder.open(before.path());
        }
    }

    /// What tells the files as they were read or written from others.
    public synchronized String digest() {
        FlowFolder known = folder;
        return known == null ? "" : digest(known);
    }

    private static String digest(FlowFolder files) {
        String layout = files.layoutText();
        return Digest.of(files.text(), layout == null ? "" : layout);
    }

    /// What was read or written, with a place for every step.
    public synchronized FlowDocument document() {
        FlowFolder known = folder;
        if (known == null) {
            throw new IllegalStateException("This flow lies nowhere yet");
        }
        return document(known);
    }

    private static FlowDocument document(FlowFolder files) {
        return Placement.complete(new FlowDocument(files.flow(), files.layout()));
    }

    /// What lies on disk now, where it is not what was read or written; `null` where it is.
    public synchronized @Nullable FlowDocument changedOnDisk() throws FlowFileException {
        FlowFolder known = folder;
        if (known == null) {
            return null;
        }
        FlowFolder now = FlowFolder.open(known.path());
        return digest(now).equals(digest(known)) ? null : document(now);
    }
}
