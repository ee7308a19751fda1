package dev.sluice.engine.cli;

import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// `sluice` itself: without the window it prints what it can do.
@Command(
        name = "sluice",
        mixinStandardHelpOptions = true,
        versionProvider = SluiceCommand.Version.class,
        description = "Draw, run and export serverless workflows on your own computer.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:succeeded",
            "1:the flow failed",
            "2:the flow or the command is wrong",
            "3:the host lacks something",
            "130:interrupted"
        })
final class SluiceCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    SluiceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.err());
        return Exit.WRONG;
    }

    /// Reads the version that the build wrote into the jar.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = SluiceCommand.class.getPackage().getImplementationVersion();
            return new String[] {"sluice " + (version == null ? "(not packaged)" : version)};
        }
    }
}
