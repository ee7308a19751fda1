package dev.sluice.app.inspector.form;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.inspector.form.field.Derived;
import dev.sluice.app.inspector.form.field.Field;
import dev.sluice.app.inspector.form.field.Fields;
import dev.sluice.app.inspector.form.field.Templates;
import dev.sluice.app.inspector.form.field.Typed;
import dev.sluice.app.inspector.form.field.Typed.Wrong;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How data goes through a step, in the step's language, and how a trigger's event becomes a run's
/// input.
public final class DataForm {
    private static final String INPUT = "{% $states.input %}";
    private static final String RESULT = "{% $states.result %}";
    private static final Data.Paths NONE = new Data.Paths(null, null, null, null, null);

    private final Step step;
    private final Data data;
    private final Fields fields;

    private DataForm(Step step, Templates templates) {
        this.step = step;
        this.data = step.data();
        this.fields = Fields.of(step, templates);
    }

    public static Form of(Step step, Templates templates) {
        return new DataForm(step, templates).form();
    }

    public static Form of(Trigger trigger, Templates templates) {
        Field input =
                new Fields("", templates)
                        .json(
                                "triggerInput",
                                trigger.head().input(),
                                t ->
                                        new ElementEdit.ChangeTrigger(
                                                Derived.of(
                                                        trigger,
                                                        "head",
                                                        Derived.of(trigger.head(), "input", t)),
                                                "input"))
                        .withPrompt(INPUT);
        return new Form(
                List.of(Section.of("", List.of(input)).noting("inspector.note.trigger-input")));
    }

    private Form form() {
        boolean inPaths = data.language() == QueryLanguage.JSONPATH;
        List<Field> own = new ArrayList<>();
        if (inPaths) {
            paths(own, StepFields.paths(step));
            foreign(own, data.input(), data.output());
        } else {
            expressions(own);
            paths(own, Set.of());
        }
        if (!(step instanceof Step.Fail)) {
            own.add(fields.assign(data.assign(), map -> change("assign", map)));
        }
        return new Form(
                List.of(
                        Section.of("", List.copyOf(own))
                                .noting(
                                        inPaths
                                                ? "inspector.note.jsonpath"
                                                : "inspector.note.data"),
                        Section.of("", List.of(language()))));
    }

    private void expressions(List<Field> own) {
        boolean takesInput = StepFields.takesInput(step);
        if (takesInput) {
            own.add(json("input", data.input()).withPrompt(INPUT));
        }
        if (!(step instanceof Step.Fail)) {
            own.add(json("output", data.output()).withPrompt(takesInput ? RESULT : INPUT));
        }
    }

    /// Fields of the other language that are written all the same, so that they can be removed.
    private void foreign(List<Field> own, @Nullable Template input, @Nullable Template output) {
        if (input != null) {
            own.add(json("input", input));
        }
        if (output != null) {
            own.add(json("output", output));
        }
    }

    private Field json(String name, @Nullable Template value) {
        return fields.json(name, value, t -> change(name, t));
    }

    /// The path fields that a kind has, and those that are written.
    private void paths(List<Field> own, Set<String> known) {
        Data.Paths paths = data.paths() == null ? NONE : data.paths();
        for (String name :
                List.of("inputPath", "parameters", "resultSelector", "resultPath", "outputPath")) {
            Template value = Derived.templates(paths).get(name);
            if (value != null || known.contains(name)) {
                own.add(path(name, value));
            }
        }
    }

    private Field path(String name, @Nullable Template value) {
        Fields.EditOf<@Nullable Template> change = t -> changed(name, t);
        return switch (name) {
            case "parameters", "resultSelector" -> fields.payload(name, value, change);
            case "resultPath" -> fields.place(name, value, change).withPrompt("$");
            default -> fields.path(name, value, change).withPrompt("$");
        };
    }

    private Edit changed(String name, @Nullable Template value) {
        Data.Paths before = data.paths() == null ? NONE : data.paths();
        Data.Paths after = Derived.of(before, name, value);
        return change("paths", after.equals(NONE) ? null : after);
    }

    private Edit change(String component, @Nullable Object value) {
        return StepFields.change(step, "data", Derived.of(data, component, value));
    }

    private Field language() {
        return fields.choice(
                "language",
                data.language() == null ? "" : data.language().label(),
                List.of(QueryLanguage.JSONATA.label(), QueryLanguage.JSONPATH.label()),
                this::inLanguage);
    }

    /// Another language, where nothing is written in the present one.
    private Typed inLanguage(String label) {
        QueryLanguage wanted =
                label.equals(QueryLanguage.JSONPATH.label())
                        ? QueryLanguage.JSONPATH
                        : label.isEmpty() ? null : QueryLanguage.JSONATA;
        boolean wasPath = data.language() == QueryLanguage.JSONPATH;
        if (wasPath != (wanted == QueryLanguage.JSONPATH)) {
            List<String> bound = Bound.to(step, data.language());
            if (!bound.isEmpty()) {
                return Wrong.of(
                        "inspector.wrong.language",
                        wasPath ? QueryLanguage.JSONPATH.label() : QueryLanguage.JSONATA.label(),
                        String.join(", ", bound));
            }
        }
        return new Typed.Change(change("language", wanted));
    }
}
