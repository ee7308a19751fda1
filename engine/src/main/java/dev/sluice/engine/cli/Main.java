package dev.sluice.engine.cli;

import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.cli.flow.CheckCommand;
import dev.sluice.engine.cli.flow.EstimateCommand;
import dev.sluice.engine.cli.flow.ExportCommand;
import dev.sluice.engine.cli.flow.FormatCommand;
import dev.sluice.engine.cli.flow.ImportCommand;
import dev.sluice.engine.cli.flow.NewCommand;
import dev.sluice.engine.cli.flow.SecretsCommand;
import dev.sluice.engine.cli.flow.TestCommand;
import dev.sluice.engine.cli.host.DoctorCommand;
import dev.sluice.engine.cli.host.ImagesCommand;
import dev.sluice.engine.cli.run.CallbackCommand;
import dev.sluice.engine.cli.run.RunCommand;
import dev.sluice.engine.cli.run.RunsCommand;
import dev.sluice.engine.cli.run.ServeCommand;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// The command line without the window. `sluice` with it stands in the app module and adds its own
/// commands to [#commands].
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Terminal terminal = Terminal.standard();
        System.exit(execute(commands(terminal), terminal, args));
    }

    /// Carries out a command line. A success whose result did not arrive is none.
    ///
    /// @return the exit status
    public static int execute(CommandLine commands, Terminal terminal, String... args) {
        int status = commands.execute(args);
        terminal.out().flush();
        String loss = terminal.loss().get().orElse(null);
        if (loss == null) {
            return status;
        }
        terminal.err().println("sluice: standard output could not be written: " + loss + ".");
        return status == Exit.OK ? Exit.HOST_LACKS : status;
    }

    /// All commands of the engine, printing to a terminal.
    public static CommandLine commands(Terminal terminal) {
        CommandLine line = new CommandLine(new SluiceCommand(terminal));
        line.addSubcommand(new NewCommand(terminal));
        line.addSubcommand(new RunCommand(terminal));
        line.addSubcommand(new ServeCommand(terminal));
        line.addSubcommand(new TestCommand(terminal));
        line.addSubcommand(new CheckCommand(terminal));
        line.addSubcommand(new FormatCommand(terminal));
        line.addSubcommand(new CallbackCommand(terminal));
        line.addSubcommand(new SecretsCommand(terminal));
        line.addSubcommand(new EstimateCommand(terminal));
        line.addSubcommand(new ExportCommand(terminal));
        line.addSubcommand(new ImportCommand(terminal));
        line.addSubcommand(new RunsCommand(terminal));
        line.addSubcommand(new DoctorCommand(terminal));
        line.addSubcommand(new ImagesCommand(terminal));
        line.addSubcommand(new CommandLine.HelpCommand());
        line.setOut(writer(terminal.out()));
        line.setErr(writer(terminal.err()));
        line.setParameterExceptionHandler(wrongUse(terminal));
        line.setExecutionExceptionHandler(failure(terminal));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static IParameterExceptionHandler wrongUse(Terminal terminal) {
        return (ParameterException e, String[] args) -> {
            terminal.err().println("sluice: " + WrongWords.of(e));
            CommandLine.UnmatchedArgumentException.printSuggestions(e, writer(terminal.err()));
            terminal.err()
                    .println(
                            "Try: "
                                    + e.getCommandLine().getCommandSpec().qualifiedName()
                                    + " --help");
            return Exit.WRONG;
        };
    }

    private static IExecutionExceptionHandler failure(Terminal terminal) {
        return (Exception e, CommandLine line, CommandLine.ParseResult parsed) ->
                Failures.print(e, terminal);
    }
}
