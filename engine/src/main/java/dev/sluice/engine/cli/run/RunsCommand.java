package dev.sluice.engine.cli.run;

import dev.sluice.engine.Engine;
import dev.sluice.engine.cli.argument.Checked;
import dev.sluice.engine.cli.argument.FlowParameter;
import dev.sluice.engine.cli.argument.RuntimeOption;
import dev.sluice.engine.cli.console.CommandFailure;
import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Plain;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.journal.EventJson;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.request.ReplayRequest;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// `sluice runs`: what is kept of a flow's runs.
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description = "List a flow's runs, show, resume, replay, cancel or delete one.")
public final class RunsCommand implements Callable<Integer> {
    private static final int LISTED = 100;

    private final Terminal terminal;

    @Mixin private FlowParameter flow = new FlowParameter();

    @Mixin private RuntimeOption runtime = new RuntimeOption();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "list|show|resume|replay|cancel|delete",
            description = "What to do; default: list.")
    private Action action = Action.LIST;

    @Parameters(index = "2", arity = "0..1", paramLabel = "ID", description = "The run.")
    private @Nullable String id;

    @Option(
            names = "--json",
            description =
                    "list: one run a line as JSON; show, resume and replay: one event a line.")
    private boolean json;

    @Option(
            names = "--text",
            description =
                    "show: for people, as on a terminal, also where the output goes elsewhere;"
                            + " there it is one event a line as JSON.")
    private boolean text;

    @Option(
            names = "--from",
            paramLabel = "STEP",
            description =
                    "replay: the step from which on the run is for today's flow and code; all"
                            + " before it is taken from the earlier run. Default: the first step.")
    private @Nullable String from;

    /// What can be done with runs.
    enum Action {
        LIST,
        SHOW,
        RESUME,
        REPLAY,
        CANCEL,
        DELETE
    }

    public RunsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        FlowFolder open = flow.open();
        Path folder = open.path();
        if (from != null && action != Action.REPLAY) {
            throw CommandFailure.wrong("--from goes with replay.");
        }
        var printer = new RunPrinter(terminal, json);
        try (Engine engine = runtime.open(printer::told)) {
            return switch (action) {
                case LIST -> list(engine.runs(folder, LISTED));
                case SHOW -> show(engine, folder);
                case RESUME -> {
                    Run run = engine.resume(folder, named(), printer);
                    yield RunEnd.await(run, terminal, json, flow.path());
                }
                case REPLAY -> {
                    Checked.refuseErrors(open, terminal);
                    Run run = engine.replay(open, ReplayRequest.of(named(), from), printer);
                    yield RunEnd.await(run, terminal, json, flow.path());
                }
                case CANCEL -> {
                    engine.cancel(folder, named(), "Cancelled by the user");
                    terminal.err().println("Cancelled " + named() + ".");
                    yield Exit.OK;
                }
                case DELETE -> delete(engine, folder);
            };
        }
    }

    private int list(List<RunSummary> runs) {
        if (json) {
            runs.forEach(run -> terminal.out().println(Json.write(RunJson.of(run))));
            return Exit.OK;
        }
        if (runs.isEmpty()) {
            terminal.err().println("No runs yet. Start one: sluice run " + flow.path());
            return Exit.OK;
        }
        new RunTable(terminal.isColored()).print(runs, terminal.out());
        return Exit.OK;
    }

    private int show(Engine engine, Path folder) {
        known(engine, folder);
        if (json || !(text || terminal.isScreen())) {
            each(
                    engine,
                    folder,
                    entry -> terminal.out().println(Json.write(EventJson.entry(entry))));
            return Exit.OK;
        }
        engine.find(folder, named()).ifPresent(this::head);
        var table = new EventTable(terminal.isColored());
        each(engine, folder, table::measure);
        each(engine, folder, entry -> table.print(entry, terminal.out()));
        return Exit.OK;
    }

    private void each(Engine engine, Path folder, Consumer<Entry> reader) {
        engine.entries(
                folder,
                named(),
                1,
                entry -> {
                    reader.accept(entry);
                    return true;
                });
    }

    private void head(RunSummary run) {
        String took = RunTable.took(run);
        terminal.out()
                .printf(
                        "%s: %s by %s, %s%s, %d events%n",
                        run.id(),
                        run.flow(),
                        Plain.text(run.trigger()),
                        run.status().name().toLowerCase(Locale.ROOT),
                        took.isEmpty() ? "" : " in " + took,
                        run.events());
    }

    private int delete(Engine engine, Path folder) throws Exception {
        known(engine, folder);
        engine.delete(folder, named());
        terminal.err().println("Deleted " + named() + ".");
        return Exit.OK;
    }

    private void known(Engine engine, Path folder) {
        if (engine.find(folder, named()).isEmpty()) {
            throw CommandFailure.wrong(
                    "The flow has no run " + named() + ". See: sluice runs " + flow.path());
        }
    }

    private String named() {
        if (id == null) {
            throw CommandFailure.wrong(
                    "Name the run: sluice runs "
                            + flow.path()
                            + " "
                            + action.name().toLowerCase(Locale.ROOT)
                            + " ID");
        }
        return id;
    }
}
