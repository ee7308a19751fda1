package dev.sluice.app;

import dev.sluice.app.shell.DesignerApp;
import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Where the program starts: `sluice` and `sluice FLOW` open the designer, everything else is the
/// command line.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Terminal terminal = Terminal.standard();
        if (Rehearse.isAsked(arguments)) {
            System.exit(Rehearse.run(arguments, terminal));
        }
        if (!opensDesigner(arguments, () -> commands(terminal))) {
            System.exit(
                    dev.sluice.engine.cli.Main.execute(commands(terminal), terminal, arguments));
        }
        if (!hasScreen()) {
            terminal.err().println("sluice: There is no screen to open the designer on.");
            terminal.err().println("        The commands need none; see: sluice --help");
            System.exit(Exit.HOST_LACKS);
        }
        DesignerApp.standard(arguments.length == 0 ? null : Path.of(arguments[0])).run();
    }

    /// The engine's commands, and those that need what draws.
    static CommandLine commands(Terminal terminal) {
        CommandLine commands = dev.sluice.engine.cli.Main.commands(terminal);
        commands.addSubcommand(new PictureCommand(terminal));
        return commands;
    }

    /// Whether the arguments are none, or one flow. The commands are asked for only where a flow
    /// might bear the name of one: making them takes a tenth of a start.
    static boolean opensDesigner(String[] arguments, Supplier<CommandLine> commands) {
        if (arguments.length != 1) {
            return arguments.length == 0;
        }
        String only = arguments[0];
        return !only.startsWith("-")
                && exists(only)
                && (Path.of(only).getNameCount() > 1
                        || Path.of(only).isAbsolute()
                        || !commands.get().getSubcommands().containsKey(only));
    }

    private static boolean exists(String path) {
        try {
            return Files.exists(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean hasScreen() {
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        return !linux
                || System.getProperty("glass.platform") != null
                || System.getenv("DISPLAY") != null
                || System.getenv("WAYLAND_DISPLAY") != null;
    }
}
