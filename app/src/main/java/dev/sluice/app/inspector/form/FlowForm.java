package dev.sluice.app.inspector.form;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.inspector.form.field.Derived;
import dev.sluice.app.inspector.form.field.Field;
import dev.sluice.app.inspector.form.field.Field.Option;
import dev.sluice.app.inspector.form.field.Fields;
import dev.sluice.app.inspector.form.field.Templates;
import dev.sluice.engine.check.Checks;
import dev.sluice.engine.model.Flow;

import java.util.List;
import java.util.Locale;

/// What concerns the flow as a whole.
public final class FlowForm {
    private static final List<Option> TARGETS =
            Checks.TARGETS.stream()
                    .map(target -> new Option(target, "targets.name." + target))
                    .toList();

    private FlowForm() {}

    public static Form of(FlowDocument document, Templates templates) {
        Flow f = document.flow();
        var fields = new Fields("flow.", templates);
        return new Form(
                List.of(
                        Section.of("", fields(f, fields)),
                        Section.of("", List.of()).noting("inspector.note.nothing-selected")));
    }

    private static List<Field> fields(Flow f, Fields fields) {
        Edit.ChangeFlow now =
                new Edit.ChangeFlow(
                        f.name(),
                        f.comment(),
                        f.targets(),
                        f.timeoutSeconds(),
                        f.maxSteps(),
                        f.parameters());
        return List.of(
                fields.needed("name", f.name(), v -> Derived.of(now, "name", v)),
                fields.prose("comment", f.comment(), v -> Derived.of(now, "comment", v)),
                fields.several(
                        "targets", f.targets(), TARGETS, 0, v -> Derived.of(now, "targets", v)),
                fields.whole(
                                "flowTimeout",
                                f.timeoutSeconds(),
                                1,
                                31_536_000,
                                v -> Derived.of(now, "timeoutSeconds", v))
                        .withPrompt("inspector.prompt.no-limit"),
                fields.whole(
                                "maxSteps",
                                f.maxSteps(),
                                1,
                                100_000_000,
                                v -> Derived.of(now, "maxSteps", v))
                        .withPrompt(String.format(Locale.ROOT, "%,d", Flow.DEFAULT_MAX_STEPS)));
    }
}
