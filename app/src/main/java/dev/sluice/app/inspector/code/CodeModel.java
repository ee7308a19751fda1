package dev.sluice.app.inspector.code;

import dev.sluice.app.fx.ExternalEditor;
import dev.sluice.app.session.Session;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Step;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/// The source files of the selected step's function. What is typed is kept for every file until it
/// is saved, also while something else is selected.
public final class CodeModel {
    /// A file that is open in the editor.
    ///
    /// @param saved its text on disk
    /// @param text its text in the editor
    public record OpenFile(Path path, String saved, String text) {
        public boolean isDirty() {
            return !saved.equals(text);
        }

        OpenFile with(String typed) {
            return new OpenFile(path, saved, typed);
        }
    }

    private final Session session;
    private final ExternalEditor editor;
    private final Executor background;
    private final Executor window;
    private final ObservableList<Path> files = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable FunctionSpec> function =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable OpenFile> open = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper needsFunction = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper mistake = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Path> conflict = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty large = new SimpleBooleanProperty();
    private final Map<Path, OpenFile> kept = new LinkedHashMap<>();
    private @Nullable Path root;
    private boolean hasNoCode;

    public CodeModel(Session session, Executor background, Executor window, ExternalEditor editor) {
        this.session = session;
        this.editor = editor;
        this.background = background;
        this.window = window;
        session.selectionProperty().subscribe(_ -> look());
        session.documentProperty().subscribe(_ -> look());
        session.folderProperty().subscribe(_ -> look());
    }

    /// The function that the selected step calls.
    public ReadOnlyObjectProperty<@Nullable FunctionSpec> functionProperty() {
        return function.getReadOnlyProperty();
    }

    /// The files of its code folder, the handler's first.
    public ObservableList<Path> files() {
        return files;
    }

    /// The file in the editor.
    public ReadOnlyObjectProperty<@Nullable OpenFile> openProperty() {
        return open.getReadOnlyProperty();
    }

    /// Whether any file has changes that are not on disk.
    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    /// Whether the selected step could call a function and there is no such function, or no code.
    public ReadOnlyBooleanProperty needsFunctionProperty() {
        return needsFunction.getReadOnlyProperty();
    }

    /// What went wrong with a file last; empty when nothing did.
    public ReadOnlyStringProperty mistakeProperty() {
        return mistake.getReadOnlyProperty();
    }

    /// Whether the editor lies over the canvas, where it has more room.
    public BooleanProperty largeProperty() {
        return large;
    }

    /// How a file is called in the list.
    public String name(Path file) {
        Path folder = root;
        return folder == null ? file.toString() : folder.relativize(file).toString();
    }

    public boolean isDirty(Path file) {
        OpenFile known = kept.get(file);
        return known != null && known.isDirty();
    }

    public void open(Path file) {
        OpenFile known = kept.get(file);
        if (known != null && known.isDirty()) {
            open.set(known);
            return;
        }
        background.execute(
                () -> {
                    try {
                        String text = Files.readString(file);
                        window.execute(() -> show(new OpenFile(file, text, text)));
                    } catch (IOException e) {
                        tell(file, e);
                    }
                });
    }

    /// Takes down what the editor holds now.
    public void typed(String text) {
        OpenFile file = open.get();
        if (file != null && !file.text().equals(text)) {
            OpenFile now = file.with(text);
            kept.put(file.path(), now);
            open.set(now);
            dirty.set(kept.values().stream().anyMatch(OpenFile::isDirty));
        }
    }

    /// Writes all files that have changes, then does the rest on the window's thread, if all went
    /// well.
    public void save(Runnable then) {
        List<OpenFile> changed = kept.values().stream().filter(OpenFile::isDirty).toList();
        if (changed.isEmpty()) {
            then.run();
            return;
        }
        background.execute(
                () -> {
                    for (OpenFile file : changed) {
                        try {
                            if (SourceText.isChanged(file.path(), file.saved())) {
                                window.execute(() -> conflict.set(file.path()));
                                return;
                            }
                            SourceText.write(file.path(), file.text());
                            window.execute(() -> saved(file));
                        } catch (IOException e) {
                            tell(file.path(), e);
                            return;
                        }
                    }
                    window.execute(then);
                });
    }

    /// Saves what has changed, then opens the file in the user's own editor.
    public void openElsewhere() {
        OpenFile file = open.get();
        if (file != null) {
            save(
                    () ->
                            background.execute(
                                    () -> {
                                        try {
                                            editor.open(file.path());
                                        } catch (IOException e) {
                                            tell(file.path(), e);
                                        }
                                    }));
        }
    }

