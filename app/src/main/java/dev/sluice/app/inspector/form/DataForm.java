package dev.sluice.app.inspector.form;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.step.StepParts;
import dev.sluice.app.inspector.form.Typed.Wrong;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How data goes through a step, and how a trigger's event becomes a run's input.
public final class DataForm {
    private final Step step;
    private final Data data;
    private final Fields fields;

    private DataForm(Step step, Templates templates) {
        this.step = step;
        this.data = step.data();
        this.fields = new Fields("", templates);
    }

    public static Form of(Step step, Templates templates) {
        return new DataForm(step, templates).form();
    }

    public static Form of(Trigger trigger, Templates templates) {
        Trigger.Head h = trigger.head();
        var fields = new Fields("", templates);
        return new Form(
                List.of(
                        Section.of(
                                        "",
                                        List.of(
                                                fields.json(
                                                                "triggerInput",
                                                                h.input(),
                                                                t ->
                                                                        new ElementEdit
                                                                                .ChangeTrigger(
                                                                                StepParts.withHead(
                                                                                        trigger,
                                                                                        new Trigger
                                                                                                .Head(
                                                                                                h
                                                                                                        .id(),
                                                                                                h
                                                                                                        .label(),
                                                                                                h
                                                                                                        .comment(),
                                                                                                t,
                                                                                                h
                                                                                                        .next())),
                                                                                "input"))
                                                        .withPrompt("{% $states.input %}")))
                                .noting("inspector.note.trigger-input")));
    }

    private Form form() {
        List<Field> own = new ArrayList<>();
        if (StepFields.takesInput(step)) {
            own.add(
                    fields.json("input", data.input(), t -> change(t, data.output(), data.assign()))
                            .withPrompt("{% $states.input %}"));
        }
        if (!(step instanceof Step.Fail)) {
            own.add(
                    fields.json(
                                    "output",
                                    data.output(),
                                    t -> change(data.input(), t, data.assign()))
                            .withPrompt(
                                    StepFields.takesInput(step)
                                            ? "{% $states.result %}"
                                            : "{% $states.input %}"));
            own.add(
                    fields.line(
                            "assign",
                            fields.templates().written(object(data.assign())),
                            text -> read(fields.templates().json(text)),
                            true));
        }
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("", List.copyOf(own)).noting("inspector.note.data"));
        if (data.language() == QueryLanguage.JSONPATH) {
            sections.add(Section.of("", List.of()).noting("inspector.note.jsonpath"));
        }
        return new Form(List.copyOf(sections));
    }

    private Typed read(Templates.Read read) {
        return switch (read) {
            case Templates.Read.Not(Wrong wrong) -> wrong;
            case Templates.Read.Value(Template template) -> {
                if (template == null) {
                    yield new Typed.Change(change(data.input(), data.output(), Map.of()));
                }
                yield template.value() instanceof Map<?, ?> map
                        ? new Typed.Change(change(data.input(), data.output(), variables(map)))
                        : Wrong.of("inspector.wrong.object");
            }
        };
    }

    private Edit change(
            @Nullable Template input, @Nullable Template output, Map<String, Template> assign) {
        return new ElementEdit.ChangeStep(
                StepFields.withData(
                        step,
                        new Data(
                                data.language(),
                                input,
                                output,
                                assign,
                                data.envelope(),
                                data.paths())),
                "data");
    }

    private static Map<String, Template> variables(Map<?, ?> map) {
        Map<String, Template> result = new LinkedHashMap<>();
        map.forEach((name, value) -> result.put(String.valueOf(name), new Template(value)));
        return java.util.Collections.unmodifiableMap(result);
    }

    private static @Nullable Template object(Map<String, Template> assign) {
        if (assign.isEmpty()) {
            return null;
        }
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        assign.forEach((name, template) -> result.put(name, template.value()));
        return new Template(result);
    }
}
