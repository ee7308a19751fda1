package dev.sluice.engine.imports.sam;

import dev.sluice.engine.check.Checks;
import dev.sluice.engine.imports.Imported;
import dev.sluice.engine.imports.Report;
import dev.sluice.engine.imports.asl.Intrinsics;
import dev.sluice.engine.imports.source.Value;
import dev.sluice.engine.imports.source.Value.Member;
import dev.sluice.engine.imports.source.Value.Members;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The events that start a state machine of a template: times and requests become triggers, the
/// others are told.
final class StartingEvents {
    private static final Pattern SCHEDULE = Pattern.compile("(rate|cron)\\((.+)\\)");

    /// The service hands on the body of a request.
    private static final Template BODY = new Template("{% $parse($states.input.body) %}");

    private final String file;
    private final Imported imported;
    private final List<String> first;
    private final List<Report.Entry> entries;
    private Flow flow;

    StartingEvents(String file, Imported imported) {
        this.file = file;
        this.imported = imported;
        this.flow = imported.flow();
        this.first = flow.triggers().values().iterator().next().next();
        this.entries = new ArrayList<>(imported.report().entries());
    }

    /// The import with a trigger for each event that can be one.
    Imported of(String machine, Members events) {
        events.map().forEach((name, member) -> add(machine, name, member));
        return new Imported(flow, imported.code(), imported.places(), new Report(entries));
    }

    private void add(String machine, String name, Member member) {
        Trigger trigger =
                member.value() instanceof Members event && event.members("Properties") != null
                        ? trigger(name, event, event.members("Properties"))
                        : null;
        Flow with = trigger == null ? flow : with(trigger);
        if (trigger == null || isWrong(name, with)) {
            entries.add(
                    new Report.Entry(
                            Report.Fate.LOST,
                            file,
                            member.spot(),
                            machine,
                            "Events/" + name,
                            "It becomes no trigger; start the flow by hand, or draw one."));
        } else {
            flow = with;
        }
    }

    private static boolean isWrong(String name, Flow with) {
        return Checks.check(with, null).stream()
                .anyMatch(
                        problem ->
                                problem.severity() == Problem.Severity.ERROR
                                        && name.equals(problem.element()));
    }

    private Flow with(Trigger trigger) {
        Map<String, Trigger> triggers = new LinkedHashMap<>(flow.triggers());
        triggers.put(trigger.id(), trigger);
        return new Flow(
                flow.name(),
                flow.comment(),
                flow.targets(),
                flow.timeoutSeconds(),
                flow.maxSteps(),
                flow.parameters(),
                triggers,
                flow.steps(),
                flow.functions(),
                flow.resources());
    }

    private @Nullable Trigger trigger(String name, Members event, @Nullable Members properties) {
        boolean isTaken = flow.triggers().containsKey(name) || imported.places().containsKey(name);
        if (properties == null || isTaken) {
            return null;
        }
        return switch (String.valueOf(event.text("Type"))) {
            case "Schedule" -> timer(name, text(properties, "Schedule"), null, properties);
            case "ScheduleV2" ->
                    timer(
                            name,
                            text(properties, "ScheduleExpression"),
                            text(properties, "ScheduleExpressionTimezone"),
                            properties);
            case "Api", "HttpApi" ->
                    request(name, text(properties, "Path"), text(properties, "Method"));
            default -> null;
        };
    }

    private @Nullable Trigger timer(
            String name, @Nullable String schedule, @Nullable String zone, Members properties) {
        Matcher matcher = SCHEDULE.matcher(schedule == null ? "" : schedule.strip());
        if (!matcher.matches()) {
            return null;
        }
        boolean isCron = matcher.group(1).equals("cron");
        return new Trigger.Timer(
                new Trigger.Head(name, null, null, input(properties), first),
                isCron ? matcher.group(2) : null,
                isCron ? "aws" : null,
                zone,
                isCron ? null : matcher.group(2),
                null,
                null);
    }

    private @Nullable Trigger request(String name, @Nullable String path, @Nullable String method) {
        if (path == null || method == null) {
            return null;
        }
        return new Trigger.Http(
                new Trigger.Head(name, null, null, BODY, first),
                method.toUpperCase(Locale.ROOT),
                path,
                "async",
                null);
    }

    private static @Nullable Template input(Members properties) {
        String text = text(properties, "Input");
        if (text == null) {
            return null;
        }
        try {
            return new Template(Json.parse(text));
        } catch (JsonSyntaxException e) {
            return new Template(text);
        }
    }

    private static @Nullable String text(Members properties, String name) {
        Value value = properties.get(name);
        return value == null ? null : Intrinsics.text(value);
    }
}
