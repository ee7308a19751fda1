package dev.sluice.app.exports;

import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.app.session.StepNames;
import dev.sluice.engine.export.ExportException;
import dev.sluice.engine.export.Report;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.problem.Problem.Severity;
import dev.sluice.engine.problem.Reasons;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// An export of the open flow: what is asked for, and what became of it.
public final class ExportModel {
    /// The targets there are.
    public static final List<String> TARGETS = List.of("aws");

    /// How far it has come.
    public sealed interface State {
        /// Nothing has been asked for yet.
        record Ready() implements State {}

        record Working() implements State {}

        record Done(Path folder, Report report) implements State {}

        /// @param remedy what to do about it; may be empty
        record Failed(String message, String remedy) implements State {}
    }

    private final Session session;
    private final ExportPlace place;
    private final Executor background;
    private final Executor window;
    private final Consumer<Runnable> saving;
    private final StringProperty target = new SimpleStringProperty(TARGETS.getFirst());
    private final StringProperty folder = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Ready());
    private final ReadOnlyStringWrapper unshown = new ReadOnlyStringWrapper("");
    private final BooleanBinding hasErrors;
    private final BooleanBinding mayGo;

    /// @param background runs work beside the window
    /// @param window runs work on the window's thread
    /// @param saving saves the flow, then does the rest on the window's thread
    public ExportModel(
            Session session,
            ExportPlace place,
            Executor background,
            Executor window,
            Consumer<Runnable> saving) {
        this.session = session;
        this.place = place;
        this.background = background;
        this.window = window;
        this.saving = saving;
        hasErrors =
                Bindings.createBooleanBinding(
                        () ->
                                session.problemsProperty().get().stream()
                                        .anyMatch(p -> p.severity() == Severity.ERROR),
                        session.problemsProperty());
        mayGo =
                Bindings.createBooleanBinding(
                        () ->
                                !hasErrors.get()
                                        && !folder.get().isBlank()
                                        && !(state.get() instanceof State.Working),
                        hasErrors,
                        folder,
                        state);
    }

    public StringProperty targetProperty() {
        return target;
    }

    /// Where the export goes, as typed; relative paths start at the flow's folder.
    public StringProperty folderProperty() {
        return folder;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Whether the flow has errors, so that it cannot be exported.
    public BooleanBinding hasErrors() {
        return hasErrors;
    }

    public BooleanBinding mayGo() {
        return mayGo;
    }

    /// Why the folder of the export could not be shown; empty where nothing went wrong.
    ReadOnlyStringProperty unshownProperty() {
        return unshown.getReadOnlyProperty();
    }

    /// Proposes the target that the flow is looked at for, and a folder beside the flow's where
    /// none was chosen yet.
    public void propose() {
        target.set(proposed());
        Path flow = session.folderProperty().get();
        if (flow != null && folder.get().isBlank()) {
            folder.set(flow.resolveSibling(flow.getFileName() + "-" + target.get()).toString());
        }
        unshown.set("");
        state.set(new State.Ready());
    }

    private String proposed() {
        String seen = session.targetProperty().get();
        if (seen != null && TARGETS.contains(seen)) {
            return seen;
        }
        return session.document().flow().targets().stream()
                .filter(TARGETS::contains)
                .findFirst()
                .orElse(TARGETS.getFirst());
    }

    /// What the canvas calls the element that an entry tells of.
    String name(Report.Entry entry) {
        Trigger trigger = session.document().trigger(entry.id());
        String label = trigger == null ? null : trigger.head().label();
        return switch (entry.kind()) {
            case TRIGGER -> label == null ? entry.id() : label;
            case STEP -> StepNames.shown(entry.id(), session.document()::step);
            case FLOW, FUNCTION, RESOURCE -> entry.id();
        };
    }

    /// Selects the element that an entry tells of: of a function a step that calls it, of what is
    /// not on the canvas the flow.
    void goTo(Report.Entry entry) {
        switch (entry.kind()) {
            case TRIGGER, STEP -> {
                String id = StepNames.id(StepPath.of(entry.id()), session.document()::holds);
                session.select(Selection.ofElement(id));
            }
            case FUNCTION ->
                    session.document().ids().stream()
                            .filter(id -> calls(id, entry.id()))
                            .findFirst()
                            .ifPresent(id -> session.select(Selection.ofElement(id)));
            case FLOW, RESOURCE -> session.select(Selection.NONE);
        }
    }

    private boolean calls(String step, String function) {
        return session.document().step(step) instanceof Step.Function called
                && called.function().equals(function);
    }

    /// Saves the flow, then exports it.
    public void go() {
        if (mayGo.get()) {
            saving.accept(this::write);
        }
    }

    private void write() {
        Path flow = session.folderProperty().get();
        if (flow == null || !mayGo.get()) {
            return;
        }
        Path output;
        try {
            output = flow.resolve(folder.get().strip()).normalize();
        } catch (InvalidPathException e) {
            state.set(new State.Failed(String.valueOf(e.getMessage()), ""));
            return;
        }
        String wanted = target.get();
        unshown.set("");
        state.set(new State.Working());
        background.execute(
                () -> {
                    State result = result(flow, wanted, output);
                    window.execute(() -> state.set(result));
                });
    }

    /// Shows an export's folder outside the window.
    void show(Path output) {
        background.execute(
                () -> {
                    String wrong = whyUnshown(output);
                    window.execute(() -> unshown.set(wrong));
                });
    }

    private String whyUnshown(Path output) {
        try {
            place.show(output);
            return "";
        } catch (IOException e) {
            return Reasons.of(e);
        }
    }

    private State result(Path flow, String wanted, Path output) {
        try {
            return new State.Done(output, place.export(flow, wanted, output));
        } catch (ExportException e) {
            return new State.Failed(String.valueOf(e.getMessage()), e.remedy());
        }
    }
}
