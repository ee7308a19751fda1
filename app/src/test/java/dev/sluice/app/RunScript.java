package dev.sluice.app;

import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.RunEvent.TimerKind;
import dev.sluice.engine.machine.StepPath;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Events of a run as a test wants them, in order and with the times it gives.
public final class RunScript {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final String run;
    private final List<Entry> entries = new ArrayList<>();
    private Instant now = START;

    public RunScript(String run) {
        this.run = run;
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    public RunScript after(long millis) {
        now = now.plusMillis(millis);
        return this;
    }

    public RunScript started(String trigger) {
        return add(
                new RunEvent.RunStarted(
                        trigger, Map.of("key", "photos/harbour.jpg"), 1, "{}", Map.of()));
    }

    public RunScript came(String step, @Nullable Object input) {
        return add(new RunEvent.StepScheduled(StepPath.of(step), 1, "t1", input));
    }

    public RunScript called(String step, @Nullable Object arguments) {
        return add(
                new RunEvent.StepStarted(
                        StepPath.of(step), 1, 1, "c-" + step, "k-" + step, arguments));
    }

    public RunScript gave(String step, @Nullable Object output, @Nullable CallReport call) {
        return add(new RunEvent.StepSucceeded(StepPath.of(step), 1, output, call));
    }

    public RunScript failed(String step, String error, String cause) {
        return add(
                new RunEvent.StepFailed(StepPath.of(step), 1, 1, new Failure(error, cause), null));
    }

    public RunScript retried(String step, double delay) {
        return add(
                new RunEvent.StepRetried(
                        StepPath.of(step),
                        1,
                        1,
                        new Failure("Throttled", "busy"),
                        0,
                        delay,
                        call(20, 0, false)));
    }

    public RunScript waits(String step) {
        return add(
                new RunEvent.TimerSet(
                        StepPath.of(step), 1, "timer", TimerKind.WAIT, now.plusSeconds(1)));
    }

    public RunScript succeeded(@Nullable Object output) {
        return add(new RunEvent.RunSucceeded(output));
    }

    public RunScript failed(String error, String cause) {
        return add(new RunEvent.RunFailed(new Failure(error, cause), null));
    }

    public RunScript add(RunEvent event) {
        entries.add(new Entry(run, entries.size() + 1L, now, event));
        return this;
    }

    public static CallReport call(double ms, double init, boolean cold) {
        return new CallReport(
                ms,
                cold ? init : null,
                cold,
                41.5,
                (long) Math.ceil(ms + (cold ? init : 0)),
                256,
                "h");
    }

    public static LogLine line(String step, String text) {
        return new LogLine("r1", START, step, step, "c-" + step, "stdout", text);
    }

    /// A whole run of [Samples#photoIntake()].
    public static RunScript photo(String run) {
        var photo = Map.of("key", "photos/harbour.jpg", "width", 4000, "height", 3000);
        return new RunScript(run)
                .started("by-hand")
                .came("validate", photo)
                .called("validate", photo)
                .after(420)
                .gave("validate", photo, call(38.2, 210.5, true))
                .came("thumbnail", photo)
                .called("thumbnail", photo)
                .came("metadata", photo)
                .called("metadata", photo)
                .after(310)
                .gave("metadata", Map.of("camera", "X100V"), call(12.1, 95, true))
                .after(360)
                .gave("thumbnail", List.of(Map.of("width", 640)), call(180.7, 320, true))
                .came("both", List.of(photo))
                .gave("both", List.of(Map.of("width", 640), Map.of("camera", "X100V")), null)
                .came("size", photo)
                .gave("size", photo, null)
                .came("notify", photo)
                .waits("notify")
                .after(500)
                .gave("notify", photo, null)
                .succeeded(
                        Map.of(
                                "photo",
                                "photos/harbour.jpg",
                                "thumbnails",
                                List.of(Map.of("width", 640, "bytes", 28_113))));
    }
}
