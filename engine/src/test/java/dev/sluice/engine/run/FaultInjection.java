package dev.sluice.engine.run;

import com.sun.net.httpserver.HttpServer;

import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.run.request.RunRequest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Lets the program die after each commit of a run that has everything, goes on in another, and
/// tells what came of it.
public final class FaultInjection {
    /// Every kind of step: a fork, maps over items given and read, a group whose error is caught
    /// and cancels what it began beside, a loop, a retry, waits, a callback, a web address, a flow
    /// of its own, a topic that is mocked, a step in JSONPath.
    private static final String FLOW =
            Workbench.flow(
                    "begin",
                    """
                    "begin": { "type": "function", "function": "f", "next": ["each", "tries", "box", "rows", "web", "inner", "tell"] },
                    "rows": { "type": "map", "itemReader": { "file": "rows.jsonl" }, "start": ["row"],
                      "steps": { "row": { "type": "transform", "language": "JSONPath",
                                          "parameters": { "of.$": "$.n" } } }, "next": ["all"] },
                    "web": { "type": "http", "url": "{% $states.input.url %}", "next": ["all"],
                      "output": "{% $states.result.StatusCode %}" },
                    "inner": { "type": "flow", "flow": "inner", "input": 5, "next": ["all"] },
                    "tell": { "type": "publish", "topic": "t", "timeoutSeconds": 9, "next": ["all"] },
                    "each": { "type": "map", "items": "{% [1,2,3,4,5] %}", "maxConcurrency": 2,
                      "start": ["one"], "next": ["all"],
                      "steps": { "one": { "type": "function", "function": "f", "next": ["nap"] },
                                 "nap": { "type": "wait", "seconds": 5 } } },
                    "tries": { "type": "function", "function": "g", "input": "tries",
                      "retry": [{ "errors": ["Busy"], "intervalSeconds": 2 }], "next": ["all"] },
                    "box": { "type": "group", "start": ["bad", "idle"], "next": ["all"],
                      "steps": { "bad": { "type": "function", "function": "g", "input": "bad" },
                                 "idle": { "type": "wait", "seconds": 999999 } },
                      "catch": [{ "errors": ["States.ALL"], "next": ["all"],
                                  "output": "{% $states.errorOutput.Error %}" }] },
                    "all": { "type": "join", "assign": { "n": 0 }, "next": ["loop"] },
                    "loop": { "type": "transform", "assign": { "n": "{% $n + 1 %}" }, "next": ["more"] },
                    "more": { "type": "choice", "otherwise": ["ask"],
                      "rules": [{ "when": "{% $n < 3 %}", "next": ["loop"] }] },
                    "ask": { "type": "callback", "function": "f",
                      "input": { "token": "{% $states.context.Task.Token %}" }, "next": ["end"],
                      "output": { "before": "{% $states.input %}", "told": "{% $states.result %}" } },
                    "end": { "type": "function", "function": "f", "next": ["last"] },
                    "last": { "type": "wait", "seconds": 60 }
                    """);

    private static final String INNER =
            Workbench.flow(
                    "in",
                    """
                    "in": { "type": "function", "function": "f", "next": ["nap"] },
                    "nap": { "type": "wait", "seconds": 3 }
                    """);

    private FaultInjection() {}

    /// The types of the events of a run without any death.
    static Set<String> types(Path folder) throws Exception {
        try (var one = new Attempt(folder)) {
            Run run = one.start();
            one.finish(run);
            return new HashSet<>(one.bench.eventTypes(run.id()));
        }
    }

    /// What came of one death.
    ///
    /// @param commits that were durable when the program died
    /// @param last the type of the last event that was
    /// @param again calls that were made a second time
    /// @param twice whether (1) or not (0) any of them had a durable outcome before
    public record Death(int commits, String last, Run.Result result, int again, int twice) {}

    /// What a run without any death ends with.
    static Run.Result undisturbed(Path folder) throws Exception {
        try (var one = new Attempt(folder)) {
            return one.finish(one.start());
        }
    }

    /// Lets the program die after each commit in turn.
    public static List<Death> everywhere(Path under) throws Exception {
        List<Death> deaths = new ArrayList<>();
        for (int commits = 1; ; commits++) {
            Path folder = Files.createDirectories(under.resolve("after-" + commits));
            try (var one = new Attempt(folder)) {
                one.bench.reopen(commits);
                Run run = one.start();
                if (!(one.finish(run) instanceof Run.Result.Interrupted)) {
                    return deaths;
                }
                List<Entry> durable = one.bench.journal(run.id());
                one.bench.reopen();
                Map<String, Integer> before = one.made(ended(durable));
                Run.Result result = one.finish(one.bench.resume(run.id()));
                int twice = one.made(before.keySet()).equals(before) ? 0 : 1;
                String last = durable.getLast().event().getClass().getSimpleName();
                deaths.add(new Death(commits, last, result, one.again(), twice));
            }
        }
    }

