package dev.sluice.app.inspector.code;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/// The files that were open in the editor, the one that is, and what becomes of what was typed: it
/// is kept for every file until it is saved, and somebody else's changes are not written over.
final class OpenFiles {
    private final DiskWork disk;
    private final Predicate<Path> listed;
    private final Runnable written;
    private final Drafts drafts;
    private final Set<Path> drafted = new HashSet<>();
    private final Map<Path, OpenFile> kept = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable OpenFile> open = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Path> conflict = new ReadOnlyObjectWrapper<>();
    private boolean isDraftDue;

    /// @param listed whether a file that was read can still be shown
    /// @param written hears of a file that was saved
    OpenFiles(DiskWork disk, Drafts drafts, Predicate<Path> listed, Runnable written) {
        this.disk = disk;
        this.drafts = drafts;
        this.listed = listed;
        this.written = written;
    }

    /// The file in the editor.
    ReadOnlyObjectProperty<@Nullable OpenFile> openProperty() {
        return open.getReadOnlyProperty();
    }

    /// Whether any file has changes that are not on disk.
    ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    /// The file that somebody else has written while it was edited here.
    ReadOnlyObjectProperty<@Nullable Path> conflictProperty() {
        return conflict.getReadOnlyProperty();
    }

    boolean isDirty(Path file) {
        OpenFile known = kept.get(file);
        return known != null && known.isDirty();
    }

    /// Empties the editor.
    void close() {
        open.set(null);
    }

    void open(Path file) {
        OpenFile known = kept.get(file);
        if (known != null && known.isDirty()) {
            open.set(known);
            return;
        }
        disk.on(
                file,
                () -> {
                    String text = Files.readString(file);
                    disk.then(() -> show(new OpenFile(file, text, text), known));
                });
    }

    /// Shows a file as it was read, unless it was typed into or saved since.
    ///
    /// @param asked how it was kept when it was asked for
    private void show(OpenFile file, @Nullable OpenFile asked) {
        if (!listed.test(file.path())) {
            return;
        }
        if (!Objects.equals(kept.get(file.path()), asked)) {
            open(file.path());
            return;
        }
        kept.put(file.path(), file);
        disk.say("");
        open.set(file);
    }

    /// Takes down what the editor holds now.
    void typed(String text) {
        OpenFile file = open.get();
        if (file != null && !file.text().equals(text)) {
            OpenFile now = file.with(text);
            kept.put(file.path(), now);
            open.set(now);
            countDirty();
            keepSoon();
        }
    }

    /// Keeps what was typed, once a moment.
    private void keepSoon() {
        if (!isDraftDue) {
            isDraftDue = true;
            drafts.later(
                    () -> {
                        isDraftDue = false;
                        List.copyOf(kept.values()).forEach(this::keep);
                    });
        }
    }

    private void keep(OpenFile file) {
        if (file.isDirty()) {
            long now = drafts.order();
            drafted.add(file.path());
            disk.on(file.path(), () -> drafts.keep(file, now));
        } else {
            drop(file.path());
        }
    }

    private void drop(Path file) {
        if (drafted.remove(file)) {
            long now = drafts.order();
            disk.on(file, () -> drafts.drop(file, now));
        }
    }

    /// Takes up what was typed and not saved when the program ended before.
    void restore(List<OpenFile> found) {
        for (OpenFile file : found) {
            OpenFile known = kept.get(file.path());
            if (known == null || !known.isDirty()) {
                drafted.add(file.path());
                kept.put(file.path(), file);
                OpenFile shown = open.get();
                if (shown != null && shown.path().equals(file.path())) {
                    open.set(file);
                }
            }
        }
        countDirty();
    }

    /// Lets go of all that was typed and not saved.
    void discard() {
        List.copyOf(drafted).forEach(this::drop);
        kept.values().removeIf(OpenFile::isDirty);
        countDirty();
    }

    private void countDirty() {
        dirty.set(kept.values().stream().anyMatch(OpenFile::isDirty));
    }

    /// Writes all files that have changes, then does the rest on the window's thread, if all went
    /// well.
    void save(Runnable then) {
        List<OpenFile> changed = kept.values().stream().filter(OpenFile::isDirty).toList();
        if (changed.isEmpty()) {
            then.run();
        } else {
            save(changed, then);
        }
    }

    private void save(List<OpenFile> changed, Runnable then) {
        if (changed.isEmpty()) {
            disk.then(then);
            return;
        }
        OpenFile file = changed.getFirst();
        disk.on(
                file.path(),
                () -> {
                    if (SourceText.isChanged(file.path(), file.saved())) {
                        disk.then(() -> conflict.set(file.path()));
                    } else {
                        SourceText.write(file.path(), file.text());
                        disk.then(() -> saved(file));
                        save(changed.subList(1, changed.size()), then);
                    }
                });
    }

    private void saved(OpenFile file) {
        OpenFile now = kept.get(file.path());
        if (now != null) {
            OpenFile next = now.written(file.text());
            kept.put(now.path(), next);
            OpenFile shown = open.get();
            if (shown != null && shown.path().equals(next.path())) {
                open.set(next);
            }
        }
        disk.say("");
        countDirty();
        if (!isDirty(file.path())) {
            drop(file.path());
        }
        written.run();
    }

    /// Reads the file in the editor again where somebody else has changed it. Where something was
    /// typed, the user has to choose.
    void lookAtDisk() {
        OpenFile file = open.get();
        if (file != null && !file.isDirty()) {
            open(file.path());
        } else if (file != null) {
            disk.on(
                    file.path(),
                    () -> {
                        if (SourceText.isChanged(file.path(), file.saved())) {
                            disk.then(() -> conflict.set(file.path()));
                        }
                    });
        }
    }

    /// Writes what was typed over what somebody else has written.
    void keepMine() {
        Path path = conflict.get();
        OpenFile file = path == null ? null : kept.get(path);
        conflict.set(null);
        if (file != null) {
            disk.on(
                    file.path(),
                    () -> {
                        SourceText.write(file.path(), file.text());
                        disk.then(() -> saved(file));
                    });
        }
    }

    /// Drops what was typed and shows what somebody else has written.
    void takeTheirs() {
        Path path = conflict.get();
        conflict.set(null);
        if (path != null) {
            kept.remove(path);
            countDirty();
            drop(path);
            open(path);
        }
    }
}
