package dev.sluice.engine.bench;

import dev.sluice.engine.container.Call;
import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.docker.DockerRuntime;
import dev.sluice.engine.container.owner.OwnFolder;
import dev.sluice.engine.container.process.ProcessRuntime;
import dev.sluice.engine.model.FunctionSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Calls of empty functions, warm and cold, beside their floors. Without the journal.
///
/// Arguments: how many warm calls, how many cold ones.
public final class CallBench {
    private static final String PYTHON = "def handler(event, context):\n    return event\n";
    private static final String NODE = "exports.handler = async (event) => event;\n";
    private static final String BUSY =
            "import time\ndef handler(event, context):\n"
                    + "    end = time.process_time() + 1\n"
                    + "    while time.process_time() < end: pass\n";

    private final Path flow = Files.createTempDirectory("sluice-bench");
    private final AtomicInteger made = new AtomicInteger();
    private final int warm;
    private final int cold;

    private CallBench(int warm, int cold) throws IOException {
        this.warm = warm;
        this.cold = cold;
    }

    public static void main(String[] arguments) throws Exception {
        int warm = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int cold = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
        var bench = new CallBench(warm, cold);
        try {
            bench.run();
        } finally {
            OwnFolder.delete(bench.flow);
        }
    }

    private void run() throws Exception {
        var settings = RuntimeSettings.defaults((_, _, _, _) -> {});
        Path folder = Files.createDirectories(flow.resolve("floor"));
        Timings socket = CallFloors.socket(folder, warm);
        System.out.println(socket.line(socket));
        Timings streams = CallFloors.attach(warm);
        System.out.println(streams.line(socket));
        streams.figure(socket, "mounted socket").print();
        try (FunctionRuntime docker = DockerRuntime.open(settings)) {
            warm(docker, socket);
            cold(docker);
            busy(docker);
        }
        try (FunctionRuntime process = ProcessRuntime.open(settings)) {
            warm(process, socket);
        }
    }

    private void warm(FunctionRuntime runtime, Timings floor) throws Exception {
        Call python = call("python3.13", "index.py", PYTHON, 1);
        Call node = call("nodejs22.x", "index.js", NODE, 1);
        report(runtime.name() + ", warm, Python", floor, () -> answer(runtime, python));
        report(runtime.name() + ", warm, Node.js", floor, () -> answer(runtime, node));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            report(
                    runtime.name() + ", warm, Python, virtual thread",
                    floor,
                    () -> threads.submit(() -> answer(runtime, python)).get());
        }
    }

    private void report(String what, Timings floor, Callable<?> action) throws Exception {
        Timings calls = Timings.of(what, warm, warm, action);
        System.out.println(calls.line(floor));
        calls.figure(floor, "mounted socket").print();
    }

    private void cold(FunctionRuntime runtime) throws Exception {
        Timings bridge = CallFloors.dockerRun(cold, "bridge");
        Timings connected =
                Timings.of(
                        runtime.name() + ", cold, Python, network full",
                        1,
                        cold,
                        () -> answer(runtime, call("python3.13", "index.py", PYTHON, 1, "full")));
        coldFigure(connected, bridge);
        Timings floor = CallFloors.dockerRun(cold, "none");
        System.out.println(floor.line(floor));
        for (String kind : List.of("Python", "Node.js")) {
            Timings calls =
                    Timings.of(
                            runtime.name() + ", cold, " + kind + ", network none",
                            1,
                            cold,
                            () ->
                                    answer(
                                            runtime,
                                            kind.equals("Python")
                                                    ? call("python3.13", "index.py", PYTHON, 1)
                                                    : call("nodejs22.x", "index.js", NODE, 1)));
            coldFigure(calls, floor);
        }
        edited(runtime, floor, "Python", call("python3.13", "index.py", PYTHON, 1), "# ");
        edited(runtime, floor, "Node.js", call("nodejs22.x", "index.js", NODE, 1), "// ");
    }

    private static void coldFigure(Timings calls, Timings floor) {
        System.out.println(calls.line(floor));
        calls.figure(floor, "docker run")
                .budget("≤ 1.3 × docker run", calls.p50() <= 1.3 * floor.p50())
                .print();
    }

    /// From saving the code to the answer of the new code.
    private void edited(
            FunctionRuntime runtime, Timings floor, String kind, Call call, String comment)
            throws Exception {
        Path folder = flow.resolve(call.function().code());
        Path file = folder.resolve(kind.equals("Python") ? "index.py" : "index.js");
        String source = Files.readString(file);
        Timings calls =
                Timings.of(
                        runtime.name() + ", code saved, " + kind,
                        1,
                        cold,
                        () -> {
                            Files.writeString(
                                    file, comment + made.incrementAndGet() + "\n" + source);
                            return answer(runtime, call);
                        });
        System.out.println(calls.line(floor));
        calls.figure(floor, "docker run").print();
    }

    /// Eight calls at once, each a second of work, after all instances have started.
    private void busy(FunctionRuntime runtime) throws Exception {
        Call work = call("python3.13", "index.py", BUSY, 8);
        eightTimes(runtime, work);
        long begun = System.nanoTime();
        eightTimes(runtime, work);
        double took = (System.nanoTime() - begun) / 1e9;
        int cores = Math.min(8, Runtime.getRuntime().availableProcessors());
        double busy = 800 / took / cores;
        Figure.of(
                        "8 calls of one function at once, 1 s of work each",
                        "all succeed in %.2f s, %.0f %% of %d cores".formatted(took, busy, cores))
                .budget("≥ 90 % busy", busy >= 90)
                .print();
    }

    private void eightTimes(FunctionRuntime runtime, Call call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<String>>();
            for (int i = 0; i < 8; i++) {
                calls.add(threads.submit(() -> answer(runtime, call)));
            }
            for (Future<String> answered : calls) {
                answered.get();
            }
        }
    }

    private static String answer(FunctionRuntime runtime, Call call)
            throws InterruptedException, RuntimeUnavailableException {
        Outcome outcome = runtime.call(call, (_, _) -> {});
        if (outcome instanceof Outcome.Returned(var json, _)) {
            return json;
        }
        throw new IllegalStateException(outcome.toString());
    }

    /// Of a new function of its own.
    private Call call(String language, String file, String source, int concurrency)
            throws IOException {
        return call(language, file, source, concurrency, "none");
    }

    private Call call(String language, String file, String source, int concurrency, String network)
            throws IOException {
        String id = "f" + made.incrementAndGet();
        Path code = Files.createDirectories(flow.resolve("functions").resolve(id));
        Files.writeString(code.resolve(file), source);
        var function =
                new FunctionSpec(
                        id,
                        language,
                        "index.handler",
                        "functions/" + id,
                        256,
                        30,
                        concurrency,
                        false,
                        Map.of(),
                        List.of(),
                        network,
                        null,
                        null,
                        null);
        return new Call(
                "id",
                "key",
                function,
                flow,
                Map.of(),
                "{\"hello\": \"world\"}",
                Duration.ofSeconds(30),
                null);
    }
}
