package dev.sluice.app.inspector;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.inspector.form.DataForm;
import dev.sluice.app.inspector.form.ErrorForm;
import dev.sluice.app.inspector.form.FlowForm;
import dev.sluice.app.inspector.form.Form;
import dev.sluice.app.inspector.form.Section;
import dev.sluice.app.inspector.form.StepForm;
import dev.sluice.app.inspector.form.TriggerForm;
import dev.sluice.app.inspector.form.field.Field;
import dev.sluice.app.inspector.form.field.Templates;
import dev.sluice.app.inspector.form.field.Typed;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.problem.Problem;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What the inspector shows of the selection, and what typing into it does. Only valid values
/// become edits; each is one step of the history.
public final class InspectorModel {
    /// What is inspected.
    public sealed interface Subject {
        /// Nothing is selected.
        record WholeFlow(FlowDocument document) implements Subject {}

        record OfStep(FlowDocument document, Step step) implements Subject {}

        record OfTrigger(Trigger trigger) implements Subject {}

        record Several(int count) implements Subject {}

        /// The id of the step or trigger; empty for anything else.
        default String id() {
            return switch (this) {
                case OfStep(_, Step step) -> step.id();
                case OfTrigger(Trigger trigger) -> trigger.id();
                case WholeFlow _, Several _ -> "";
            };
        }
    }

    private final Session session;
    private final Templates templates;
    private final ReadOnlyObjectWrapper<Subject> subject;
    private final ReadOnlyObjectWrapper<Form> settings = new ReadOnlyObjectWrapper<>(Form.EMPTY);
    private final ReadOnlyObjectWrapper<Form> data = new ReadOnlyObjectWrapper<>(Form.EMPTY);
    private final ReadOnlyObjectWrapper<Form> errors = new ReadOnlyObjectWrapper<>(Form.EMPTY);
    private final ReadOnlyObjectWrapper<List<Problem>> problems =
            new ReadOnlyObjectWrapper<>(List.of());

    public InspectorModel(Session session, Templates templates) {
        this.session = session;
        this.templates = templates;
        this.subject = new ReadOnlyObjectWrapper<>(new Subject.WholeFlow(session.document()));
        session.documentProperty().subscribe(_ -> look());
        session.selectionProperty().subscribe(_ -> look());
        session.problemsProperty().subscribe(_ -> lookForProblems());
        look();
    }

    public ReadOnlyObjectProperty<Subject> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Form> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Form> dataProperty() {
        return data.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Form> errorsProperty() {
        return errors.getReadOnlyProperty();
    }

    /// What is wrong with the element that is inspected.
    public ReadOnlyObjectProperty<List<Problem>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /// Where in the flow the user was sent last: a JSON Pointer.
    public ReadOnlyObjectProperty<@Nullable String> pointedProperty() {
        return session.pointedProperty();
    }

    /// Takes a text for a field's value. Returns what was wrong with it, if anything.
    public Typed.@Nullable Wrong commit(Field field, String text) {
        return switch (field.typed(text)) {
            case null -> null;
            case Typed.Wrong wrong -> wrong;
            case Typed.Change(Edit edit) -> {
                session.settle();
                make(edit);
                yield null;
            }
        };
    }

    /// What would be wrong with a text, if anything.
    public Typed.@Nullable Wrong mistake(Field field, String text) {
        return field.typed(text) instanceof Typed.Wrong wrong ? wrong : null;
    }

    public void act(Section.Action action) {
        session.settle();
        make(action.edit());
    }

    private void make(Edit edit) {
        if (edit instanceof ElementEdit.Rename(var _, var to)) {
            session.apply(edit, Selection.ofElement(to));
        } else {
            session.apply(edit);
        }
    }

    private void look() {
        FlowDocument document = session.document();
        Subject next = subject(document, session.selection());
        subject.set(next);
        switch (next) {
            case Subject.WholeFlow _ ->
                    show(FlowForm.of(document, templates), Form.EMPTY, Form.EMPTY);
            case Subject.OfStep(_, Step step) ->
                    show(
                            StepForm.of(document, step, templates),
                            DataForm.of(step, templates),
                            ErrorForm.of(document, step, templates));
            case Subject.OfTrigger(Trigger trigger) ->
                    show(
                            TriggerForm.of(document, trigger, templates),
                            DataForm.of(trigger, templates),
                            Form.EMPTY);
            case Subject.Several _ -> show(Form.EMPTY, Form.EMPTY, Form.EMPTY);
        }
        lookForProblems();
    }

    private static Subject subject(FlowDocument document, Selection selection) {
        String id = selection.only();
        Step step = id == null ? null : document.step(id);
        if (step != null) {
            return new Subject.OfStep(document, step);
        }
        Trigger trigger = id == null ? null : document.trigger(id);
        if (trigger != null) {
            return new Subject.OfTrigger(trigger);
        }
        int count = selection.elements().size();
        return count > 1 ? new Subject.Several(count) : new Subject.WholeFlow(document);
    }

    private void show(Form settingsForm, Form dataForm, Form errorForm) {
        settings.set(settingsForm);
        data.set(dataForm);
        errors.set(errorForm);
    }

    private void lookForProblems() {
        String id = session.selection().only();
        problems.set(
                id == null
                        ? List.of()
                        : session.problemsProperty().get().stream()
                                .filter(problem -> id.equals(problem.element()))
                                .toList());
    }
}
