package dev.sluice.engine.cli.flow;

import dev.sluice.engine.cli.console.CommandFailure;
import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.imports.Imported;
import dev.sluice.engine.imports.Imports;
import dev.sluice.engine.imports.NewFlow;
import dev.sluice.engine.imports.Report;
import dev.sluice.engine.imports.asl.AslImporter;
import dev.sluice.engine.imports.sam.SamImporter;
import dev.sluice.engine.imports.source.ImportException;
import dev.sluice.engine.json.FlowFileException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `sluice import`: makes a flow of a state machine, and tells what does not carry over.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Make a flow of a state machine in the Amazon States Language (JSON or YAML), or of"
                        + " a SAM template with one, and tell what does not carry over.")
public final class ImportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The definition or template.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--from",
            paramLabel = "asl|sam",
            description = "What kind of file it is; default: what it looks like.")
    private @Nullable String format;

    @Option(
            names = "--machine",
            paramLabel = "ID",
            description = "Which state machine of a template with several.")
    private @Nullable String machine;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "The new flow's folder; missing or empty.")
    @SuppressWarnings("NullAway.Init")
    private Path output;

    public ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, FlowFileException, ImportException {
        var target = new NewFlow(output);
        if (!target.isFree()) {
            throw CommandFailure.wrong(
                    output + " exists and is not an empty folder; nothing was written.");
        }
        var imports = new Imports(List.of(new AslImporter(), new SamImporter(machine)));
        Imported imported = imports.read(file, format);
        target.write(imported);
        terminal.err().println("Made " + output + " from " + file + ".");
        print(imported.report(), Report.Fate.CHANGED, "Carries over by other means:");
        print(imported.report(), Report.Fate.LOST, "Does not carry over:");
        print(
                imported.report(),
                Report.Fate.STAND_IN,
                "Stand-ins, to be written or answered for with --mocks:");
        terminal.err().println("Run it with:");
        terminal.err()
                .println(
                        "  sluice run "
                                + output
                                + " --event FILE"
                                + (imported.report().entries(Report.Fate.STAND_IN).isEmpty()
                                        ? ""
                                        : " --mocks FILE"));
        return Exit.OK;
    }

    private void print(Report report, Report.Fate fate, String title) {
        List<Report.Entry> entries = report.entries(fate);
        if (entries.isEmpty()) {
            return;
        }
        terminal.err().println(title);
        for (Report.Entry entry : entries) {
            terminal.err()
                    .println(
                            "  "
                                    + entry.file()
                                    + ":"
                                    + entry.at().line()
                                    + ": "
                                    + entry.element()
                                    + (entry.what().isEmpty() ? "" : ", " + entry.what())
                                    + ": "
                                    + entry.note());
        }
    }
}
