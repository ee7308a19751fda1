package dev.sluice.engine.cli.argument;

import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;

import picocli.CommandLine.Parameters;

import java.nio.file.Path;

/// The flow that a command is about.
public final class FlowParameter {
    @Parameters(
            index = "0",
            paramLabel = "FLOW",
            description = "The flow's folder, or the flow.json in it.")
    @SuppressWarnings("NullAway.Init")
    private Path flow;

    public FlowFolder open() throws FlowFileException {
        return FlowFolder.open(flow);
    }

    public Path path() {
        return flow;
    }
}
