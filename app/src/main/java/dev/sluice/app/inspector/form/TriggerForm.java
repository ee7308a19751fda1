package dev.sluice.app.inspector.form;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.step.StepParts;
import dev.sluice.engine.check.schedule.Schedules;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The settings of a trigger: what all have, and what its kind has.
public final class TriggerForm {
    private final FlowDocument document;
    private final Trigger trigger;
    private final Fields fields;

    private TriggerForm(FlowDocument document, Trigger trigger, Templates templates) {
        this.document = document;
        this.trigger = trigger;
        this.fields = new Fields("", templates);
    }

    public static Form of(FlowDocument document, Trigger trigger, Templates templates) {
        var form = new TriggerForm(document, trigger, templates);
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("", form.head()));
        Section own = form.kind();
        if (!own.fields().isEmpty()) {
            sections.add(own);
        }
        return new Form(List.copyOf(sections));
    }

    private List<Field> head() {
        Trigger.Head h = trigger.head();
        return List.of(
                Identity.field(fields, document, h.id()),
                fields.line("label", h.label(), text -> head(text, h.comment())).withPrompt(h.id()),
                fields.prose("comment", h.comment(), text -> head(h.label(), text)));
    }

    private Edit head(@Nullable String label, @Nullable String comment) {
        Trigger.Head h = trigger.head();
        return changed(
                StepParts.withHead(
                        trigger, new Trigger.Head(h.id(), label, comment, h.input(), h.next())),
                "head");
    }

    private Section kind() {
        String title = "inspector.section.trigger";
        return switch (trigger) {
            case Trigger.Manual _ -> Section.of(title, List.of());
            case Trigger.Http t -> Section.of(title, http(t));
            case Trigger.Timer t -> Section.of(title, timer(t)).noting("inspector.note.timer");
            case Trigger.ObjectChange t -> Section.of(title, object(t));
            case Trigger.Queue t -> Section.of(title, queue(t));
            case Trigger.Topic t -> Section.of(title, topic(t));
            case Trigger.Webhook t -> Section.of(title, webhook(t));
        };
    }

    private List<Field> http(Trigger.Http t) {
        return List.of(
                fields.pick(
                        "httpMethod",
                        t.method(),
                        List.of("GET", "POST", "PUT", "PATCH", "DELETE", "ANY"),
                        v ->
                                changed(
                                        new Trigger.Http(
                                                t.head(),
                                                v,
                                                t.path(),
                                                t.answer(),
                                                t.limitSeconds()),
                                        "method")),
                fields.line(
                        "path",
                        t.path(),
                        text ->
                                text.startsWith("/")
                                        ? new Typed.Change(
                                                changed(
                                                        new Trigger.Http(
                                                                t.head(),
                                                                t.method(),
                                                                text.strip(),
                                                                t.answer(),
                                                                t.limitSeconds()),
                                                        "path"))
                                        : Typed.Wrong.of("inspector.wrong.path"),
                        false),
                fields.pick(
                        "answer",
                        t.answer(),
                        List.of("sync", "async"),
                        v ->
                                changed(
                                        new Trigger.Http(
                                                t.head(),
                                                t.method(),
                                                t.path(),
                                                v,
                                                t.limitSeconds()),
                                        "answer")),
                fields.whole(
                                "limitSeconds",
                                t.limitSeconds(),
                                1,
                                900,
                                v ->
                                        changed(
                                                new Trigger.Http(
                                                        t.head(),
                                                        t.method(),
                                                        t.path(),
                                                        t.answer(),
                                                        v),
                                                "limitSeconds"))
                        .withPrompt("29"));
    }

    private List<Field> timer(Trigger.Timer t) {
        return List.of(
                fields.line(
                                "cron",
                                t.cron() == null ? "" : t.cron(),
                                text -> cron(t, text.strip()),
                                false)
                        .withPrompt("0 6 * * *"),
                fields.pick(
                        "dialect",
                        t.dialect(),
                        List.of("unix", "quartz", "aws", "fc"),
                        v ->
                                changed(
                                        new Trigger.Timer(
                                                t.head(),
                                                t.cron(),
                                                v,
                                                t.timeZone(),
                                                t.rate(),
                                                t.missed(),
                                                t.overlap()),
                                        "dialect")),
                fields.line(
                                "timeZone",
                                t.timeZone() == null ? "" : t.timeZone(),
                                text -> zone(t, text.strip()),
                                false)
                        .withPrompt("UTC"),
                fields.line(
                                "rate",
                                t.rate() == null ? "" : t.rate(),
                                text -> rate(t, text.strip()),
                                false)
                        .withPrompt("5 minutes"),
                fields.pick(
                        "missed",
                        t.missed(),
                        List.of("skip", "once"),
                        v ->
                                changed(
                                        new Trigger.Timer(
                                                t.head(),
                                                t.cron(),
                                                t.dialect(),
                                                t.timeZone(),
                                                t.rate(),
                                                v,
                                                t.overlap()),
                                        "missed")),
                fields.pick(
                        "overlap",
                        t.overlap(),
                        List.of("allow", "skip"),
                        v ->
                                changed(
                                        new Trigger.Timer(
                                                t.head(),
                                                t.cron(),
                                                t.dialect(),
                                                t.timeZone(),
                                                t.rate(),
                                                t.missed(),
                                                v),
                                        "overlap")),
                fields.shown("nextTimes", NextTimes.of(t, Instant.now())));
    }

    private Typed cron(Trigger.Timer t, String text) {
        return text.isEmpty()
                ? new Typed.Change(timer(t, null, null))
                : typed(
                        Schedules.cron(text, t.dialect(), t.timeZone()),
                        () -> timer(t, text, null));
    }

    private Typed rate(Trigger.Timer t, String text) {
        return text.isEmpty()
                ? new Typed.Change(timer(t, null, null))
                : typed(Schedules.rate(text), () -> timer(t, null, text));
    }

    private static Typed typed(Schedules.Reading reading, Supplier<Edit> edit) {
        return switch (reading) {
            case Schedules.Reading.Read _ -> new Typed.Change(edit.get());
            case Schedules.Reading.Wrong(_, var message, var hint) ->
                    Typed.Wrong.of("inspector.wrong.schedule", message, hint);
        };
    }

    private Edit timer(Trigger.Timer t, @Nullable String cron, @Nullable String rate) {
        return changed(
                new Trigger.Timer(
                        t.head(),
                        cron,
                        cron == null ? null : t.dialect(),
                        t.timeZone(),
                        rate,
                        t.missed(),
                        t.overlap()),
                "schedule");
    }

    private Typed zone(Trigger.Timer t, String text) {
        if (!text.isEmpty()) {
            try {
                ZoneId.of(text);
            } catch (DateTimeException _) {
                return Typed.Wrong.of("inspector.wrong.zone");
            }
        }
        return new Typed.Change(
                changed(
                        new Trigger.Timer(
                                t.head(),
                                t.cron(),
                                t.dialect(),
                                text.isEmpty() ? null : text,
                                t.rate(),
                                t.missed(),
                                t.overlap()),
                        "timeZone"));
    }

    private List<Field> object(Trigger.ObjectChange t) {
        return List.of(
                fields.name(
                        "bucket",
                        t.bucket(),
                        resources(Resource.Bucket.class),
                        v -> object(t, v, t.on(), t.prefix(), t.suffix())),
                fields.someWords(
                        "on", t.on(), v -> object(t, t.bucket(), v, t.prefix(), t.suffix())),
                fields.line(
                        "prefix", t.prefix(), v -> object(t, t.bucket(), t.on(), v, t.suffix())),
                fields.line(
                        "suffix", t.suffix(), v -> object(t, t.bucket(), t.on(), t.prefix(), v)));
    }

    private static Edit object(
            Trigger.ObjectChange t,
            String bucket,
            List<String> on,
            @Nullable String prefix,
            @Nullable String suffix) {
        return changed(new Trigger.ObjectChange(t.head(), bucket, on, prefix, suffix), "object");
    }

    private List<Field> queue(Trigger.Queue t) {
        return List.of(
                fields.name(
                        "queue",
                        t.queue(),
                        resources(Resource.Queue.class),
                        v -> queue(t, v, t.batchSize(), t.batchWindowSeconds(), t.maxReceives())),
                fields.whole(
                        "batchSize",
                        t.batchSize(),
                        1,
                        10_000,
                        v -> queue(t, t.queue(), v, t.batchWindowSeconds(), t.maxReceives())),
                fields.whole(
                        "batchWindowSeconds",
                        t.batchWindowSeconds(),
                        0,
                        300,
                        v -> queue(t, t.queue(), t.batchSize(), v, t.maxReceives())),
                fields.whole(
                        "maxReceives",
                        t.maxReceives(),
                        1,
                        1_000,
                        v -> queue(t, t.queue(), t.batchSize(), t.batchWindowSeconds(), v)));
    }

    private static Edit queue(
            Trigger.Queue t,
            String queue,
            @Nullable Integer batch,
            @Nullable Integer window,
            @Nullable Integer receives) {
        return changed(
                new Trigger.Queue(t.head(), queue, batch, window, receives, t.deadLetter()),
                "queue");
    }

    private List<Field> topic(Trigger.Topic t) {
        return List.of(
                fields.name(
                        "topic",
                        t.topic(),
                        resources(Resource.Topic.class),
                        v -> changed(new Trigger.Topic(t.head(), v, t.filter()), "topic")));
    }

    private List<Field> webhook(Trigger.Webhook t) {
        return List.of(
                fields.line("path", t.path(), v -> webhook(t, v, t.events(), t.secret())),
                fields.words("events", t.events(), v -> webhook(t, t.path(), v, t.secret()))
                        .withPrompt("push, pull_request"),
                fields.line("secret", t.secret(), v -> webhook(t, t.path(), t.events(), v)));
    }

    private static Edit webhook(
            Trigger.Webhook t,
            @Nullable String path,
            List<String> events,
            @Nullable String secret) {
        return changed(
                new Trigger.Webhook(t.head(), t.provider(), path, events, secret), "webhook");
    }

    private List<String> resources(Class<? extends Resource> kind) {
        return document.flow().resources().values().stream()
                .filter(kind::isInstance)
                .map(Resource::id)
                .toList();
    }

    private static Edit changed(Trigger trigger, String part) {
        return new ElementEdit.ChangeTrigger(trigger, part);
    }
}
