package dev.sluice.engine.cli.flow;

import dev.sluice.engine.cli.argument.FlowParameter;
import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.json.FlowFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// `sluice format`: writes a flow's files in the canonical form.
@Command(
        name = "format",
        mixinStandardHelpOptions = true,
        description = "Write flow.json and flow.layout.json in the canonical form.")
public final class FormatCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private FlowParameter flow = new FlowParameter();

    public FormatCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        FlowFolder before = flow.open();
        FlowFolder after = before.format();
        boolean same = before.text().equals(after.text());
        terminal.err().println(same ? "Nothing to change." : "Formatted " + after.path() + ".");
        return Exit.OK;
    }
}
