package dev.sluice.app.inspector.form;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.engine.model.Flow;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What concerns the flow as a whole.
public final class FlowForm {
    private static final List<String> TARGETS = List.of("aws", "alibaba");

    private FlowForm() {}

    public static Form of(FlowDocument document, Templates templates) {
        Flow f = document.flow();
        var fields = new Fields("flow.", templates);
        return new Form(
                List.of(
                        Section.of(
                                "",
                                List.of(
                                        fields.needed(
                                                "name",
                                                f.name(),
                                                v ->
                                                        change(
                                                                f,
                                                                v,
                                                                f.comment(),
                                                                f.targets(),
                                                                f.timeoutSeconds(),
                                                                f.maxSteps())),
                                        fields.prose(
                                                "comment",
                                                f.comment(),
                                                v ->
                                                        change(
                                                                f,
                                                                f.name(),
                                                                v,
                                                                f.targets(),
                                                                f.timeoutSeconds(),
                                                                f.maxSteps())),
                                        targets(f, fields),
                                        fields.whole(
                                                        "flowTimeout",
                                                        f.timeoutSeconds(),
                                                        1,
                                                        31_536_000,
                                                        v ->
                                                                change(
                                                                        f,
                                                                        f.name(),
                                                                        f.comment(),
                                                                        f.targets(),
                                                                        v,
                                                                        f.maxSteps()))
                                                .withPrompt("∞"),
                                        fields.whole(
                                                        "maxSteps",
                                                        f.maxSteps(),
                                                        1,
                                                        100_000_000,
                                                        v ->
                                                                change(
                                                                        f,
                                                                        f.name(),
                                                                        f.comment(),
                                                                        f.targets(),
                                                                        f.timeoutSeconds(),
                                                                        v))
                                                .withPrompt(
                                                        Integer.toString(Flow.DEFAULT_MAX_STEPS)))),
                        Section.of("", List.of()).noting("inspector.note.nothing-selected")));
    }

    private static Field targets(Flow f, Fields fields) {
        return fields.line(
                        "targets",
                        String.join(", ", f.targets()),
                        text -> {
                            List<String> words = Fields.words(text);
                            return TARGETS.containsAll(words)
                                    ? new Typed.Change(
                                            change(
                                                    f,
                                                    f.name(),
                                                    f.comment(),
                                                    words,
                                                    f.timeoutSeconds(),
                                                    f.maxSteps()))
                                    : Typed.Wrong.of(
                                            "inspector.wrong.targets", String.join(", ", TARGETS));
                        },
                        false)
                .withPrompt("aws");
    }

    private static Edit change(
            Flow f,
            String name,
            @Nullable String comment,
            List<String> targets,
            @Nullable Integer timeoutSeconds,
            @Nullable Integer maxSteps) {
        return new Edit.ChangeFlow(
                name, comment, targets, timeoutSeconds, maxSteps, f.parameters());
    }
}
