package dev.sluice.engine.cli.run;

import dev.sluice.engine.cli.console.Plain;
import dev.sluice.engine.journal.EventJson;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/// The events of a run for people, one a line: the time since the begin, the step, the event, and
/// what it brought, cut short. Seen twice: once to learn how wide the columns are, once to print.
final class EventTable {
    private static final int WIDEST_STEP = 40;
    private static final int WIDEST_VALUE = 60;
    private static final int WIDEST_DATA = 120;

    /// What stands in columns of its own, or is of use to the machine alone.
    private static final Set<String> UNTOLD =
            Set.of(
                    "type", "step", "call", "callId", "key", "token", "scope", "seed", "code",
                    "flow");

    private static final String RESET = "\u001b[0m";

    private final boolean isColored;
    private int stepWidth;
    private int eventWidth;
    private @Nullable Instant begin;

    EventTable(boolean isColored) {
        this.isColored = isColored;
    }

    /// The first look at an event.
    void measure(Entry entry) {
        if (begin == null) {
            begin = entry.time();
        }
        stepWidth = Math.max(stepWidth, Math.min(WIDEST_STEP, step(entry.event()).length()));
        eventWidth = Math.max(eventWidth, name(entry.event()).length());
    }

    /// The second look.
    void print(Entry entry, PrintStream out) {
        RunEvent event = entry.event();
        String line =
                "%15s  %s  %s  %s"
                        .formatted(
                                offset(entry.time()),
                                padded(step(event), stepWidth),
                                padded(name(event), eventWidth),
                                data(event))
                        .stripTrailing();
        String color = isColored ? color(event) : "";
        out.println(color.isEmpty() ? line : color + line + RESET);
    }

    private static String name(RunEvent event) {
        return event.getClass().getSimpleName();
    }

    private static String step(RunEvent event) {
        StepPath step = event.step();
        return step == null ? "" : Plain.text(step.text());
    }

    private static String padded(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    /// For example `+0.312 s`, or `+7d 00:00:01.000` where it took longer than an hour.
    private String offset(Instant time) {
        Duration since = begin == null ? Duration.ZERO : Duration.between(begin, time);
        if (since.toHours() == 0) {
            return String.format(Locale.ROOT, "+%.3f s", since.toNanos() / 1e9);
        }
        return String.format(
                Locale.ROOT,
                "+%s%02d:%02d:%02d.%03d",
                since.toDays() == 0 ? "" : since.toDays() + "d ",
                since.toHoursPart(),
                since.toMinutesPart(),
                since.toSecondsPart(),
                since.toMillisPart());
    }

    private static String data(RunEvent event) {
        var data = new StringJoiner(", ");
        Map<String, @Nullable Object> fields = EventJson.event(event);
        CallReport call = call(event);
        if (call != null) {
            data.add(RunPrinter.measured(call));
        }
        fields.forEach(
                (name, value) -> {
                    boolean isUsual =
                            (name.equals("visit") || name.equals("attempt"))
                                    && Integer.valueOf(1).equals(value);
                    if (!UNTOLD.contains(name) && !isUsual && value != null) {
                        String text = value instanceof String plain ? plain : Json.write(value);
                        data.add(name + " " + cut(Plain.text(text), WIDEST_VALUE));
                    }
                });
        return cut(data.toString(), WIDEST_DATA);
    }

    private static @Nullable CallReport call(RunEvent event) {
        return switch (event) {
            case RunEvent.StepSucceeded e -> e.call();
            case RunEvent.StepFailed e -> e.call();
            case RunEvent.StepCaught e -> e.call();
            case RunEvent.StepRetried e -> e.call();
            case RunEvent _ -> null;
        };
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, longest - 1)))
                        + "…";
    }

    private static String color(RunEvent event) {
        return switch (event) {
            case RunEvent.StepFailed _, RunEvent.RunFailed _ -> "\u001b[31m";
            case RunEvent.StepRetried _, RunEvent.StepCaught _, RunEvent.RunCancelled _ ->
                    "\u001b[33m";
            case RunEvent.StepSucceeded _, RunEvent.RunSucceeded _ -> "\u001b[32m";
            case RunEvent _ -> "";
        };
    }
}
