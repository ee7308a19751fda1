package dev.sluice.engine.cli.run;

import dev.sluice.engine.cli.console.Causes;
import dev.sluice.engine.cli.console.Plain;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.journal.EventJson;
import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.run.RunListener;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Tells of a run as it goes on: for people on standard error, or with `--json` one event a line on
/// standard output.
///
/// For people a line is a time, the step, and what it printed (`│`) or what became of it (`▸`
/// began, `✓` succeeded, `✗` failed, `↻` tries again, `⤷` was caught, `◦` was cancelled).
final class RunPrinter implements RunListener {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT)
                    .withZone(ZoneId.systemDefault());

    private final Terminal terminal;
    private final boolean json;
    private final boolean ofMany;
    private volatile long seq;

    RunPrinter(Terminal terminal, boolean json) {
        this(terminal, json, false);
    }

    private RunPrinter(Terminal terminal, boolean json, boolean ofMany) {
        this.terminal = terminal;
        this.json = json;
        this.ofMany = ofMany;
    }

    /// Tells of many runs, and so also of where each begins and ends.
    static RunPrinter ofMany(Terminal terminal) {
        return new RunPrinter(terminal, false, true);
    }

    @Override
    public void entered(Entry entry) {
        seq = entry.seq();
        if (json) {
            print(terminal.out(), Json.write(EventJson.entry(entry)));
            return;
        }
        switch (entry.event()) {
            case RunEvent.StepStarted(var step, _, var attempt, _, _, _) ->
                    say(entry, step, "▸", attempt == 1 ? "calls" : "calls, attempt " + attempt);
            case RunEvent.StepSucceeded(var step, _, _, var call, _) when call != null ->
                    say(entry, step, "✓", measured(call));
            case RunEvent.StepFailed(var step, _, _, var failure, var call) ->
                    say(entry, step, "✗", described(failure) + after(call));
            case RunEvent.StepCaught(var step, _, var failure, _, _, var call) ->
                    say(entry, step, "⤷", "caught " + described(failure) + after(call));
            case RunEvent.StepRetried(var step, _, _, var failure, _, var delay, var call) ->
                    say(
                            entry,
                            step,
                            "↻",
                            "tries again in "
                                    + seconds(delay)
                                    + ": "
                                    + described(failure)
                                    + after(call));
            case RunEvent.StepCancelled(var step, _, var call) when call != null ->
                    say(entry, step, "◦", "cancelled");
            case RunEvent.ChoiceTaken(var step, _, var rule) ->
                    say(entry, step, "▸", rule < 0 ? "otherwise" : "takes rule " + (rule + 1));
            case RunEvent.CallbackWaiting(var step, _, _, var token) ->
                    say(
                            entry,
                            step,
                            "▸",
                            "waits for its token: sluice callback " + token + " --output FILE");
            case RunEvent.CallbackReceived(var step, _, var answer) ->
                    say(entry, step, "▸", "token given back: " + answer);
            case RunEvent.ItemsAsked(var step, _, _, _, _, var from) when from == 0 ->
                    say(entry, step, "▸", "reads its items");
            case RunEvent.ItemsRead(var step, _, var from, var items, var isLast) when isLast ->
                    say(entry, step, "▸", (from + items.size()) + " items");
            case RunEvent.FlowStarted(var step, _, _, var flow, var run) ->
                    say(entry, step, "▸", "runs " + flow + " as " + run);
            case RunEvent.TimerSet(var step, _, _, var kind, var due)
                    when kind == RunEvent.TimerKind.WAIT ->
                    say(entry, step, "▸", "waits until " + TIME.format(due));
            default -> {
                if (ofMany) {
                    bounds(entry);
                }
            }
        }
    }

    private void bounds(Entry entry) {
        switch (entry.event()) {
            case RunEvent.RunStarted started ->
                    say(entry.time(), started.trigger(), "▸", "run " + entry.run());
            case RunEvent.RunSucceeded _ ->
                    say(entry, null, "✓", "run " + entry.run() + " succeeded");
            case RunEvent.RunFailed(var failure, _) ->
                    say(
                            entry,
                            null,
                            "✗",
                            "run " + entry.run() + " failed with " + described(failure));
            case RunEvent.RunCancelled(var reason) ->
                    say(entry, null, "◦", "run " + entry.run() + " was cancelled: " + reason);
            default -> {}
        }
    }

    @Override
    public void logged(LogLine line) {
        if (json) {
            print(terminal.out(), Json.write(EventJson.log(line, seq)));
        } else {
            say(
                    line.time(),
                    line.step() == null ? line.function() : line.step(),
                    "stderr".equals(line.stream()) ? "┆" : "│",
                    line.text());
        }
    }

    @Override
    public void told(String message) {
        print(terminal.err(), message);
    }

    private void say(Entry entry, @Nullable StepPath step, String mark, String text) {
        say(entry.time(), step == null ? "" : step.text(), mark, text);
    }

    private void say(Instant time, String step, String mark, String text) {
        String begin = TIME.format(time) + "  " + padded(step) + " ";
        var lines = new StringBuilder();
        for (String line : text.lines().toList()) {
            lines.append(lines.isEmpty() ? begin + mark : "\n" + " ".repeat(begin.length()) + " ")
                    .append(' ')
                    .append(Plain.text(line));
        }
        print(terminal.err(), lines.isEmpty() ? begin + mark : lines.toString());
    }

    private static String padded(String step) {
        return step.length() >= 14 ? step : step + " ".repeat(14 - step.length());
    }

    private static String described(Failure failure) {
        String cause = Causes.message(failure.cause());
        return cause.isEmpty() ? failure.error() : failure.error() + ": " + cause;
    }

    private static String after(@Nullable CallReport call) {
        return call == null ? "" : " (after " + measured(call) + ")";
    }

    /// For example `120 ms, cold start 310 ms, 38 MB`.
    static String measured(CallReport call) {
        var text = new StringBuilder();
        if (call.durationMs() != null) {
            text.append(milliseconds(call.durationMs()));
        }
        if (call.cold()) {
            text.append(text.isEmpty() ? "" : ", ").append("cold start");
            if (call.initMs() != null) {
                text.append(" ").append(milliseconds(call.initMs()));
            }
        }
        if (call.peakMemoryMb() != null) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(String.format(Locale.ROOT, "%.0f MB", call.peakMemoryMb()));
        }
        return text.toString();
    }

    private static String milliseconds(double value) {
        return value < 10
                ? String.format(Locale.ROOT, "%.1f ms", value)
                : String.format(Locale.ROOT, "%,.0f ms", value);
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f s", value);
    }

    private static void print(PrintStream stream, String line) {
        synchronized (stream) {
            stream.println(line);
        }
    }
}
