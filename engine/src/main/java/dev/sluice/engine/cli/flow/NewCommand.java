package dev.sluice.engine.cli.flow;

import dev.sluice.engine.cli.console.CommandFailure;
import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.json.FileChangedException;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.template.Templates;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// `sluice new`: makes a flow from a template.
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Make a flow from a template (the sample flows are templates).")
public final class NewCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "The new flow's folder; missing or empty.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = "--template",
            paramLabel = "NAME",
            description = "The template; default: ${DEFAULT-VALUE}.")
    private String template = Templates.DEFAULT;

    public NewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, FlowFileException, FileChangedException {
        List<String> names = Templates.names();
        if (!names.contains(template)) {
            throw CommandFailure.wrong(
                    "There is no template "
                            + template
                            + ". The templates: "
                            + String.join(", ", names)
                            + ".");
        }
        if (folder.toString().isBlank()) {
            throw CommandFailure.wrong("Name the folder that the flow is to be made in.");
        }
        if (Files.exists(folder) && !isEmptyFolder(folder)) {
            throw CommandFailure.wrong(
                    folder + " exists and is not an empty folder; nothing was written.");
        }
        Templates.copy(template, folder);
        FlowFolder made = FlowFolder.open(folder);
        made.save(made.flow().withName(String.valueOf(made.path().getFileName())), made.layout());
        terminal.err()
                .println("Made " + folder + " from the template " + template + ". Run it with:");
        terminal.err().println("  sluice run " + folder + firstEvent(folder));
        return Exit.OK;
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    private static String firstEvent(Path folder) throws IOException {
        Path events = folder.resolve("events");
        if (!Files.isDirectory(events)) {
            return "";
        }
        try (Stream<Path> files = Files.list(events)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .findFirst()
                    .map(file -> " --event " + file)
                    .orElse("");
        }
    }
}
