package dev.sluice.engine.bench;

import dev.sluice.engine.cli.Main;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.container.owner.OwnFolder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// From saving a function's code to the output of the run that follows, with `sluice run --watch`:
/// noticing, compiling, starting a container, calling, the journal.
///
/// Arguments: how many times.
public final class EditBench {
    private final Path flow = Files.createTempDirectory("sluice-edit");
    private final int count;

    /// A language with the file and the text of a function that returns a number.
    private record Kind(String name, String runtime, String handler, String file, String source) {}

    private EditBench(int count) throws IOException {
        this.count = count;
    }

    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
        Timings floor = CallFloors.dockerRun(count, "bridge");
        System.out.println(floor.line(floor));
        for (Kind kind :
                new Kind[] {
                    new Kind(
                            "Python",
                            "python3.13",
                            "index.handler",
                            "index.py",
                            "def handler(event, context):\n    return %d\n"),
                    new Kind(
                            "Node.js",
                            "nodejs22.x",
                            "index.handler",
                            "index.js",
                            "exports.handler = async () => %d;\n"),
                    new Kind(
                            "Java",
                            "java21",
                            "App::run",
                            "App.java",
                            "import java.util.*;\n"
                                + "public class App {\n"
                                + "  record Out(int n, List<String> names) {}\n"
                                + "  public int run(Map<String, Object> event) {\n"
                                + "    return new Out(%d, new ArrayList<>(event.keySet())).n();\n"
                                + "  }\n"
                                + "}\n"),
                    new Kind(
                            "Go",
                            "provided.al2023",
                            "main.Handle",
                            "main.go",
                            "package main\n"
                                + "import \"context\"\n"
                                + "func Handle(ctx context.Context, in map[string]any) (int, error)"
                                + " { return %d, nil }\n")
                }) {
            var bench = new EditBench(count);
            try {
                bench.run(kind, floor);
            } finally {
                OwnFolder.delete(bench.flow);
            }
        }
    }

    private void run(Kind kind, Timings floor) throws Exception {
        Files.writeString(
                flow.resolve("flow.json"),
                """
                { "sluice": 1, "name": "edit", "triggers": { "go": { "type": "manual", "next": ["f"] } },
                  "steps": { "f": { "type": "function", "function": "f" } },
                  "functions": { "f": { "runtime": "%s", "handler": "%s", "code": "f", "memoryMb": 256 } } }
                """
                        .formatted(kind.runtime(), kind.handler()));
        Path file = Files.createDirectories(flow.resolve("f")).resolve(kind.file());
        int seed = (int) (System.nanoTime() & 0xFFFFFF) * 100;
        Files.writeString(file, kind.source().formatted(seed));
        var out = new PipedOutputStream();
        var lines =
                new BufferedReader(
                        new InputStreamReader(
                                new PipedInputStream(out, 1 << 16), StandardCharsets.UTF_8));
        var terminal =
                new Terminal(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(OutputStream.nullOutputStream()));
        Thread program =
                new Thread(
                        () -> Main.commands(terminal).execute("run", flow.toString(), "--watch"));
        program.start();
        await(lines, seed);
        var number = new int[] {seed};
        Timings saved =
                Timings.of(
                        "code saved, " + kind.name(),
                        1,
                        count,
                        () -> {
                            Files.writeString(file, kind.source().formatted(++number[0]));
                            await(lines, number[0]);
                            return null;
                        });
        System.out.println(saved.line(floor));
        int budget = kind.name().equals("Java") || kind.name().equals("Go") ? 2000 : 500;
        saved.figure(floor, "docker run")
                .budget("≤ %,d ms".formatted(budget), saved.p50() <= budget)
                .print();
        program.interrupt();
        program.join();
    }

    private static void await(BufferedReader lines, int wanted) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(Integer.toString(wanted))) {
                return;
            }
        }
        throw new IllegalStateException("the program ended");
    }
}
