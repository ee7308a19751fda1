package dev.sluice.engine.json;

import dev.sluice.engine.json.edit.Canonical;
import dev.sluice.engine.json.edit.Patch;
import dev.sluice.engine.json.text.RecordWriter;
import dev.sluice.engine.json.v1.LayoutJson;
import dev.sluice.engine.json.v1.Layouts;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Layout;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The layout beside a flow, on its way to disk.
///
/// @param wasThere whether there was a file when the flow was read
/// @param read as it was read; `null` where there was none, or none that could be read
/// @param flow as it was read
record LayoutFile(Path path, boolean wasThere, @Nullable ReadFile<LayoutJson> read, Flow flow) {
    /// @throws FileChangedException where the file is no longer what was read
    void refuseIfChanged() throws IOException, FileChangedException {
        if (read != null) {
            read.file().refuseIfChanged();
        } else if (!wasThere && Files.exists(path)) {
            throw new FileChangedException(path, "made by another program");
        }
    }

    /// @throws java.nio.file.AccessDeniedException where the file may not be written
    void refuseIfReadOnly() throws IOException {
        AtomicFile.refuseIfReadOnly(read == null ? path : read.file().path());
    }

    /// Writes a first layout.
    ReadFile<LayoutJson> create(Layout layout) throws IOException, FlowFileException {
        if (Files.exists(path)) {
            Files.move(path, freeName());
        }
        var tree = RecordWriter.tree(Layouts.write(layout, flow.triggers().keySet()));
        String text = Canonical.format(tree, LayoutJson.class);
        AtomicFile.write(path, text.getBytes(StandardCharsets.UTF_8));
        return ReadFile.read(path, LayoutJson.class);
    }

    /// Writes a changed layout. A file that could not be read is put aside, not overwritten.
    ReadFile<LayoutJson> write(Layout changed, Flow changedFlow)
            throws IOException, FileChangedException, FlowFileException {
        if (read == null) {
            return new LayoutFile(path, wasThere, null, changedFlow).create(changed);
        }
        Set<String> triggers = Layouts.triggers(read.json());
        Map<String, ?> before =
                RecordWriter.tree(Layouts.write(Layouts.read(read.json()), triggers));
        var triggersNow = new HashSet<>(triggers);
        triggersNow.removeAll(changedFlow.steps().keySet());
        triggersNow.addAll(changedFlow.triggers().keySet());
        Map<String, ?> after = RecordWriter.tree(Layouts.write(changed, triggersNow));
        String text = Patch.apply(read.text(), LayoutJson.class, before, after);
        TextFile file = read.file();
        FlowFolder.replace(file, file.withText(text));
        return ReadFile.read(
                new TextFile(file.path(), file.hasByteOrderMark(), text), LayoutJson.class);
    }

    private Path freeName() {
        Path name = path.resolveSibling(path.getFileName() + ".unreadable");
        for (int i = 2; Files.exists(name); i++) {
            name = path.resolveSibling(path.getFileName() + ".unreadable" + i);
        }
        return name;
    }
}
