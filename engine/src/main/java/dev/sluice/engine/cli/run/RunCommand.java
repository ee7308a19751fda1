package dev.sluice.engine.cli.run;

import dev.sluice.engine.Engine;
import dev.sluice.engine.cli.argument.Checked;
import dev.sluice.engine.cli.argument.FlowParameter;
import dev.sluice.engine.cli.argument.InputFile;
import dev.sluice.engine.cli.argument.RuntimeOption;
import dev.sluice.engine.cli.console.CommandFailure;
import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.debug.Attachment;
import dev.sluice.engine.debug.DebuggedFlow;
import dev.sluice.engine.debug.LaunchConfiguration;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.request.Mocks;
import dev.sluice.engine.run.request.RefusedException;
import dev.sluice.engine.run.request.RunRequest;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `sluice run`: plays one event and prints the output.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Run a flow once. Logs go to standard error as they happen, the output to standard"
                        + " output.")
public final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private FlowParameter flow = new FlowParameter();

    @Mixin private RuntimeOption runtime = new RuntimeOption();

    @Option(
            names = "--trigger",
            paramLabel = "ID",
            description = "The trigger to play; default: the manual one, else the only one.")
    private @Nullable String trigger;

    @Option(
            names = "--event",
            paramLabel = "FILE|-",
            description = "The event as the first step sees it, JSON; default: {}.")
    private @Nullable String event;

    @Option(
            names = "--mocks",
            paramLabel = "FILE",
            description = "Answers in place of the calls of some steps.")
    private @Nullable Path mocks;

    @Option(
            names = "--clock",
            paramLabel = "real|virtual",
            description = "Whether waits take time or are jumped over; default: real.")
    private ClockKind clock = ClockKind.REAL;

    @Option(names = "--json", description = "Print one event a line on standard output.")
    private boolean json;

    @Option(
            names = "--watch",
            description = "Run again whenever the code, the event or the flow changes.")
    private boolean watch;

    /// How time passes.
    enum ClockKind {
        REAL,
        VIRTUAL
    }

    @Option(
            names = "--debug",
            paramLabel = "STEP",
            description =
                    "Have that step's function wait for a debugger on loopback, without limits of"
                            + " time, and enter it in .vscode/launch.json.")
    private @Nullable String debug;

    public RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        var printer = new RunPrinter(terminal, json);
        if (watch && debug != null) {
            throw CommandFailure.wrong("--watch and --debug do not go together.");
        } else if (watch) {
            return watched(printer);
        } else if (debug != null) {
            return debugged(debug, printer);
        }
        FlowFolder folder = flow.open();
        Checked.refuseErrors(folder, terminal);
        RunRequest request = request(folder, event());
        try (Engine engine = runtime.open(printer::told)) {
            Run run = engine.start(folder, request, printer);
            return RunEnd.await(run, terminal, json, flow.path());
        }
    }

    private RunRequest request(FlowFolder folder, @Nullable Object played) throws IOException {
        Map<String, List<RunRequest.Mock>> mocks = mocks(folder);
        Checked.refuseUnanswered(folder, mocks.keySet());
        return new RunRequest(
                chosenTrigger(folder.flow()), played, mocks, clock == ClockKind.VIRTUAL, null);
    }

    private int debugged(String step, RunPrinter printer) throws Exception {
        FlowFolder folder = flow.open();
        Checked.refuseErrors(folder, terminal);
        DebuggedFlow debugged = DebuggedFlow.of(folder, step);
        RunRequest request = request(folder, event());
        try (Engine engine = runtime.open(printer::told, debugged.debug())) {
            tell(debugged.attachment(engine.runtime().name()));
            Run run = engine.start(debugged.folder(), request, printer);
            return RunEnd.await(run, terminal, json, flow.path());
        }
    }

    /// Says how to attach.
    private void tell(Attachment attachment) {
        LaunchConfiguration entry = attachment.entry();
        if (attachment.unreadable() == null) {
            terminal.err()
                    .println(
                            "sluice: attach with \"%s\" of %s"
                                    .formatted(entry.name(), attachment.file()));
        } else {
            terminal.err()
                    .println(
                            "sluice: left as it is, since it cannot be read: "
                                    + attachment.unreadable());
            terminal.err().println("        Attach with: " + Json.write(entry.members()));
        }
    }

    private int watched(RunPrinter printer) throws Exception {
        FlowFolder first = flow.open();
        boolean typed = "-".equals(event);
        @Nullable Object once = typed ? event() : null;
        try (Engine engine = runtime.open(printer::told);
                var changes = new FlowWatch(first.path(), beside())) {
            new WatchedRuns(terminal, changes)
                    .go(
                            () -> {
                                FlowFolder now = flow.open();
                                Checked.refuseErrors(now, terminal);
                                RunRequest request = request(now, typed ? once : event());
                                return engine.start(now, request, printer);
                            },
                            run -> RunEnd.await(run, terminal, json, flow.path()));
            return Exit.INTERRUPTED;
        }
    }

    /// The files that need not lie in the flow's folder.
    private List<Path> beside() {
        return Stream.of(event, mocks)
                .filter(file -> file != null && !"-".equals(file))
                .map(file -> Path.of(String.valueOf(file)))
                .toList();
    }

    private String chosenTrigger(Flow of) {
        Map<String, Trigger> all = of.triggers();
        if (trigger != null) {
            if (!all.containsKey(trigger)) {
                throw CommandFailure.wrong(
                        "The flow has no trigger " + trigger + ". " + listed(all));
            }
            return trigger;
        }
        List<Trigger> manual =
                all.values().stream().filter(t -> t instanceof Trigger.Manual).toList();
        List<Trigger> choice = manual.isEmpty() ? List.copyOf(all.values()) : manual;
        if (choice.size() != 1) {
            throw CommandFailure.wrong(
                    "Which trigger is to be played? Name one with --trigger. " + listed(all));
        }
        return choice.getFirst().id();
    }

    private static String listed(Map<String, Trigger> triggers) {
        if (triggers.isEmpty()) {
            return "The flow has no triggers; add one, for example { \"type\": \"manual\" }.";
        }
        var list = new StringBuilder("The triggers:");
        triggers.forEach(
                (id, t) ->
                        list.append("\n  ").append(id).append(" (").append(t.type()).append(")"));
        return list.toString();
    }

    private @Nullable Object event() throws IOException {
        if (event == null) {
            return Map.of();
        }
        return new InputFile(event, terminal.in()).json("the event is");
    }

    private Map<String, List<RunRequest.Mock>> mocks(FlowFolder folder) throws IOException {
        if (mocks == null) {
            return Map.of();
        }
        Object json = InputFile.of(mocks).json("the mocks are");
        try {
            return Mocks.read(json, folder.flow());
        } catch (RefusedException e) {
            throw CommandFailure.wrong(
                    e.problems().stream()
                            .map(wrong -> mocks + ": " + wrong.place() + ": " + wrong.message())
                            .collect(Collectors.joining("\nsluice: ")));
        }
    }
}
