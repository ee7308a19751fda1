package dev.sluice.app.inspector.form;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.inspector.form.field.Derived;
import dev.sluice.app.inspector.form.field.Field;
import dev.sluice.app.inspector.form.field.Field.Option;
import dev.sluice.app.inspector.form.field.Fields;
import dev.sluice.app.inspector.form.field.Templates;
import dev.sluice.app.inspector.form.field.Typed;
import dev.sluice.engine.check.schedule.Schedules;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// The settings of a trigger: what all have, and what its kind has.
public final class TriggerForm {
    /// What repositories at GitHub tell of most.
    private static final List<String> WEBHOOK_EVENTS =
            List.of(
                    "push",
                    "pull_request",
                    "pull_request_review",
                    "issues",
                    "issue_comment",
                    "release",
                    "create",
                    "delete",
                    "workflow_run",
                    "check_suite",
                    "deployment",
                    "ping");

    private static final List<Option> CHANGES =
            Trigger.ObjectChange.CHANGES.stream()
                    .map(change -> new Option(change, "inspector.option.on." + change))
                    .toList();

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
                fields.line("label", h.label(), text -> head("label", text)).withPrompt(h.id()),
                fields.prose("comment", h.comment(), text -> head("comment", text)));
    }

    private Edit head(String component, @Nullable String text) {
        return change("head", Derived.of(trigger.head(), component, text));
    }

    private Section kind() {
        String title = "inspector.section.trigger";
        return switch (trigger) {
            case Trigger.Manual _ -> Section.of(title, List.of());
            case Trigger.Http t -> Section.of(title, http(t));
            case Trigger.Timer t -> Section.of(title, timer(t)).noting("inspector.note.timer");
            case Trigger.ObjectChange t -> Section.of(title, object(t));
            case Trigger.Queue t -> Section.of(title, queue(t)).noting("inspector.note.queue");
            case Trigger.Topic t -> Section.of(title, topic(t)).noting("inspector.note.topic");
            case Trigger.Webhook t -> Section.of(title, webhook(t));
        };
    }

    private List<Field> http(Trigger.Http t) {
        List<String> methods = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "ANY");
        return List.of(
                fields.pick("httpMethod", t.method(), methods, v -> change("method", v)),
                fields.line(
                        "path",
                        t.path(),
                        text ->
                                text.startsWith("/")
                                        ? new Typed.Change(change("path", text.strip()))
                                        : Typed.Wrong.of("inspector.wrong.path"),
                        false),
                fields.pick(
                        "answer", t.answer(), List.of("sync", "async"), v -> change("answer", v)),
                fields.whole(
                                "limitSeconds",
                                t.limitSeconds(),
                                1,
                                900,
                                v -> change("limitSeconds", v))
                        .withPrompt("29"));
    }

    private List<Field> timer(Trigger.Timer t) {
        List<String> dialects = List.of("unix", "quartz", "aws", "fc");
        return List.of(
                typed("cron", t.cron(), text -> cron(t, text)).withPrompt("0 6 * * *"),
                fields.pick("dialect", t.dialect(), dialects, v -> change("dialect", v)),
                typed("timeZone", t.timeZone(), this::zone)
                        .withPrompt("UTC")
                        .offering(Zones.IDS, false),
                typed("rate", t.rate(), text -> rate(t, text)).withPrompt("5 minutes"),
                fields.pick(
                        "missed", t.missed(), List.of("skip", "once"), v -> change("missed", v)),
                fields.pick(
                        "overlap",
                        t.overlap(),
                        List.of("allow", "skip"),
                        v -> change("overlap", v)),
                fields.shown("nextTimes", NextTimes.of(t, Instant.now())));
    }

    private Field typed(String name, @Nullable String value, Function<String, Typed> typed) {
        return fields.line(
                name, value == null ? "" : value, text -> typed.apply(text.strip()), false);
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
        String dialect = cron == null ? null : t.dialect();
        return new ElementEdit.ChangeTrigger(
                new Trigger.Timer(
                        t.head(), cron, dialect, t.timeZone(), rate, t.missed(), t.overlap()),
                "schedule");
    }

    private Typed zone(String text) {
        if (!text.isEmpty()) {
            try {
                ZoneId.of(text);
            } catch (DateTimeException _) {
                return Typed.Wrong.of("inspector.wrong.zone");
            }
        }
        return new Typed.Change(change("timeZone", text.isEmpty() ? null : text));
    }

    private List<Field> object(Trigger.ObjectChange t) {
        List<String> buckets = Targets.resources(document, Resource.Bucket.class);
        return List.of(
                fields.name("bucket", t.bucket(), buckets, v -> change("bucket", v)),
                fields.several("on", t.on(), CHANGES, 1, v -> change("on", v)),
                fields.line("prefix", t.prefix(), v -> change("prefix", v)),
                fields.line("suffix", t.suffix(), v -> change("suffix", v)));
    }

    private List<Field> queue(Trigger.Queue t) {
        List<String> queues = Targets.resources(document, Resource.Queue.class);
        return List.of(
                fields.name("queue", t.queue(), queues, v -> change("queue", v)),
                fields.whole("batchSize", t.batchSize(), 1, 10_000, v -> change("batchSize", v))
                        .withPrompt("10"),
                fields.whole(
                                "batchWindowSeconds",
                                t.batchWindowSeconds(),
                                0,
                                300,
                                v -> change("batchWindowSeconds", v))
                        .withPrompt("0"),
                fields.whole(
                                "maxReceives",
                                t.maxReceives(),
                                1,
                                1_000,
                                v -> change("maxReceives", v))
                        .withPrompt("3"),
                fields.known("deadLetter", t.deadLetter(), queues, name -> deadLetter(t, name))
                        .withPrompt("inspector.prompt.dead-letter"));
    }

    private Typed deadLetter(Trigger.Queue t, @Nullable String queue) {
        return t.queue().equals(queue)
                ? Typed.Wrong.of("inspector.wrong.dead-letter")
                : new Typed.Change(change("deadLetter", queue));
    }

    private List<Field> topic(Trigger.Topic t) {
        List<String> topics = Targets.resources(document, Resource.Topic.class);
        return List.of(
                fields.name("topic", t.topic(), topics, v -> change("topic", v)),
                fields.values("filter", t.filter(), v -> change("filter", v))
                        .withPrompt("inspector.prompt.filter"));
    }

    private List<Field> webhook(Trigger.Webhook t) {
        return List.of(
                fields.line("path", t.path(), v -> change("path", v)),
                fields.words("events", t.events(), v -> change("events", v))
                        .withPrompt("push, pull_request")
                        .offering(WEBHOOK_EVENTS, true),
                fields.line("secret", t.secret(), v -> change("secret", v)));
    }

    private Edit change(String component, @Nullable Object value) {
        return new ElementEdit.ChangeTrigger(Derived.of(trigger, component, value), component);
    }
}