    /// Lets the program die over and over, each time after so many commits of its own.
    static Death overAndOver(Path folder, int commits) throws Exception {
        try (var one = new Attempt(folder)) {
            one.bench.reopen(commits);
            Run run = one.start();
            int deaths = 0;
            int twice = 0;
            Run.Result result = one.finish(run);
            while (result instanceof Run.Result.Interrupted) {
                deaths++;
                Map<String, Integer> before = one.made(ended(one.bench.journal(run.id())));
                one.bench.reopen(commits);
                result = one.finish(one.bench.resume(run.id()));
                twice += one.made(before.keySet()).equals(before) ? 0 : 1;
            }
            return new Death(deaths, "", result, one.again(), twice);
        }
    }

    /// The calls whose outcome is among the events.
    private static Set<String> ended(List<Entry> entries) {
        Map<String, String> open = new LinkedHashMap<>();
        Set<String> ended = new HashSet<>();
        for (Entry entry : entries) {
            switch (entry.event()) {
                case RunEvent.StepStarted e -> open.put(e.step() + "#" + e.visit(), e.call());
                case RunEvent.StepSucceeded e ->
                        end(open.remove(e.step() + "#" + e.visit()), ended);
                case RunEvent.StepRetried e -> end(open.remove(e.step() + "#" + e.visit()), ended);
                case RunEvent.StepFailed e -> end(open.remove(e.step() + "#" + e.visit()), ended);
                case RunEvent.CallbackSent e -> end(e.call(), ended);
                case RunEvent _ -> {}
            }
        }
        return ended;
    }

    private static void end(@Nullable String call, Set<String> ended) {
        if (call != null) {
            ended.add(call);
        }
    }

    /// One run with its functions and whoever gives the token back.
    private static final class Attempt implements AutoCloseable {
        private final Workbench bench;
        private final HttpServer server;
        private final Queue<String> tokens = new ConcurrentLinkedQueue<>();

        Attempt(Path folder) throws IOException {
            bench = new Workbench(Files.createDirectories(folder));
            Files.createDirectories(folder.resolve("inner"));
            Files.writeString(folder.resolve("rows.jsonl"), "{\"n\":1}\n{\"n\":2}\n");
            bench.others.put("inner", INNER);
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/",
                    exchange -> {
                        exchange.sendResponseHeaders(200, -1);
                        exchange.close();
                    });
            server.start();
            bench.runtime.handlers.put(
                    "f",
                    (call, _) -> {
                        if (Workbench.json(call.event()) instanceof Map<?, ?> event
                                && event.get("token") instanceof String token) {
                            tokens.add(token);
                        }
                        return FakeRuntime.returned(call.event());
                    });
            bench.runtime.handlers.put(
                    "g",
                    (call, _) -> {
                        boolean isFirst = call.key().endsWith("#1.1");
                        boolean isBad = call.event().equals("\"bad\"");
                        return isBad || isFirst
                                ? new Outcome.Threw(
                                        isBad ? "Bad" : "Busy", "{}", FakeRuntime.REPORT)
                                : FakeRuntime.returned("\"at last\"");
                    });
        }

        Run start() throws Exception {
            String url = "http://localhost:" + server.getAddress().getPort() + "/";
            var mocks =
                    Map.<String, List<RunRequest.Mock>>of(
                            "tell", List.of(new RunRequest.Mock.Return("told")));
            return bench.request(FLOW, new RunRequest("go", Map.of("url", url), mocks, true, null));
        }

        /// Gives back the tokens that were handed out, as often as it takes; not before it is
        /// durable that their function has ended, which an answer need not wait for.
        Run.Result finish(Run run) throws Exception {
            while (!run.isOver()) {
                if (!tokens.isEmpty()
                        && !bench.events(run.id(), RunEvent.CallbackSent.class).isEmpty()) {
                    for (String token : tokens) {
                        bench.runner.answer(token, new CallbackAnswer.Success("yes"));
                    }
                }
                Thread.onSpinWait();
            }
            return run.await();
        }

        int again() {
            List<String> ids = bench.runtime.calls.stream().map(call -> call.id()).toList();
            return ids.size() - new HashSet<>(ids).size();
        }

        /// How often each of these calls was made.
        Map<String, Integer> made(Set<String> calls) {
            Map<String, Integer> made = new LinkedHashMap<>();
            bench.runtime.calls.stream()
                    .filter(call -> calls.contains(call.id()))
                    .forEach(call -> made.merge(call.id(), 1, Integer::sum));
            return made;
        }

        @Override
        public void close() {
            bench.close();
            server.stop(0);
        }
    }
}
