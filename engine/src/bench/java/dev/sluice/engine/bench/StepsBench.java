package dev.sluice.engine.bench;

import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSettings;
import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.container.owner.OwnFolder;
import dev.sluice.engine.journal.Journal;
import dev.sluice.engine.journal.MemoryJournal;
import dev.sluice.engine.journal.Owner;
import dev.sluice.engine.journal.sqlite.SqliteJournal;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.log.RunLogs;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.program.Program;
import dev.sluice.engine.run.FlowSource;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.RunListener;
import dev.sluice.engine.run.RunStore;
import dev.sluice.engine.run.Runner;
import dev.sluice.engine.run.request.RunRequest;
import dev.sluice.engine.secret.Secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Steps per second through the runner, with the journal in memory and on disk, and what a warm
/// call costs with everything on.
///
/// Arguments: how many steps a run has; how many warm calls, 0 for none.
public final class StepsBench {
    private static final int ROUNDS = 6;

    private final Path folder = Files.createTempDirectory("sluice-bench");
    private final int steps;
    private final Map<String, List<Double>> medians = new LinkedHashMap<>();

    private StepsBench(int steps) throws IOException {
        this.steps = steps;
    }

    public static void main(String[] arguments) throws Exception {
        int steps = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        int calls = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        var bench = new StepsBench(steps);
        try {
            bench.steps();
            if (calls > 0) {
                bench.calls(calls);
            }
        } finally {
            OwnFolder.delete(bench.folder);
        }
    }

    /// Half of the steps choose, half compute; each evaluates one expression.
    private String loop() {
        return """
        { "sluice": 1, "name": "loop",
          "triggers": { "go": { "type": "manual", "next": ["more"] } },
          "steps": {
            "more": { "type": "choice", "otherwise": ["done"], "rules": [
                { "when": "{%% $states.input < %d %%}", "next": ["add"] } ] },
            "add": { "type": "transform", "output": "{%% $states.input + 1 %%}",
                     "next": ["more"] },
            "done": { "type": "succeed" } } }
        """
                .formatted(steps / 2);
    }

    /// All steps hand their input on.
    private String passes() {
        var chain = new StringBuilder();
        for (int i = 0; i < 98; i++) {
            chain.append(
                    "\"p%d\": { \"type\": \"transform\", \"next\": [\"p%d\"] },\n"
                            .formatted(i, i + 1));
        }
        return """
        { "sluice": 1, "name": "passes",
          "triggers": { "go": { "type": "manual", "next": ["p0"] } },
          "steps": { %s
            "p98": { "type": "transform", "output": "{%% $states.input + 1 %%}",
                     "next": ["more"] },
            "more": { "type": "choice", "otherwise": ["done"], "rules": [
                { "when": "{%% $states.input < %d %%}", "next": ["p0"] } ] },
            "done": { "type": "succeed" } } }
        """
                .formatted(chain, steps / 100);
    }

    private void steps() throws Exception {
        Files.createDirectories(folder);
        for (int round = 1; round <= ROUNDS; round++) {
            System.out.println("round " + round);
            for (boolean isLoop : new boolean[] {true, false}) {
                String text = isLoop ? loop() : passes();
                String what = isLoop ? "choose and compute" : "hand on";
                report(what + ", journal in memory", 1, text, false);
                report(what + ", journal on disk", 1, text, true);
                report(what + ", journal on disk, 8 runs", 8, text, true);
            }
        }
        double floor = FileFloor.perSecond(folder, 100, 2_000_000_000L);
        medians.forEach((what, rates) -> figure(what, rates, floor).print());
    }

    /// The floor is that of the events, of which a step that hands on has two.
    private static Figure figure(String what, List<Double> rates, double floor) {
        double median = rates.stream().sorted().toList().get(rates.size() / 2);
        String name = "steps by a run: " + what;
        return what.contains("memory")
                ? Figure.of(name, Figure.perSecond(median))
                : Figure.of(
                                name,
                                Figure.perSecond(median),
                                "2 events by file + fdatasync " + Figure.perSecond(floor / 2),
                                median / (floor / 2))
                        .budget("≥ 50,000/s", median >= 50_000);
    }

