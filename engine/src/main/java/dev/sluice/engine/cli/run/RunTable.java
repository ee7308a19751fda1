package dev.sluice.engine.cli.run;

import dev.sluice.engine.cli.console.Plain;
import dev.sluice.engine.journal.RunOrigin;
import dev.sluice.engine.journal.RunSummary;

import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Runs for people, one a line.
final class RunTable {
    private static final DateTimeFormatter STARTED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneId.systemDefault());

    private static final String RESET = "\u001b[0m";

    private final boolean isColored;

    RunTable(boolean isColored) {
        this.isColored = isColored;
    }

    void print(List<RunSummary> runs, PrintStream out) {
        int id = Math.max(28, runs.stream().mapToInt(run -> run.id().length()).max().orElse(0));
        int trigger = runs.stream().mapToInt(run -> run.trigger().length()).max().orElse(0);
        String row = "%-" + id + "s  %s%-11s%s  %-19s  %-" + Math.max(trigger, 7) + "s  %12s  %s";
        line(out, row.formatted("run", "", "status", "", "started", "trigger", "took", "error"));
        for (RunSummary run : runs) {
            String color = isColored ? color(run.status()) : "";
            line(
                    out,
                    row.formatted(
                            run.id(),
                            color,
                            run.status().name().toLowerCase(Locale.ROOT),
                            color.isEmpty() ? "" : RESET,
                            STARTED.format(run.started()),
                            Plain.text(run.trigger()),
                            took(run),
                            Plain.text(note(run))));
        }
    }

    private static void line(PrintStream out, String line) {
        out.println(line.stripTrailing());
    }

    private static String color(RunSummary.Status status) {
        return switch (status) {
            case SUCCEEDED -> "\u001b[32m";
            case FAILED -> "\u001b[31m";
            case CANCELLED, INTERRUPTED -> "\u001b[33m";
            case RUNNING -> "\u001b[36m";
        };
    }

    private static String note(RunSummary run) {
        String origin =
                switch (run.origin()) {
                    case RunOrigin.NestedIn(var around, _) -> "nested in " + around;
                    case RunOrigin.ReplayOf(var earlier, var from) ->
                            "replays " + earlier + (from == null ? "" : " from " + from);
                    case null -> "";
                };
        if (run.error() == null) {
            return origin;
        }
        return origin.isEmpty() ? run.error() : run.error() + " (" + origin + ")";
    }

    static String took(RunSummary run) {
        return run.ended() == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.3f s",
                        Duration.between(run.started(), run.ended()).toNanos() / 1e9);
    }
}
