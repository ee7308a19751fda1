package dev.sluice.app.inspector.form;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.inspector.form.field.Derived;
import dev.sluice.app.inspector.form.field.Field;
import dev.sluice.app.inspector.form.field.Fields;
import dev.sluice.app.inspector.form.field.Templates;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The settings of a step: what all have, and what its kind has.
public final class StepForm {
    private static final String NO_LIMIT = "inspector.prompt.no-limit";

    private final FlowDocument document;
    private final Step step;
    private final Fields fields;

    private StepForm(FlowDocument document, Step step, Templates templates) {
        this.document = document;
        this.step = step;
        this.fields = Fields.of(step, templates);
    }

    /// The settings of a step and, where it calls one, of its function.
    public static Form of(FlowDocument document, Step step, Templates templates) {
        var form = new StepForm(document, step, templates);
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("", form.head()));
        sections.addAll(form.kind());
        if (StepFields.isLimited(step)) {
            sections.add(form.limits());
        }
        if (step instanceof Step.Function call) {
            var function = document.flow().functions().get(call.function());
            if (function != null) {
                sections.addAll(FunctionForm.sections(function, templates));
            }
        }
        return new Form(List.copyOf(sections));
    }

    private List<Field> head() {
        Step.Head head = step.head();
        return List.of(
                Identity.field(fields, document, step.id()),
                fields.line("label", head.label(), text -> head("label", text))
                        .withPrompt(step.id()),
                fields.prose("comment", head.comment(), text -> head("comment", text)));
    }

    private Edit head(String component, @Nullable String text) {
        return change("head", Derived.of(step.head(), component, text));
    }

    private List<Section> kind() {
        return switch (step) {
            case Step.Function s -> List.of(Section.of("", List.of(function(s))));
            case Step.Choice s -> RuleForm.sections(document, s, fields);
            case Step.Wait s -> List.of(waiting(s));
            case Step.Fail s -> List.of(failing(s));
            case Step.Map s -> MapForm.sections(s, fields);
            case Step.Callback s -> List.of(callback(s));
            case Step.Http s -> List.of(http(s));
            case Step.Publish s -> List.of(publish(s));
            case Step.ObjectAccess s -> List.of(object(s));
            case Step.SubFlow s -> List.of(flow(s));
            case Step.Join _ -> List.of(note("inspector.note.join"));
            case Step.Group _ -> List.of(note("inspector.note.group"));
            case Step.Transform _ -> List.of(note("inspector.note.transform"));
            case Step.Succeed _ -> List.of(note("inspector.note.succeed"));
        };
    }

    private static Section note(String key) {
        return Section.of("", List.of()).noting(key);
    }

    private Field function(Step.Function s) {
        List<String> known = List.copyOf(document.flow().functions().keySet());
        return fields.name("function", s.function(), known, name -> change("function", name));
    }

    private Section waiting(Step.Wait s) {
        return Section.of(
                        "inspector.section.wait",
                        List.of(
                                fields.amount("seconds", s.seconds(), t -> waiting(s, t, null)),
                                fields.text("timestamp", s.timestamp(), t -> waiting(s, null, t))
                                        .withPrompt("2026-12-24T18:00:00Z")))
                .noting("inspector.note.wait");
    }

    private Edit waiting(Step.Wait s, @Nullable Template seconds, @Nullable Template timestamp) {
        return new ElementEdit.ChangeStep(
                new Step.Wait(s.head(), seconds, timestamp, s.data(), s.next()), "wait");
    }

    private Section failing(Step.Fail s) {
        return Section.of(
                "inspector.section.fail",
                List.of(
                        fields.text("error", s.error(), t -> change("error", t))
                                .withPrompt("OrderRejected"),
                        fields.text("cause", s.cause(), t -> change("cause", t))));
    }

    private Section callback(Step.Callback s) {
        return Section.of(
                "",
                List.of(
                        fields.line(
                                "startedFunction", s.function(), name -> change("function", name)),
                        fields.json("start", s.start(), t -> change("start", t))));
    }

    private Section http(Step.Http s) {
        return Section.of(
                "inspector.section.http",
                List.of(
                        fields.text("method", s.method(), t -> change("method", t))
                                .withPrompt("GET"),
                        fields.text("url", s.url(), t -> change("url", t))
                                .withPrompt("https://example.org/orders"),
                        fields.json("headers", s.headers(), t -> change("headers", t)),
                        fields.json("query", s.query(), t -> change("query", t)),
                        fields.json("payload", s.payload(), t -> change("payload", t))));
    }

    private Section publish(Step.Publish s) {
        List<String> queues = resources(Resource.Queue.class);
        List<String> topics = resources(Resource.Topic.class);
        return Section.of(
                        "",
                        List.of(
                                fields.name("queue", s.queue(), queues, n -> publish(s, n, null)),
                                fields.name("topic", s.topic(), topics, n -> publish(s, null, n))))
                .noting("inspector.note.publish");
    }

    private Edit publish(Step.Publish s, @Nullable String queue, @Nullable String topic) {
        return new ElementEdit.ChangeStep(
                new Step.Publish(
                        s.head(), queue, topic, s.data(), s.limits(), s.handling(), s.next()),
                "target");
    }

    private Section object(Step.ObjectAccess s) {
        List<String> buckets = resources(Resource.Bucket.class);
        List<String> actions = List.of("get", "put", "delete");
        return Section.of(
                "",
                List.of(
                        fields.name("action", s.action(), actions, v -> change("action", v)),
                        fields.name("bucket", s.bucket(), buckets, v -> change("bucket", v)),
                        fields.text("key", s.key(), t -> change("key", t))));
    }

    private Section flow(Step.SubFlow s) {
        return Section.of(
                "", List.of(fields.needed("flow", s.flow(), folder -> change("flow", folder))));
    }

    private Section limits() {
        Limits limits = step.limits();
        return Section.of(
                "inspector.section.limits",
                List.of(
                        fields.amount(
                                        "stepTimeout",
                                        limits.timeoutSeconds(),
                                        t -> limits("timeoutSeconds", t))
                                .withPrompt(NO_LIMIT),
                        fields.amount(
                                        "heartbeat",
                                        limits.heartbeatSeconds(),
                                        t -> limits("heartbeatSeconds", t))
                                .withPrompt(NO_LIMIT)));
    }

    private Edit limits(String component, @Nullable Template value) {
        return change("limits", Derived.of(step.limits(), component, value));
    }

    private List<String> resources(Class<? extends Resource> kind) {
        return Targets.resources(document, kind);
    }

    private Edit change(String component, @Nullable Object value) {
        return StepFields.change(step, component, value);
    }
}
