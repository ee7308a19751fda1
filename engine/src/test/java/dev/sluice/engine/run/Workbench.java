package dev.sluice.engine.run;

import dev.sluice.engine.journal.Journal;
import dev.sluice.engine.journal.Owner;
import dev.sluice.engine.journal.sqlite.SqliteJournal;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.log.RunLogs;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.program.Program;
import dev.sluice.engine.run.request.Mocks;
import dev.sluice.engine.run.request.RefusedException;
import dev.sluice.engine.run.request.RunRequest;
import dev.sluice.engine.secret.Secrets;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A flow folder with a runner, a journal on disk and functions that the test plays.
public final class Workbench implements AutoCloseable {
    static final String ONE_CALL =
            flow("a", "\"a\": { \"type\": \"function\", \"function\": \"f\" }");

    static final String TWO_CALLS =
            flow(
                    "a",
                    """
                    "a": { "type": "function", "function": "f", "next": ["b"] },
                    "b": { "type": "function", "function": "g" }
                    """);

    static final String FORK =
            flow(
                    "a",
                    """
                    "a": { "type": "transform", "next": ["l", "r"] },
                    "l": { "type": "function", "function": "f", "next": ["j"] },
                    "r": { "type": "function", "function": "g", "next": ["j"] },
                    "j": { "type": "join" }
                    """);

    final Path folder;
    final FakeRuntime runtime = new FakeRuntime();
    final Heard heard = new Heard();

    /// The texts of flows that steps may run, by the names of their folders.
    final Map<String, String> others = new ConcurrentHashMap<>();

    RunStore store;
    Runner runner;

    /// What a listener was told.
    static final class Heard implements RunListener {
        final List<Entry> entries = new CopyOnWriteArrayList<>();
        final List<LogLine> lines = new CopyOnWriteArrayList<>();
        final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void entered(Entry entry) {
            entries.add(entry);
        }

        @Override
        public void logged(LogLine line) {
            lines.add(line);
        }

        @Override
        public void told(String message) {
            told.add(message);
        }
    }

    /// Finds those flows; their runs are kept with ours.
    private final class Beside implements FlowSource {
        @Override
        public Found find(Path flowFolder) throws RefusedException {
            String text = others.get(flowFolder.getFileName().toString());
            return text == null ? NONE.find(flowFolder) : new Found(store, program(text), text);
        }

        @Override
        public Runner.FlowReader reader(Path flowFolder) {
            return Workbench.this::program;
        }
    }

    Workbench(Path folder) {
        this.folder = folder;
        open();
    }

    private void open() {
        open(Integer.MAX_VALUE);
    }

    /// @param commits how many the journal keeps before it dies
    private void open(int commits) {
        try {
            StateFolder state = StateFolder.of(folder).make();
            Journal journal =
                    SqliteJournal.open(
                            state.journal(), Owner.ofThisProcess(), InstantSource.system());
            store =
                    new RunStore(
                            folder,
                            new DyingJournal(journal, commits),
                            new RunLogs(state.logs()),
                            new Secrets(state.secrets()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        runner = new Runner(() -> runtime, InstantSource.system(), new Beside(), () -> {});
    }

    /// Ends the process, as far as runs are concerned, and begins another.
    void reopen() {
        close();
        open();
    }

    /// The same, and the other dies after so many commits.
    void reopen(int commits) {
        close();
        open(commits);
    }

    /// A flow with a manual trigger `go` and functions `f`, `g`.
    public static String flow(String start, String steps) {
        return """
        { "sluice": 1, "name": "test", "targets": ["aws"],
          "triggers": { "go": { "type": "manual", "next": ["%s"] } },
          "steps": { %s },
          "functions": {
            "f": { "runtime": "python3.13", "handler": "index.handler", "code": "functions/f",
                   "environment": { "PLAIN": "literal", "KEY": { "secret": "api-key" } } },
            "g": { "runtime": "python3.13", "handler": "index.handler", "code": "functions/g",
                   "timeoutSeconds": 3, "memoryMb": 200 } } }
        """
                .formatted(start, steps);
    }

    Program program(String flowText) {
        try {
            for (String function : List.of("f", "g")) {
                Path code = Files.createDirectories(folder.resolve("functions").resolve(function));
                Files.writeString(code.resolve("index.py"), "def handler(event, context): pass\n");
            }
            return Program.of(FlowFolder.ofText(folder, flowText).flow());
        } catch (FlowFileException | IOException e) {
            throw new AssertionError(e);
        }
    }

    Run request(String flowText, RunRequest request) throws Exception {
        store.secrets().set("api-key", "hunter22");
        return runner.start(store, program(flowText), flowText, request, heard);
    }

    Run start(String flowText, Object event) throws Exception {
        return request(flowText, RunRequest.of("go", event));
    }

    /// With a virtual clock, and mocks as a file would hold them.
    Run startVirtual(String flowText, String mocksJson) throws Exception {
        var mocks = Mocks.parse(mocksJson, FlowFolder.ofText(folder, flowText).flow());
        return request(flowText, new RunRequest("go", null, mocks, true, null));
    }

    Run resume(String id) throws Exception {
        return runner.resume(store, this::program, id, heard);
    }

    static Object json(String text) {
        try {
            return Json.parse(text);
        } catch (JsonSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    List<Entry> journal(String run) {
        List<Entry> entries = new ArrayList<>();
        store.journal().read(run, 1, entries::add);
        return entries;
    }

    List<String> eventTypes(String run) {
        return journal(run).stream().map(e -> e.event().getClass().getSimpleName()).toList();
    }

    <E extends RunEvent> List<E> events(String run, Class<E> type) {
        return journal(run).stream()
                .map(Entry::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    Map<?, ?> cause(String run) {
        var failed = (RunEvent.RunFailed) journal(run).getLast().event();
        return (Map<?, ?>) json(failed.failure().cause());
    }

    @Override
    public void close() {
        runner.close();
        store.close();
    }
}
