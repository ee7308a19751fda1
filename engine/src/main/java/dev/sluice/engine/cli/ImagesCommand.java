package dev.sluice.engine.cli;

import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.docker.DockerCheck;
import dev.sluice.engine.container.docker.EngineReport.RuntimeImage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/// `sluice images`: the container images that functions run in.
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        description = "List the runtime images, or build them without a registry.")
final class ImagesCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "list|build",
            description = "What to do; default: list.")
    private Action action = Action.LIST;

    @Parameters(
            index = "1..*",
            paramLabel = "RUNTIME",
            description = "build: the runtimes, for example python3.13; default: all there are.")
    private List<String> runtimes = new ArrayList<>();

    /// What can be done with images.
    enum Action {
        LIST,
        BUILD,
        PULL,
        SAVE,
        LOAD
    }

    ImagesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException, IOException, RuntimeUnavailableException {
        return switch (action) {
            case LIST -> list();
            case BUILD -> build();
            case PULL, SAVE, LOAD ->
                    throw CommandFailure.wrong(
                            "'images "
                                    + action.name().toLowerCase(Locale.ROOT)
                                    + "' is not there yet. Use: sluice images build");
        };
    }

    private int list() throws InterruptedException, RuntimeUnavailableException {
        for (RuntimeImage image :
                DockerCheck.look(RuntimeSettings.defaults((_, _, _, _) -> {})).images()) {
            terminal.out()
                    .printf(
                            "%-14s %-28s %s%n",
                            image.runtime(),
                            image.image(),
                            image.isPresent() ? image.sizeMb() + " MB" : "not there");
        }
        return Exit.OK;
    }

    private int build() throws InterruptedException, IOException {
        Path script = Path.of(packaging(), "images", "build.sh");
        if (!Files.isExecutable(script)) {
            throw CommandFailure.hostLacks(
                    "The build script of the images is not here. Start sluice by"
                            + " packaging/sluice.");
        }
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(runtimes);
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        return status == 0 ? Exit.OK : Exit.HOST_LACKS;
    }

    private static String packaging() {
        return System.getProperty("sluice.packaging", "packaging");
    }
}
