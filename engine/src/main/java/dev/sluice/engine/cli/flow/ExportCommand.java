package dev.sluice.engine.cli.flow;

import dev.sluice.engine.cli.argument.Checked;
import dev.sluice.engine.cli.argument.FlowParameter;
import dev.sluice.engine.cli.console.CommandFailure;
import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.export.ExportException;
import dev.sluice.engine.export.Exports;
import dev.sluice.engine.export.Report;
import dev.sluice.engine.export.aws.AwsExporter;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.run.StateFolder;
import dev.sluice.engine.secret.Secrets;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/// `sluice export`: writes what a target deploys, and tells what does not carry over.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Write the deployment files, the code, a README with the deploy command and a"
                        + " report of what does not carry over.")
public final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private FlowParameter flow = new FlowParameter();

    @Option(names = "--target", required = true, paramLabel = "T", description = "For example aws.")
    @SuppressWarnings("NullAway.Init")
    private String target;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "A new or empty folder, or that of an earlier export.")
    @SuppressWarnings("NullAway.Init")
    private Path output;

    public ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws FlowFileException, IOException {
        FlowFolder folder = flow.open();
        Checked.refuseErrors(folder, terminal);
        var exports = new Exports(List.of(new AwsExporter()));
        try {
            Report report =
                    exports.export(target, folder.flow(), folder.path(), output, secrets(folder));
            terminal.err().println("Wrote " + output + " for " + target + ".");
            print(report, Report.Fate.EMULATED, "Carries over by other means:");
            print(report, Report.Fate.LOST, "Does not carry over:");
            terminal.err().println("How to deploy it: " + output.resolve("README.md"));
            return Exit.OK;
        } catch (ExportException e) {
            String words = e.getMessage() + ". " + e.remedy();
            throw e.getCause() instanceof IOException
                    ? CommandFailure.hostLacks(words)
                    : CommandFailure.wrong(words);
        }
    }

    private static Map<String, String> secrets(FlowFolder folder) throws IOException {
        var kept = new Secrets(StateFolder.of(folder.path()).secrets());
        Map<String, String> values = new TreeMap<>();
        for (String name : kept.names()) {
            kept.value(name).ifPresent(value -> values.put(name, value));
        }
        return values;
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
                                    + entry.id()
                                    + (entry.what().isEmpty() ? "" : ", " + entry.what())
                                    + ": "
                                    + entry.note());
        }
    }
}