    /// Reads the file in the editor again where somebody else has changed it. Where something was
    /// typed, the user has to choose.
    public void lookAtDisk() {
        session.checkAgain();
        OpenFile file = open.get();
        if (file != null && !file.isDirty()) {
            open(file.path());
        } else if (file != null) {
            background.execute(
                    () -> {
                        try {
                            if (SourceText.isChanged(file.path(), file.saved())) {
                                window.execute(() -> conflict.set(file.path()));
                            }
                        } catch (IOException e) {
                            tell(file.path(), e);
                        }
                    });
        }
    }

    /// The file that somebody else has written while it was edited here.
    public ReadOnlyObjectProperty<@Nullable Path> conflictProperty() {
        return conflict.getReadOnlyProperty();
    }

    /// Writes what was typed over what somebody else has written.
    public void keepMine() {
        Path path = conflict.get();
        OpenFile file = path == null ? null : kept.get(path);
        conflict.set(null);
        if (file != null) {
            background.execute(
                    () -> {
                        try {
                            SourceText.write(file.path(), file.text());
                            window.execute(() -> saved(file));
                        } catch (IOException e) {
                            tell(file.path(), e);
                        }
                    });
        }
    }

    /// Drops what was typed and shows what somebody else has written.
    public void takeTheirs() {
        Path path = conflict.get();
        conflict.set(null);
        if (path != null) {
            kept.remove(path);
            dirty.set(kept.values().stream().anyMatch(OpenFile::isDirty));
            open(path);
        }
    }

    /// Gives the selected step a new function with code that runs.
    public void create(Starter starter) {
        NewFunction wanted = NewFunction.ofSelected(session, starter);
        if (wanted == null) {
            return;
        }
        Path folder = session.folderProperty().get();
        if (folder == null) {
            mistake.set("code.save-first");
            return;
        }
        wanted.define(session);
        Path file = wanted.file(folder);
        background.execute(
                () -> {
                    try {
                        if (!Files.exists(file)) {
                            SourceText.write(file, starter.source());
                        }
                        window.execute(this::lookAgain);
                    } catch (IOException e) {
                        tell(file, e);
                    }
                });
    }

    private void lookAgain() {
        session.checkAgain();
        function.set(null);
        look();
    }

    private void look() {
        String id = session.selection().only();
        Step step = id == null ? null : session.document().step(id);
        String called =
                switch (step) {
                    case Step.Function s -> s.function();
                    case Step.Callback s -> s.function();
                    case null, default -> null;
                };
        FunctionSpec spec =
                called == null ? null : session.document().flow().functions().get(called);
        Path folder = session.folderProperty().get();
        FunctionSpec before = function.get();
        Path now = spec == null || folder == null ? null : folder.resolve(spec.code());
        boolean same =
                spec != null
                        && before != null
                        && spec.id().equals(before.id())
                        && now != null
                        && now.equals(root);
        function.set(spec);
        hasNoCode = same && hasNoCode;
        needsFunction.set(step instanceof Step.Function && (spec == null || hasNoCode));
        if (!same) {
            root = now;
            files.clear();
            open.set(null);
            if (spec != null && now != null) {
                list(now, spec);
            }
        }
    }

    private void list(Path folder, FunctionSpec spec) {
        background.execute(
                () -> {
                    try {
                        List<Path> found = SourceFiles.in(folder, spec.handler());
                        window.execute(() -> listed(folder, found));
                    } catch (IOException e) {
                        tell(folder, e);
                    }
                });
    }

    private void listed(Path folder, List<Path> found) {
        if (folder.equals(root)) {
            files.setAll(found);
            hasNoCode = found.isEmpty();
            needsFunction.set(needsFunction.get() || hasNoCode);
            if (!found.isEmpty()) {
                open(found.getFirst());
            }
        }
    }

    private void show(OpenFile file) {
        if (files.contains(file.path())) {
            kept.put(file.path(), file);
            mistake.set("");
            open.set(file);
        }
    }

    private void saved(OpenFile written) {
        OpenFile now = kept.get(written.path());
        if (now != null) {
            var next = new OpenFile(now.path(), written.text(), now.text());
            kept.put(now.path(), next);
            OpenFile shown = open.get();
            if (shown != null && shown.path().equals(next.path())) {
                open.set(next);
            }
        }
        mistake.set("");
        dirty.set(kept.values().stream().anyMatch(OpenFile::isDirty));
        session.checkAgain();
    }

    private void tell(Path file, IOException e) {
        String told =
                e instanceof AccessDeniedException
                        ? "code.read-only"
                        : file + ": " + e.getMessage();
        window.execute(() -> mistake.set(told));
    }
}
