package dev.sluice.app.inspector.form;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.step.StepParts;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The settings of a step: what all have, and what its kind has.
public final class StepForm {
    private final FlowDocument document;
    private final Step step;
    private final Fields fields;

    private StepForm(FlowDocument document, Step step, Templates templates) {
        this.document = document;
        this.step = step;
        this.fields = new Fields("", templates);
    }

    /// The settings of a step and, where it calls one, of its function.
    public static Form of(FlowDocument document, Step step, Templates templates) {
        var form = new StepForm(document, step, templates);
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("", form.head()));
        sections.addAll(form.kind());
        form.limits(sections);
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
                fields.line("label", head.label(), text -> head(text, head.comment()))
                        .withPrompt(step.id()),
                fields.prose("comment", head.comment(), text -> head(head.label(), text)));
    }

    private Edit head(@Nullable String label, @Nullable String comment) {
        return changed(StepParts.withHead(step, new Step.Head(step.id(), label, comment)), "head");
    }

    private List<Section> kind() {
        return switch (step) {
            case Step.Function s -> List.of(function(s));
            case Step.Choice s -> RuleForm.sections(document, s, fields);
            case Step.Wait s -> List.of(waiting(s));
            case Step.Fail s -> List.of(failing(s));
            case Step.Map s -> List.of(each(s));
            case Step.Callback s -> List.of(callback(s));
            case Step.Http s -> List.of(http(s));
            case Step.Publish s -> List.of(publish(s));
            case Step.ObjectAccess s -> List.of(object(s));
            case Step.SubFlow s -> List.of(flow(s));
            case Step.Join _ -> List.of(Section.of("", List.of()).noting("inspector.note.join"));
            case Step.Group _ -> List.of(Section.of("", List.of()).noting("inspector.note.group"));
            case Step.Transform _ ->
                    List.of(Section.of("", List.of()).noting("inspector.note.transform"));
            case Step.Succeed _ ->
                    List.of(Section.of("", List.of()).noting("inspector.note.succeed"));
        };
    }

    private Section function(Step.Function s) {
        List<String> known = List.copyOf(document.flow().functions().keySet());
        return Section.of(
                "",
                List.of(
                        fields.name(
                                "function",
                                s.function(),
                                known,
                                name ->
                                        changed(
                                                new Step.Function(
                                                        s.head(),
                                                        name,
                                                        s.data(),
                                                        s.limits(),
                                                        s.handling(),
                                                        s.next()),
                                                "function"))));
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
        return changed(new Step.Wait(s.head(), seconds, timestamp, s.data(), s.next()), "wait");
    }

    private Section failing(Step.Fail s) {
        return Section.of(
                "inspector.section.fail",
                List.of(
                        fields.text(
                                        "error",
                                        s.error(),
                                        t ->
                                                changed(
                                                        new Step.Fail(
                                                                s.head(), t, s.cause(), s.data()),
                                                        "error"))
                                .withPrompt("OrderRejected"),
                        fields.text(
                                "cause",
                                s.cause(),
                                t ->
                                        changed(
                                                new Step.Fail(s.head(), s.error(), t, s.data()),
                                                "cause"))));
    }

    private Section each(Step.Map s) {
        var parts = new MapParts(s);
        return Section.of(
                "inspector.section.map",
                List.of(
                        fields.json("items", s.items(), t -> changed(parts.withItems(t), "items")),
                        fields.json(
                                "itemSelector",
                                s.itemSelector(),
                                t -> changed(parts.withSelector(t), "itemSelector")),
                        fields.amount(
                                        "maxConcurrency",
                                        s.maxConcurrency(),
                                        t -> changed(parts.withConcurrency(t), "maxConcurrency"))
                                .withPrompt("0"),
                        fields.amount(
                                        "toleratedFailureCount",
                                        s.toleratedFailureCount(),
                                        t ->
                                                changed(
                                                        parts.withTolerance(
                                                                t, s.toleratedFailurePercentage()),
                                                        "toleratedFailureCount"))
                                .withPrompt("0"),
                        fields.amount(
                                        "toleratedFailurePercentage",
                                        s.toleratedFailurePercentage(),
                                        t ->
                                                changed(
                                                        parts.withTolerance(
                                                                s.toleratedFailureCount(), t),
                                                        "toleratedFailurePercentage"))
                                .withPrompt("0")));
    }

    private Section callback(Step.Callback s) {
        return Section.of(
                "",
                List.of(
                        fields.line(
                                "startedFunction",
                                s.function(),
                                name ->
                                        changed(
                                                new Step.Callback(
                                                        s.head(),
                                                        name,
                                                        s.start(),
                                                        s.data(),
                                                        s.limits(),
                                                        s.handling(),
                                                        s.next()),
                                                "function")),
                        fields.json(
                                "start",
                                s.start(),
                                t ->
                                        changed(
                                                new Step.Callback(
                                                        s.head(),
                                                        s.function(),
                                                        t,
                                                        s.data(),
                                                        s.limits(),
                                                        s.handling(),
                                                        s.next()),
                                                "start"))));
    }

    private Section http(Step.Http s) {
        return Section.of(
                "inspector.section.http",
                List.of(
                        fields.text(
                                        "method",
                                        s.method(),
                                        t -> changed(Requests.method(s, t), "method"))
                                .withPrompt("GET"),
                        fields.text("url", s.url(), t -> changed(Requests.url(s, t), "url"))
                                .withPrompt("https://example.org/orders"),
                        fields.json(
                                "headers",
                                s.headers(),
                                t -> changed(Requests.headers(s, t), "headers")),
                        fields.json(
                                "query", s.query(), t -> changed(Requests.query(s, t), "query")),
                        fields.json(
                                "payload",
                                s.payload(),
                                t -> changed(Requests.payload(s, t), "payload"))));
    }

    private Section publish(Step.Publish s) {
        return Section.of(
                        "",
                        List.of(
                                fields.name(
                                        "queue",
                                        s.queue(),
                                        resources(Resource.Queue.class),
                                        name -> publish(s, name, null)),
                                fields.name(
                                        "topic",
                                        s.topic(),
                                        resources(Resource.Topic.class),
                                        name -> publish(s, null, name))))
                .noting("inspector.note.publish");
    }

    private Edit publish(Step.Publish s, @Nullable String queue, @Nullable String topic) {
        return changed(
                new Step.Publish(
                        s.head(), queue, topic, s.data(), s.limits(), s.handling(), s.next()),
                "target");
    }

    private Section object(Step.ObjectAccess s) {
        return Section.of(
                "",
                List.of(
                        fields.name(
                                "action",
                                s.action(),
                                List.of("get", "put", "delete"),
                                action -> object(s, action, s.bucket(), s.key())),
                        fields.name(
                                "bucket",
                                s.bucket(),
                                resources(Resource.Bucket.class),
                                bucket -> object(s, s.action(), bucket, s.key())),
                        fields.text(
                                "key", s.key(), key -> object(s, s.action(), s.bucket(), key))));
    }

    private Edit object(Step.ObjectAccess s, String action, String bucket, @Nullable Template key) {
        return changed(
                new Step.ObjectAccess(
                        s.head(),
                        action,
                        bucket,
                        key,
                        s.data(),
                        s.limits(),
                        s.handling(),
                        s.next()),
                "object");
    }

    private Section flow(Step.SubFlow s) {
        return Section.of(
                "",
                List.of(
                        fields.needed(
                                "flow",
                                s.flow(),
                                folder ->
                                        changed(
                                                new Step.SubFlow(
                                                        s.head(),
                                                        folder,
                                                        s.data(),
                                                        s.limits(),
                                                        s.handling(),
                                                        s.next()),
                                                "flow"))));
    }

    private void limits(List<Section> sections) {
        Limits limits = StepFields.limits(step);
        if (limits == null) {
            return;
        }
        sections.add(
                Section.of(
                        "inspector.section.limits",
                        List.of(
                                fields.amount(
                                                "stepTimeout",
                                                limits.timeoutSeconds(),
                                                t -> limits(t, limits.heartbeatSeconds()))
                                        .withPrompt("∞"),
                                fields.amount(
                                                "heartbeat",
                                                limits.heartbeatSeconds(),
                                                t -> limits(limits.timeoutSeconds(), t))
                                        .withPrompt("∞"))));
    }

    private Edit limits(@Nullable Template timeout, @Nullable Template heartbeat) {
        return changed(StepFields.withLimits(step, new Limits(timeout, heartbeat)), "limits");
    }

    private List<String> resources(Class<? extends Resource> kind) {
        return document.flow().resources().values().stream()
                .filter(kind::isInstance)
                .map(Resource::id)
                .toList();
    }

    private static Edit changed(Step step, String part) {
        return new ElementEdit.ChangeStep(step, part);
    }
}
