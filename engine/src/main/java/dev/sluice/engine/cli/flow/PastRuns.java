package dev.sluice.engine.cli.flow;

import dev.sluice.engine.Engine;
import dev.sluice.engine.cli.argument.RuntimeOption;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.machine.Entry;

import java.util.ArrayList;
import java.util.List;

/// The runs that are kept of a flow.
final class PastRuns {
    /// How many of the latest runs an estimate is taken from.
    private static final int MEASURED = 100;

    private PastRuns() {}

    /// An engine that reads runs and starts nothing.
    static Engine reader(Terminal terminal) {
        return Engine.open(RuntimeOption.settings(Runtimes.Choice.AUTO, terminal.err()::println));
    }

    /// All events of the latest runs that ended well.
    static List<Entry> measured(FlowFolder folder, Terminal terminal) {
        List<Entry> entries = new ArrayList<>();
        try (Engine engine = reader(terminal)) {
            for (RunSummary run : engine.runs(folder.path(), MEASURED)) {
                if (run.status() == RunSummary.Status.SUCCEEDED) {
                    entries.addAll(engine.entries(folder.path(), run.id(), 1));
                }
            }
        }
        return entries;
    }
}
