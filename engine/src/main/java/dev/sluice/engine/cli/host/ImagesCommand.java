package dev.sluice.engine.cli.host;

import dev.sluice.engine.cli.argument.RuntimeOption;
import dev.sluice.engine.cli.console.CommandFailure;
import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.docker.image.ImageArchiveException;
import dev.sluice.engine.container.docker.image.RuntimeImage;
import dev.sluice.engine.container.docker.image.RuntimeImages;
import dev.sluice.engine.container.shim.Language;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/// `sluice images`: the container images that functions run in.
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        description =
                "List the images that functions run in; build them without a registry, pull them"
                        + " through the registry mirror, or carry them to a host without either.")
public final class ImagesCommand implements Callable<Integer> {
    /// What the build script ends with where it has no recipe of that name, which it has said.
    private static final int UNKNOWN_RECIPE = 2;

    private final Terminal terminal;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "list|build|pull|save|load",
            description = "What to do; default: list.")
    private Action action = Action.LIST;

    @Parameters(
            index = "1..*",
            paramLabel = "FILE|RUNTIME",
            description = {
                "build, pull: the runtimes, for example python3.13; default: all there are.",
                "save: the file to write (packed where its name ends with gz), then the runtimes;"
                        + " default: all there are.",
                "load: the file to read."
            })
    private List<String> names = new ArrayList<>();

    /// What can be done with images.
    enum Action {
        LIST,
        BUILD,
        PULL,
        SAVE,
        LOAD
    }

    public ImagesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException, IOException, RuntimeUnavailableException {
        return switch (action) {
            case LIST -> list();
            case BUILD -> build();
            case PULL -> pull();
            case SAVE -> save();
            case LOAD -> load();
        };
    }

    private RuntimeImages open() throws RuntimeUnavailableException {
        return RuntimeImages.open(
                RuntimeSettings.defaults((_, _, _, _) -> {})
                        .with(RuntimeOption.userSettings().containers()));
    }

    private int list() throws RuntimeUnavailableException {
        try (RuntimeImages images = open()) {
            for (RuntimeImage image : images.list()) {
                terminal.out()
                        .printf(
                                "%-16s %-28s %s%n",
                                image.runtime(),
                                image.image(),
                                image.isPresent()
                                        ? image.sizeMb() + " MB, " + image.architecture()
                                        : "not there");
            }
        }
        return Exit.OK;
    }

    /// Each name must be that of a runtime, or one that the user's settings have an image for.
    private static void refuseUnknown(List<String> runtimes) {
        var known = new TreeSet<>(RuntimeImages.known());
        known.addAll(RuntimeOption.userSettings().containers().images().keySet());
        for (String runtime : runtimes) {
            if (!known.contains(runtime)) {
                throw CommandFailure.wrong(
                        "There is no runtime "
                                + runtime
                                + ". Take one of: "
                                + String.join(", ", known)
                                + ".");
            }
        }
    }

    private int pull() throws InterruptedException, RuntimeUnavailableException {
        refuseUnknown(names);
        try (RuntimeImages images = open()) {
            images.pull(names, new ImageLines(terminal.err())).forEach(terminal.out()::println);
        }
        return Exit.OK;
    }

    private int save() throws InterruptedException, IOException, RuntimeUnavailableException {
        Path file = file();
        List<String> runtimes = names.subList(1, names.size());
        try (RuntimeImages images = open()) {
            images.save(file, runtimes, new ImageLines(terminal.err()))
                    .forEach(terminal.out()::println);
        }
        return Exit.OK;
    }

    private int load() throws InterruptedException, IOException, RuntimeUnavailableException {
        Path file = file();
        if (names.size() > 1) {
            throw CommandFailure.wrong("'images load' takes one file, not also " + names.get(1));
        }
        if (!Files.isRegularFile(file)) {
            throw CommandFailure.wrong("There is no file " + file + ".");
        }
        try (RuntimeImages images = open()) {
            images.load(file, new ImageLines(terminal.err())).forEach(terminal.out()::println);
        } catch (ImageArchiveException e) {
            throw CommandFailure.wrong(e.getMessage());
        }
        return Exit.OK;
    }

    private Path file() {
        if (names.isEmpty()) {
            String word = action.name().toLowerCase(Locale.ROOT);
            throw CommandFailure.wrong(
                    "'images "
                            + word
                            + "' needs a file, for example: sluice images "
                            + word
                            + " images.tar.gz");
        }
        return Path.of(names.getFirst());
    }

    private int build() throws InterruptedException, IOException {
        Path script = Path.of(packaging(), "images", "build.sh");
        if (!Files.isExecutable(script)) {
            throw CommandFailure.hostLacks(
                    "The build script of the images is not here. Start sluice by"
                            + " packaging/sluice.");
        }
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(names);
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        return switch (status) {
            case 0 -> Exit.OK;
            case UNKNOWN_RECIPE -> Exit.WRONG;
            default -> Exit.HOST_LACKS;
        };
    }

    /// What the build script makes the image of a runtime from; empty where it has nothing for it.
    static Optional<String> recipe(String runtime) {
        return Language.of(runtime)
                .map(language -> language.image(runtime))
                .filter(name -> Files.exists(Path.of(packaging(), "images", name, "install.sh")));
    }

    private static String packaging() {
        return System.getProperty("sluice.packaging", "packaging");
    }
}
