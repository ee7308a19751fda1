package dev.sluice.engine;

import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.RunListener;
import dev.sluice.engine.run.request.RunRequest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Runs one flow many times at once: a fork of two functions, one of them over a map, joined.
final class ConcurrentRuns {
    private final Engine engine;
    private final FlowFolder flow;

    private ConcurrentRuns(Engine engine, FlowFolder flow) {
        this.engine = engine;
        this.flow = flow;
    }

    static ConcurrentRuns of(Engine engine, Path folder) throws Exception {
        write(folder);
        return new ConcurrentRuns(engine, FlowFolder.open(folder));
    }

    private static void write(Path folder) throws IOException {
        for (String name : List.of("twice", "sum")) {
            Path code = Files.createDirectories(folder.resolve("functions").resolve(name));
            Files.writeString(
                    code.resolve("index.py"),
                    name.equals("twice")
                            ? "def handler(event, context):\n    return event * 2\n"
                            : "def handler(event, context):\n    return sum(event)\n");
        }
        Files.writeString(
                folder.resolve("flow.json"),
                """
                { "sluice": 1, "name": "concurrent", "targets": ["aws"],
                  "triggers": { "go": { "type": "manual", "next": ["all", "one"] } },
                  "steps": {
                    "all": { "type": "map", "items": "{% [$states.input, 1, 2] %}", "start": ["each"],
                      "steps": { "each": { "type": "function", "function": "twice" } },
                      "next": ["both"] },
                    "one": { "type": "function", "function": "twice", "next": ["both"] },
                    "both": { "type": "join", "output": "{% $append($states.input[0], $states.input[1]) %}",
                      "next": ["total"] },
                    "total": { "type": "function", "function": "sum" } },
                  "functions": {
                    "twice": { "runtime": "python3.13", "handler": "index.handler",
                               "code": "functions/twice", "concurrency": 8 },
                    "sum": { "runtime": "python3.13", "handler": "index.handler",
                             "code": "functions/sum", "concurrency": 8 } } }
                """);
    }

    /// What a run with this event ends with.
    private static Run.Result expected(int event) {
        return new Run.Result.Succeeded(4 * event + 6);
    }

    /// @return how many of the runs ended otherwise than they should
    int wrong(int atOnce, int each) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            List<Callable<Integer>> work =
                    IntStream.range(0, atOnce)
                            .<Callable<Integer>>mapToObj(
                                    thread -> () -> wrong(thread * each, each, 0))
                            .toList();
            int wrong = 0;
            for (Future<Integer> future : threads.invokeAll(work)) {
                wrong += future.get();
            }
            return wrong;
        }
    }

    private int wrong(int first, int count, int before) throws Exception {
        int wrong = before;
        for (int event = first; event < first + count; event++) {
            Run run = engine.start(flow, RunRequest.of("go", event), RunListener.NONE);
            wrong += run.await().equals(expected(event)) ? 0 : 1;
        }
        return wrong;
    }

    /// What of the heap is in use after a collection.
    static long usedBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// How many runs are kept, by how they ended.
    Map<Object, Long> kept(int most) {
        return engine.runs(flow.path(), most).stream()
                .collect(Collectors.groupingBy(run -> run.status(), Collectors.counting()));
    }
}
