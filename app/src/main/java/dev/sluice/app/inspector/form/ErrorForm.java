package dev.sluice.app.inspector.form;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.step.StepParts;
import dev.sluice.app.inspector.form.Section.Action;
import dev.sluice.app.inspector.form.field.Derived;
import dev.sluice.app.inspector.form.field.Field;
import dev.sluice.app.inspector.form.field.Fields;
import dev.sluice.app.inspector.form.field.Templates;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Handling.Catcher;
import dev.sluice.engine.model.Handling.Retrier;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What happens when a step's own work fails.
public final class ErrorForm {
    private static final List<String> ALL = List.of("States.ALL");
    private static final int DAY = 86_400;
    private static final int MOST_ATTEMPTS = 99_999_999;
    private static final int LONGEST_DELAY = 31_622_400;

    private final FlowDocument document;
    private final Step step;
    private final Handling handling;
    private final Fields fields;
    private final List<String> known;

    private ErrorForm(FlowDocument document, Step step, Templates templates) {
        this.document = document;
        this.step = step;
        this.handling = step.handling();
        this.fields = Fields.of(step, templates);
        this.known = KnownErrors.in(document);
    }

    public static Form of(FlowDocument document, Step step, Templates templates) {
        if (!step.mayFail()) {
            return new Form(List.of(Section.of("", List.of()).noting("inspector.note.no-errors")));
        }
        return new ErrorForm(document, step, templates).form();
    }

    private Form form() {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < handling.retry().size(); i++) {
            sections.add(retrier(i, fields.under("retry." + i)));
        }
        sections.add(
                Section.of(handling.retry().isEmpty() ? "inspector.section.retry" : "", List.of())
                        .noting(handling.retry().isEmpty() ? "inspector.note.no-retry" : "")
                        .with(
                                new Action(
                                        "retry.add",
                                        "inspector.action.add-retry",
                                        retry(
                                                Lists.plus(
                                                        handling.retry(),
                                                        new Retrier(
                                                                ALL, null, null, null, null, null)),
                                                "retry"))));
        for (int i = 0; i < handling.catchers().size(); i++) {
            sections.add(catcher(i, fields.under("catch." + i)));
        }
        sections.add(
                Section.of(
                                handling.catchers().isEmpty() ? "inspector.section.catch" : "",
                                List.of())
                        .noting(handling.catchers().isEmpty() ? "inspector.note.no-catch" : "")
                        .with(
                                new Action(
                                        "catch.add",
                                        "inspector.action.add-catch",
                                        catchers(
                                                Lists.plus(
                                                        handling.catchers(),
                                                        new Catcher(
                                                                ALL, List.of(), null, Map.of(),
                                                                null)),
                                                "catch"))));
        return new Form(List.copyOf(sections));
    }

    private Section retrier(int index, Fields in) {
        Retrier r = handling.retry().get(index);
        return Section.of(
                        "inspector.section.retrier",
                        List.of(
                                in.someWords("errors", r.errors(), v -> retrier(index, "errors", v))
                                        .offering(known, true),
                                in.whole(
                                                "intervalSeconds",
                                                r.intervalSeconds(),
                                                1,
                                                DAY,
                                                v -> retrier(index, "intervalSeconds", v))
                                        .withPrompt("1"),
                                in.whole(
                                                "maxAttempts",
                                                r.maxAttempts(),
                                                0,
                                                MOST_ATTEMPTS,
                                                v -> retrier(index, "maxAttempts", v))
                                        .withPrompt("3"),
                                in.number(
                                                "backoffRate",
                                                r.backoffRate(),
                                                1,
                                                v -> retrier(index, "backoffRate", v))
                                        .withPrompt("2"),
                                in.whole(
                                                "maxDelaySeconds",
                                                r.maxDelaySeconds(),
                                                1,
                                                LONGEST_DELAY,
                                                v -> retrier(index, "maxDelaySeconds", v))
                                        .withPrompt("inspector.prompt.no-limit"),
                                in.pick(
                                        "jitter",
                                        r.jitter(),
                                        List.of("full"),
                                        v -> retrier(index, "jitter", v))))
                .numbered(index + 1)
                .with(
                        new Action(
                                in.prefix() + "remove",
                                "inspector.action.remove",
                                retry(Lists.without(handling.retry(), index), "retry")));
    }

    private Edit retrier(int index, String component, @Nullable Object value) {
        Retrier changed = Derived.of(handling.retry().get(index), component, value);
        return retry(Lists.with(handling.retry(), index, changed), "retry." + index);
    }

    private Section catcher(int index, Fields in) {
        Catcher c = handling.catchers().get(index);
        List<Field> own = new ArrayList<>();
        own.add(
                in.someWords("errors", c.errors(), v -> catcher(index, "errors", v))
                        .offering(known, true));
        own.add(
                in.steps(
                        "catchNext",
                        c.next(),
                        Targets.of(document, step),
                        v -> catcher(index, "next", v)));
        boolean inPaths = step.data().language() == QueryLanguage.JSONPATH;
        if (inPaths || c.resultPath() != null) {
            own.add(
                    in.caught("resultPath", c.resultPath(), v -> catcher(index, "resultPath", v))
                            .withPrompt("$"));
        }
        if (!inPaths || c.output() != null) {
            own.add(
                    in.json("catchOutput", c.output(), v -> catcher(index, "output", v))
                            .withPrompt("{% $states.errorOutput %}"));
        }
        own.add(in.assign(c.assign(), v -> catcher(index, "assign", v)));
        return Section.of("inspector.section.catcher", List.copyOf(own))
                .numbered(index + 1)
                .with(
                        new Action(
                                in.prefix() + "remove",
                                "inspector.action.remove",
                                catchers(Lists.without(handling.catchers(), index), "catch")));
    }

    private Edit catcher(int index, String component, @Nullable Object value) {
        Catcher changed = Derived.of(handling.catchers().get(index), component, value);
        return catchers(Lists.with(handling.catchers(), index, changed), "catch." + index);
    }

    private Edit retry(List<Retrier> retry, String part) {
        return change(new Handling(retry, handling.catchers()), part);
    }

    private Edit catchers(List<Catcher> catchers, String part) {
        return change(new Handling(handling.retry(), catchers), part);
    }

    private Edit change(Handling changed, String part) {
        return new ElementEdit.ChangeStep(StepParts.withHandling(step, changed), part);
    }
}
