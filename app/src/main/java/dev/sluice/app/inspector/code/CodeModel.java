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
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// The source files of the selected step's function. What is typed is kept for every file until it
/// is saved, also while something else is selected.
public final class CodeModel {
    private final Session session;
    private final Around around;
    private final DiskWork disk;
    private final OpenFiles edited;
    private final ObservableList<Path> files = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable FunctionSpec> function =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper needsFunction = new ReadOnlyBooleanWrapper();
    private final BooleanProperty large = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable SourcePlace> wanted =
            new ReadOnlyObjectWrapper<>();
    private @Nullable Path root;
    private boolean hasNoCode;

    /// What it works with.
    ///
    /// @param background runs work beside the window
    /// @param window runs work on the window's thread
    /// @param editor opens source files elsewhere
    /// @param saving saves the flow, then does the rest if it has a folder
    public record Around(
            Executor background,
            Executor window,
            ExternalEditor editor,
            Drafts drafts,
            Consumer<Runnable> saving) {}

    public CodeModel(Session session, Around around) {
        this.session = session;
        this.around = around;
        this.disk = new DiskWork(around.background(), around.window());
        this.edited = new OpenFiles(disk, around.drafts(), files::contains, session::checkAgain);
        edited.dirtyProperty().subscribe(session::noteSources);
        session.selectionProperty().subscribe(_ -> look());
        session.documentProperty().subscribe(_ -> look());
        session.folderProperty().subscribe(_ -> look());
        session.folderProperty().subscribe(this::restore);
    }

    private void restore(@Nullable Path folder) {
        if (folder != null) {
            disk.on(
                    folder,
                    () -> {
                        List<OpenFile> found = around.drafts().of(folder);
                        disk.then(() -> edited.restore(found));
                    });
        }
    }

    /// Lets go of all that was typed and not saved.
    public void discard() {
        edited.discard();
    }

    /// The function that the selected step calls.
    public ReadOnlyObjectProperty<@Nullable FunctionSpec> functionProperty() {
        return function.getReadOnlyProperty();
    }

    /// The flow's folder, without which there is no code.
    public ReadOnlyObjectProperty<@Nullable Path> folderProperty() {
        return session.folderProperty();
    }

    /// The files of its code folder, the handler's first.
    public ObservableList<Path> files() {
        return files;
    }

    /// The file in the editor.
    public ReadOnlyObjectProperty<@Nullable OpenFile> openProperty() {
        return edited.openProperty();
    }

    /// Whether any file has changes that are not on disk.
    public ReadOnlyBooleanProperty dirtyProperty() {
        return edited.dirtyProperty();
    }

    /// Whether the selected step could call a function and there is no such function, or no code.
    public ReadOnlyBooleanProperty needsFunctionProperty() {
        return needsFunction.getReadOnlyProperty();
    }

    /// What went wrong with a file last; empty when nothing did.
    public ReadOnlyStringProperty mistakeProperty() {
        return disk.mistakeProperty();
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
        return edited.isDirty(file);
    }

    public void open(Path file) {
        edited.open(file);
    }

    /// The place in the function's code that a line of a stack names, if it names one.
    public @Nullable SourcePlace place(String stack) {
        Path folder = root;
        return folder == null ? null : SourcePlace.in(stack, folder, files);
    }

    /// Leads the user to a line.
    public void goTo(SourcePlace place) {
        wanted.set(null);
        wanted.set(place);
        OpenFile now = edited.openProperty().get();
        if (now == null || !now.path().equals(place.file())) {
            open(place.file());
        }
    }

    /// Where the user wants to be led; `null` once there.
    public ReadOnlyObjectProperty<@Nullable SourcePlace> wantedProperty() {
        return wanted.getReadOnlyProperty();
    }

    void arrived() {
        wanted.set(null);
    }

    /// Takes down what the editor holds now.
    public void typed(String text) {
        edited.typed(text);
    }

    /// Writes all files that have changes, then does the rest on the window's thread, if all went
    /// well.
    public void save(Runnable then) {
        edited.save(then);
    }

    /// Saves what has changed, then opens the file in the user's own editor.
    public void openElsewhere() {
        OpenFile file = edited.openProperty().get();
        if (file != null) {
            save(() -> disk.on(file.path(), () -> around.editor().open(file.path())));
        }
    }

    /// Reads the file in the editor again where somebody else has changed it. Where something was
    /// typed, the user has to choose.
    public void lookAtDisk() {
        session.checkAgain();
        edited.lookAtDisk();
    }

    /// The file that somebody else has written while it was edited here.
    public ReadOnlyObjectProperty<@Nullable Path> conflictProperty() {
        return edited.conflictProperty();
    }

    /// Writes what was typed over what somebody else has written.
    public void keepMine() {
        edited.keepMine();
    }

    /// Drops what was typed and shows what somebody else has written.
    public void takeTheirs() {
        edited.takeTheirs();
    }

    /// Gives the selected step a new function with code that runs. A flow that has no folder yet is
    /// saved first.
    ///
    /// @param begun is told once the code is on its way
    public void create(Starter starter, Runnable begun) {
        if (session.folderProperty().get() == null) {
            around.saving().accept(() -> createIn(session.folderProperty().get(), starter, begun));
        } else {
            createIn(session.folderProperty().get(), starter, begun);
        }
    }

    private void createIn(@Nullable Path folder, Starter starter, Runnable begun) {
        NewFunction wanted = NewFunction.ofSelected(session, starter);
        if (wanted == null || folder == null) {
            return;
        }
        begun.run();
        wanted.define(session);
        Path file = wanted.file(folder);
        disk.on(
                file,
                () -> {
                    if (!Files.exists(file)) {
                        SourceText.write(file, starter.source());
                    }
                    disk.then(this::lookAgain);
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
        hasNoCode = folder == null || (same && hasNoCode);
        needsFunction.set(step instanceof Step.Function && (spec == null || hasNoCode));
        if (!same) {
            root = now;
            files.clear();
            edited.close();
            if (spec != null && now != null) {
                list(now, spec);
            }
        }
    }

    private void list(Path folder, FunctionSpec spec) {
        disk.on(
                folder,
                () -> {
                    List<Path> found = SourceFiles.in(folder, spec.handler());
                    disk.then(() -> listed(folder, found));
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
}