    private void report(String what, int runs, String text, boolean onDisk) throws Exception {
        Path place = Files.createTempDirectory(folder, "flow");
        Journal journal =
                onDisk
                        ? SqliteJournal.open(
                                place.resolve("journal.db"),
                                Owner.ofThisProcess(),
                                InstantSource.system())
                        : new MemoryJournal(InstantSource.system());
        Program program = Program.of(FlowFolder.ofText(place, text).flow());
        try (var store =
                        new RunStore(
                                place,
                                journal,
                                new RunLogs(place.resolve("logs")),
                                new Secrets(place.resolve("secrets.json")));
                var runner =
                        new Runner(
                                () -> {
                                    throw new IllegalStateException("no function is called");
                                },
                                InstantSource.system(),
                                FlowSource.NONE,
                                () -> {})) {
            long begun = System.nanoTime();
            List<Run> all = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                all.add(
                        runner.start(
                                store, program, text, RunRequest.of("go", 0), RunListener.NONE));
            }
            for (Run run : all) {
                if (!(run.await() instanceof Run.Result.Succeeded)) {
                    throw new IllegalStateException(run.await().toString());
                }
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf(Locale.ROOT, "%-48s %,10.0f steps/s%n", what, runs * steps / seconds);
            medians.computeIfAbsent(what, _ -> new ArrayList<>()).add(runs * steps / seconds);
        }
    }

    /// A flow that calls one empty function over and over: from the event that the call begins to
    /// the event that it ended, both durable.
    private void calls(int calls) throws Exception {
        Path place = Files.createDirectories(folder.resolve("calls"));
        Path code = Files.createDirectories(place.resolve("functions/empty"));
        Files.writeString(
                code.resolve("index.py"), "def handler(event, context):\n    return event + 1\n");
        Files.writeString(
                place.resolve("flow.json"),
                """
                { "sluice": 1, "name": "calls",
                  "triggers": { "go": { "type": "manual", "next": ["call"] } },
                  "steps": {
                    "call": { "type": "function", "function": "empty", "next": ["more"] },
                    "more": { "type": "choice", "otherwise": ["done"], "rules": [
                        { "when": "{%% $states.input < %d %%}", "next": ["call"] } ] },
                    "done": { "type": "succeed" } },
                  "functions": { "empty": { "runtime": "python3.13", "handler": "index.handler",
                    "code": "functions/empty" } } }
                """
                        .formatted(calls));
        var settings = EngineSettings.of(Runtimes.Choice.DOCKER, System.out::println);
        try (Engine engine = Engine.open(settings)) {
            var heard = new Heard(calls);
            Run run = engine.start(FlowFolder.open(place), RunRequest.of("go", 0), heard);
            if (!(run.await() instanceof Run.Result.Succeeded)) {
                throw new IllegalStateException(run.await().toString());
            }
            heard.figure(FileFloor.once(folder, 2_000)).print();
        }
    }

    /// Measures from the moment one call's begin is durable to that of its end.
    private static final class Heard implements RunListener {
        private final double[] took;
        private int count;
        private long begun;

        Heard(int calls) {
            took = new double[calls];
        }

        @Override
        public void entered(Entry entry) {
            if (entry.event() instanceof RunEvent.StepStarted) {
                begun = System.nanoTime();
            } else if (entry.event() instanceof RunEvent.StepSucceeded done
                    && done.call() != null) {
                took[count] = (System.nanoTime() - begun) / 1e6;
                count++;
            }
        }

        /// The floor is what the disk takes for the end of the step, without the call.
        Figure figure(Timings disk) {
            double[] warm = Arrays.copyOfRange(took, count / 5, count);
            Arrays.sort(warm);
            double p50 = warm[warm.length / 2];
            double p99 = warm[(int) (warm.length * 0.99)];
            return Figure.of(
                            "warm call, Python, in a run with its journal",
                            "p50 %.3f ms, p99 %.3f ms".formatted(p50, p99),
                            "fdatasync alone p50 %.3f ms, p99 %.3f ms"
                                    .formatted(disk.p50(), disk.p99()),
                            p50 / disk.p50())
                    .budget("p50 ≤ 0.5 ms, p99 ≤ 3 ms", p50 <= 0.5 && p99 <= 3);
        }
    }
}
