package dev.sluice.app.inspector.form;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.step.StepParts;
import dev.sluice.app.inspector.form.Section.Action;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Handling.Catcher;
import dev.sluice.engine.model.Handling.Retrier;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What happens when a step's own work fails.
public final class ErrorForm {
    private static final List<String> ALL = List.of("States.ALL");
    private static final int DAY = 86_400;

    private final FlowDocument document;
    private final Step step;
    private final Handling handling;
    private final Fields fields;

    private ErrorForm(FlowDocument document, Step step, Templates templates) {
        this.document = document;
        this.step = step;
        this.handling = step.handling();
        this.fields = new Fields("", templates);
    }

    public static Form of(FlowDocument document, Step step, Templates templates) {
        if (!StepParts.catches(step)) {
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
        String part = "retry." + index;
        Fields.Change1<Retrier> put =
                changed -> retry(Lists.with(handling.retry(), index, changed), part);
        return Section.of(
                        "inspector.section.retrier",
                        List.of(
                                in.someWords(
                                        "errors",
                                        r.errors(),
                                        v -> put.apply(new Retry(r).errors(v))),
                                in.whole(
                                                "intervalSeconds",
                                                r.intervalSeconds(),
                                                1,
                                                DAY,
                                                v -> put.apply(new Retry(r).interval(v)))
                                        .withPrompt("1"),
                                in.whole(
                                                "maxAttempts",
                                                r.maxAttempts(),
                                                0,
                                                99_999_999,
                                                v -> put.apply(new Retry(r).attempts(v)))
                                        .withPrompt("3"),
                                in.number(
                                                "backoffRate",
                                                r.backoffRate(),
                                                1,
                                                v -> put.apply(new Retry(r).backoff(v)))
                                        .withPrompt("2"),
                                in.whole(
                                        "maxDelaySeconds",
                                        r.maxDelaySeconds(),
                                        1,
                                        31_622_400,
                                        v -> put.apply(new Retry(r).maxDelay(v))),
                                in.pick(
                                        "jitter",
                                        r.jitter(),
                                        List.of("full"),
                                        v -> put.apply(new Retry(r).jitter(v)))))
                .numbered(index + 1)
                .with(
                        new Action(
                                in.prefix() + "remove",
                                "inspector.action.remove",
                                retry(Lists.without(handling.retry(), index), "retry")));
    }

    private Section catcher(int index, Fields in) {
        Catcher c = handling.catchers().get(index);
        return Section.of(
                        "inspector.section.catcher",
                        List.of(
                                in.someWords(
                                        "errors",
                                        c.errors(),
                                        v -> put(index, catcher(c, v, c.next(), c.output()))),
                                in.steps(
                                        "catchNext",
                                        c.next(),
                                        Targets.of(document, step),
                                        next ->
                                                put(
                                                        index,
                                                        catcher(c, c.errors(), next, c.output()))),
                                in.json(
                                                "catchOutput",
                                                c.output(),
                                                v ->
                                                        put(
                                                                index,
                                                                catcher(
                                                                        c,
                                                                        c.errors(),
                                                                        c.next(),
                                                                        v)))
                                        .withPrompt("{% $states.errorOutput %}")))
                .numbered(index + 1)
                .with(
                        new Action(
                                in.prefix() + "remove",
                                "inspector.action.remove",
                                catchers(Lists.without(handling.catchers(), index), "catch")));
    }

    private static Catcher catcher(
            Catcher c, List<String> errors, List<String> next, @Nullable Template output) {
        return new Catcher(errors, next, output, c.assign(), c.resultPath());
    }

    private Edit put(int index, Catcher c) {
        return catchers(Lists.with(handling.catchers(), index, c), "catch." + index);
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

    /// A retrier with one field exchanged.
    private record Retry(Retrier r) {
        Retrier errors(List<String> errors) {
            return new Retrier(
                    errors,
                    r.intervalSeconds(),
                    r.maxAttempts(),
                    r.backoffRate(),
                    r.maxDelaySeconds(),
                    r.jitter());
        }

        Retrier interval(@Nullable Integer seconds) {
            return new Retrier(
                    r.errors(),
                    seconds,
                    r.maxAttempts(),
                    r.backoffRate(),
                    r.maxDelaySeconds(),
                    r.jitter());
        }

        Retrier attempts(@Nullable Integer attempts) {
            return new Retrier(
                    r.errors(),
                    r.intervalSeconds(),
                    attempts,
                    r.backoffRate(),
                    r.maxDelaySeconds(),
                    r.jitter());
        }

        Retrier backoff(@Nullable Double rate) {
            return new Retrier(
                    r.errors(),
                    r.intervalSeconds(),
                    r.maxAttempts(),
                    rate,
                    r.maxDelaySeconds(),
                    r.jitter());
        }

        Retrier maxDelay(@Nullable Integer seconds) {
            return new Retrier(
                    r.errors(),
                    r.intervalSeconds(),
                    r.maxAttempts(),
                    r.backoffRate(),
                    seconds,
                    r.jitter());
        }

        Retrier jitter(@Nullable String jitter) {
            return new Retrier(
                    r.errors(),
                    r.intervalSeconds(),
                    r.maxAttempts(),
                    r.backoffRate(),
                    r.maxDelaySeconds(),
                    jitter);
        }
    }
}
