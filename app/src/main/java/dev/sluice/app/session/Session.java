package dev.sluice.app.session;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.history.Change;
import dev.sluice.app.edit.history.EditHistory;
import dev.sluice.app.edit.history.Memory;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.problem.Problem;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/// One open flow: its document and history, what is selected, what is wrong with it, and how its
/// last run stands. All that the panels share. Used on the thread of the window alone.
public final class Session {
    private final EditHistory history;
    private final ReadOnlyObjectWrapper<FlowDocument> document;
    private final ReadOnlyObjectWrapper<Selection> selection =
            new ReadOnlyObjectWrapper<>(Selection.NONE);
    private final ReadOnlyObjectWrapper<List<Problem>> problems =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<RunView> run = new ReadOnlyObjectWrapper<>(RunView.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Edit> lastEdit = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Edit> nextEdit = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper sourcesDirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Path> folder = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Sample> sample = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> pointed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> target = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Map<String, Set<StepMark>>> marks =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final List<Consumer<Change>> followers = new ArrayList<>();
    private final ProblemWatch watch;
    private BiFunction<FlowDocument, Edit, Edit> room = (_, edit) -> edit;

    /// The event that the next run starts with.
    public record Sample(@Nullable Object value) {}

    /// @param folder where the flow lies on disk; `null`: nowhere yet
    /// @param checks what is wrong with a flow
    /// @param window runs work on the window's thread
    public Session(
            FlowDocument opened,
            @Nullable Path folder,
            Function<Flow, List<Problem>> checks,
            Executor window) {
        this(Memory.of(opened), folder, (flow, _) -> checks.apply(flow), window);
    }

    /// A session that goes on with what an earlier one did.
    ///
    /// @param checks what is wrong with a flow for a target; `null`: for all its targets
    public Session(
            Memory memory,
            @Nullable Path folder,
            BiFunction<Flow, @Nullable String, List<Problem>> checks,
            Executor window) {
        this.history = new EditHistory(memory, this::changed);
        this.document = new ReadOnlyObjectWrapper<>(memory.current());
        this.folder.set(folder);
        unsaved.bind(dirty.or(sourcesDirty));
        this.watch = new ProblemWatch(checks, window, problems::set);
        tellOfHistory();
        checkAgain();
    }

    public FlowDocument document() {
        return document.get();
    }

    public ReadOnlyObjectProperty<FlowDocument> documentProperty() {
        return document.getReadOnlyProperty();
    }

    /// Has someone say from now on what is moved along with an edit, to make room for it.
    public void makeRoom(BiFunction<FlowDocument, Edit, Edit> how) {
        room = how;
    }

    /// An edit as it would be made: with what is moved to make room for it.
    public Edit withRoom(Edit edit) {
        return room.apply(document(), edit);
    }

    /// Makes an edit. Returns whether it changed anything.
    public boolean apply(Edit edit) {
        return history.apply(withRoom(edit));
    }

    /// Makes an edit and selects what it is about.
    public boolean apply(Edit edit, Selection then) {
        boolean changed = apply(edit);
        if (changed) {
            select(then);
        }
        return changed;
    }

    public void undo() {
        history.undo();
    }

    public void redo() {
        history.redo();
    }

    /// Ends what the user was typing: the next edit is undone by itself.
    public void settle() {
        history.settle();
    }

    /// What undo would take back, if anything.
    public ReadOnlyObjectProperty<@Nullable Edit> lastEditProperty() {
        return lastEdit.getReadOnlyProperty();
    }

    /// What redo would make again, if anything.
    public ReadOnlyObjectProperty<@Nullable Edit> nextEditProperty() {
        return nextEdit.getReadOnlyProperty();
    }

    /// Whether the flow has edits that are not on disk.
    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    /// Whether there is something to save: edits, or text in source files.
    public ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    /// Remembers whether source files have text that is not on disk.
    public void noteSources(boolean areDirty) {
        sourcesDirty.set(areDirty);
    }

    /// Where the flow lies on disk; `null` before the first save.
    public ReadOnlyObjectProperty<@Nullable Path> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /// Remembers that a document lies on disk now.
    public void saved(FlowDocument written, Path where) {
        history.markSaved(written);
        folder.set(where);
        dirty.set(history.isDirty());
    }

    public Selection selection() {
        return selection.get();
    }

    public ReadOnlyObjectProperty<Selection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    public void select(Selection wanted) {
        Selection kept = wanted.within(document());
        if (!kept.equals(selection.get())) {
            history.settle();
            selection.set(kept);
        }
    }

    /// What is wrong with the flow, a moment after the last edit.
    public ReadOnlyObjectProperty<List<Problem>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /// Looks again for what is wrong: files beside the flow have changed.
    public void checkAgain() {
        watch.look(document().flow(), target.get());
    }

    /// The target that the flow is looked at for; `null`: all that it is meant for.
    public ReadOnlyObjectProperty<@Nullable String> targetProperty() {
        return target.getReadOnlyProperty();
    }

    /// Looks at the flow for one of its targets.
    ///
    /// @param wanted `null`: all of them
    public void lookFor(@Nullable String wanted) {
        boolean known = wanted == null || document().flow().targets().contains(wanted);
        if (known && !Objects.equals(wanted, target.get())) {
            target.set(wanted);
            checkAgain();
        }
    }

    /// How the run that is shown stands.
    public ReadOnlyObjectProperty<RunView> runProperty() {
        return run.getReadOnlyProperty();
    }

    public void show(RunView view) {
        run.set(view);
    }

    /// What is set at steps for the runs to come, by step id.
    public ReadOnlyObjectProperty<Map<String, Set<StepMark>>> marksProperty() {
        return marks.getReadOnlyProperty();
    }

    /// What is set at one step for the runs to come.
    public Set<StepMark> marks(String step) {
        return marks.get().getOrDefault(step, Set.of());
    }

    public void mark(Map<String, Set<StepMark>> now) {
        marks.set(Map.copyOf(now));
    }

    /// Where in the flow the user was sent last: a JSON Pointer into `flow.json`.
    public ReadOnlyObjectProperty<@Nullable String> pointedProperty() {
        return pointed.getReadOnlyProperty();
    }

    /// Selects an element and sends the user to a place in it.
    ///
    /// @param place a JSON Pointer into `flow.json`
    public void point(Selection element, String place) {
        select(element);
        pointed.set(null);
        pointed.set(place);
    }

    /// The event that the next run starts with, where it is known.
    public ReadOnlyObjectProperty<@Nullable Sample> sampleProperty() {
        return sample.getReadOnlyProperty();
    }

    public void choose(@Nullable Sample event) {
        sample.set(event);
    }

    /// Tells of every change from now on, after all else is told.
    public void follow(Consumer<Change> follower) {
        followers.add(follower);
    }

    /// Remembers that another document lies on disk, written by somebody else.
    public void foundOnDisk(FlowDocument found) {
        history.markSaved(found.equals(document()) ? document() : found);
        dirty.set(history.isDirty());
    }

    private void tellOfHistory() {
        lastEdit.set(history.lastEdit());
        nextEdit.set(history.nextEdit());
        dirty.set(history.isDirty());
    }

    private void changed(Change change) {
        FlowDocument next = change.now();
        tellOfHistory();
        document.set(next);
        selection.set(selection.get().within(next));
        String seen = target.get();
        if (seen != null && !next.flow().targets().contains(seen)) {
            target.set(null);
        }
        checkAgain();
        followers.forEach(follower -> follower.accept(change));
    }
}
