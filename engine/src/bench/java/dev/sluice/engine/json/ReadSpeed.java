package dev.sluice.engine.json;

import dev.sluice.engine.bench.Figure;
import dev.sluice.engine.check.Checks;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Step;

import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;

/// How long it takes to read, check and save a flow of 1,000 steps, warm, beside the floor: Jackson
/// reading the same text as a tree.
///
/// Run it with `packaging/bench.sh`, or as a main class.
public final class ReadSpeed {
    private static final int STEPS = 1_000;
    private static final int WARM_UP = 150;
    private static final int ROUNDS = 101;

    private ReadSpeed() {}

    /// What is timed.
    private interface Work {
        Object run() throws IOException, FlowFileException, FileChangedException;
    }

    public static void main(String[] arguments)
            throws IOException, FlowFileException, FileChangedException {
        Path folder = Files.createTempDirectory("sluice-bench");
        Path file = Files.writeString(folder.resolve("flow.json"), text());
        System.out.println("flow.json: " + Files.size(file) + " bytes, " + STEPS + " steps");
        var mapper = new ObjectMapper();
        double[] floor =
                measure("floor: Jackson tree", () -> mapper.readTree(Files.readString(file)));
        measure("read", () -> FlowFolder.open(folder));
        FlowFolder opened = FlowFolder.open(folder);
        measure("check", () -> Checks.check(opened.flow()));
        double[] all =
                measure("read and check, files too", () -> FlowFolder.open(folder).check(null));
        Figure.of(
                        "read and check a flow of 1,000 steps, files too",
                        "%.1f ms, p95 %.1f ms".formatted(all[0], all[1]),
                        "Jackson tree %.2f ms".formatted(floor[0]),
                        all[0] / floor[0])
                .budget("≤ 50 ms warm", all[1] <= 50)
                .print();
        Flow flow = opened.flow();
        var steps = new LinkedHashMap<>(flow.steps());
        steps.put("new", new Step.Succeed(Step.Head.of("new"), Data.NONE));
        Flow changed =
                new Flow(
                        flow.name(),
                        null,
                        flow.targets(),
                        null,
                        null,
                        flow.parameters(),
                        flow.triggers(),
                        steps,
                        flow.functions(),
                        flow.resources());
        Flow[] next = {changed, flow};
        FlowFolder[] now = {opened};
        int[] round = {0};
        measure(
                "save with one step more or fewer (fsync)",
                () -> now[0] = now[0].save(next[round[0]++ % 2], Layout.EMPTY));
        Files.delete(file);
        Files.delete(folder);
    }

    private static double[] measure(String what, Work work)
            throws IOException, FlowFileException, FileChangedException {
        for (int i = 0; i < WARM_UP; i++) {
            require(work.run());
        }
        var nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            require(work.run());
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-45s median %7.2f ms   p95 %7.2f ms%n",
                what, nanos[ROUNDS / 2] / 1e6, nanos[ROUNDS * 95 / 100] / 1e6);
        return new double[] {nanos[ROUNDS / 2] / 1e6, nanos[ROUNDS * 95 / 100] / 1e6};
    }

    private static void require(Object result) {
        if (result == null) {
            throw new IllegalStateException("no result");
        }
    }

    /// Forks, joins, choices, functions with retries, and expressions, over and over.
    private static String text() {
        var out = new StringBuilder("{\n  \"sluice\": 1,\n  \"name\": \"large\",\n");
        out.append("  \"targets\": [\"aws\"],\n");
        out.append("  \"triggers\": {\n");
        out.append("    \"start\": { \"type\": \"manual\", \"next\": [\"s0\"] }\n  },\n");
        out.append("  \"steps\": {\n");
        for (int i = 0; i < STEPS; i += 5) {
            String next = i + 5 < STEPS ? "[\"s" + (i + 5) + "\"]" : "[]";
            out.append(
                    """
                        "s%1$d": {
                          "type": "function",
                          "label": "Step number %1$d",
                          "function": "f",
                          "output": { "key": "{%% $states.result.key %%}", "n": "{%% $states.input.n + 1 %%}" },
                          "next": ["s%2$d", "s%3$d"],
                          "retry": [{ "errors": ["Lambda.TooManyRequestsException"], "maxAttempts": 3, "jitter": "full" }]
                        },
                        "s%2$d": { "type": "transform", "output": "{%% $states.input.key %%}", "next": ["s%4$d"] },
                        "s%3$d": { "type": "wait", "seconds": 1, "next": ["s%4$d"] },
                        "s%4$d": { "type": "join", "output": "{%% $states.input[0] %%}", "next": ["s%5$d"] },
                        "s%5$d": {
                          "type": "choice",
                          "rules": [{ "when": "{%% $states.input.n > %1$d %%}", "next": %6$s }],
                          "otherwise": []
                        }%7$s
                    """
                            .formatted(
                                    i, i + 1, i + 2, i + 3, i + 4, next, i + 5 < STEPS ? "," : ""));
        }
        out.append("  },\n  \"functions\": {\n    \"f\": { \"runtime\": \"python3.13\",");
        out.append(" \"handler\": \"index.handler\", \"code\": \"functions/f\" }\n  }\n}\n");
        return out.toString();
    }
}
