package dev.sluice.engine.export.aws.resource;

import dev.sluice.engine.export.Report.Kind;
import dev.sluice.engine.export.aws.draft.Cfn;
import dev.sluice.engine.export.aws.draft.Drafting;
import dev.sluice.engine.export.aws.states.StateMachine;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.value.Json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The triggers: events of the state machine where it has such, else functions that start it.
public final class TriggerResources {
    private final Drafting draft;
    private final Starters starters;
    private final Map<String, Object> events = new LinkedHashMap<>();
    private final Set<String> secrets = new LinkedHashSet<>();

    public TriggerResources(Drafting draft, Starters starters) {
        this.draft = draft;
        this.starters = starters;
    }

    /// The events of the state machine. Functions that start it are added to the template.
    public Map<String, Object> events() {
        for (Trigger trigger : draft.flow().triggers().values()) {
            switch (trigger) {
                case Trigger.Manual _ ->
                        draft.report()
                                .exact(
                                        Kind.TRIGGER,
                                        trigger.id(),
                                        "trigger",
                                        "Started by hand; README.md has the command.");
                case Trigger.Http http -> starters.http(http);
                case Trigger.Queue queue -> starters.queue(queue);
                case Trigger.Topic topic -> starters.topic(topic);
                case Trigger.Webhook webhook -> starters.webhook(webhook, secrets);
                case Trigger.Timer timer -> timer(timer);
                case Trigger.ObjectChange change -> object(change);
            }
            if (trigger.head().input() != null) {
                draft.report()
                        .exact(
                                Kind.TRIGGER,
                                trigger.id(),
                                "input",
                                "The first state of the state machine computes it.");
            }
        }
        return events;
    }

    /// The secrets that triggers use.
    public Set<String> secrets() {
        return secrets;
    }

    private void timer(Trigger.Timer timer) {
        var schedule = CronTranslation.of(timer);
        List<String> expressions = schedule.expressions();
        for (int i = 0; i < expressions.size(); i++) {
            events.put(
                    draft.ids().of("Schedule", timer.id() + (i == 0 ? "" : " " + (i + 1))),
                    Cfn.map(
                            "Type",
                            "ScheduleV2",
                            "Properties",
                            Cfn.map(
                                    "ScheduleExpression",
                                    expressions.get(i),
                                    "ScheduleExpressionTimezone",
                                    schedule.zone(),
                                    "FlexibleTimeWindow",
                                    Cfn.map("Mode", "OFF"),
                                    "Input",
                                    Json.write(wrapped(timer, scheduledEvent())))));
        }
        tell(timer, schedule);
    }

    private void tell(Trigger.Timer timer, CronTranslation schedule) {
        String how = String.join(" and ", schedule.expressions()) + " in " + schedule.zone();
        if (schedule.expressions().isEmpty()) {
            draft.report().lost(Kind.TRIGGER, timer.id(), "trigger", schedule.differs() + ".");
        } else if (schedule.differs() != null) {
            draft.report()
                    .emulated(
                            Kind.TRIGGER,
                            timer.id(),
                            "trigger",
                            how + ". " + schedule.differs() + ".");
        } else {
            draft.report().exact(Kind.TRIGGER, timer.id(), "trigger", how);
        }
        if ("skip".equals(timer.overlap())) {
            draft.report()
                    .lost(
                            Kind.TRIGGER,
                            timer.id(),
                            "overlap",
                            "A run starts even while the last one still goes on.");
        }
        if ("once".equals(timer.missed())) {
            draft.report()
                    .lost(
                            Kind.TRIGGER,
                            timer.id(),
                            "missed",
                            "A scheduler that is always there misses no time.");
        }
    }

    /// The event a function gets from a schedule; the scheduler fills in what is in angle brackets.
    private static Map<String, Object> scheduledEvent() {
        return Cfn.map(
                "version", "0",
                "id", "<aws.scheduler.execution-id>",
                "detail-type", "Scheduled Event",
                "source", "aws.events",
                "time", "<aws.scheduler.scheduled-time>",
                "resources", List.of("<aws.scheduler.schedule-arn>"),
                "detail", Map.of());
    }

    private Map<String, Object> wrapped(Trigger trigger, Map<String, Object> event) {
        return StateMachine.wraps(draft.flow())
                ? Cfn.map("trigger", draft.ids().of("Trigger", trigger.id()), "event", event)
                : event;
    }

    private void object(Trigger.ObjectChange change) {
        List<Object> types = new ArrayList<>();
        if (change.on().isEmpty() || change.on().contains("created")) {
            types.add("Object Created");
        }
        if (change.on().contains("removed")) {
            types.add("Object Deleted");
        }
        Map<String, Object> detail =
                Cfn.map(
                        "bucket",
                        Cfn.map(
                                "name",
                                List.of(Cfn.ref(draft.ids().of("Bucket", change.bucket())))));
        Object key = key(change);
        if (key != null) {
            detail.put("object", Cfn.map("key", List.of(key)));
        }
        Map<String, Object> properties =
                Cfn.map(
                        "Pattern",
                        Cfn.map(
                                "source",
                                List.of("aws.s3"),
                                "detail-type",
                                types,
                                "detail",
                                detail));
        if (StateMachine.wraps(draft.flow())) {
            properties.put(
                    "InputTransformer",
                    Cfn.map(
                            "InputPathsMap",
                            Cfn.map("event", "$"),
                            "InputTemplate",
                            "{\"trigger\": \""
                                    + draft.ids().of("Trigger", change.id())
                                    + "\", \"event\": <event>}"));
        }
        events.put(
                draft.ids().of("Event", change.id()),
                Cfn.map("Type", "EventBridgeRule", "Properties", properties));
        draft.report()
                .exact(
                        Kind.TRIGGER,
                        change.id(),
                        "trigger",
                        "EventBridge rule for the bucket. The event is EventBridge's notice, with"
                                + " the bucket and the key under \"detail\".");
    }

    /// Prefix and suffix must be one pattern: of several, any one would do.
    private static @org.jspecify.annotations.Nullable Object key(Trigger.ObjectChange change) {
        String prefix = change.prefix() == null ? "" : change.prefix();
        String suffix = change.suffix() == null ? "" : change.suffix();
        if (prefix.isEmpty() && suffix.isEmpty()) {
            return null;
        }
        if (prefix.isEmpty()) {
            return Cfn.map("suffix", suffix);
        }
        return suffix.isEmpty()
                ? Cfn.map("prefix", prefix)
                : Cfn.map("wildcard", literal(prefix) + "*" + literal(suffix));
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("*", "\\*");
    }
}
