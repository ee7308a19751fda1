package dev.sluice.engine.cli.host;

import dev.sluice.engine.cli.argument.RuntimeOption;
import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.container.Architecture;
import dev.sluice.engine.container.ContainerChoices;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.docker.DockerCheck;
import dev.sluice.engine.container.docker.EngineReport;
import dev.sluice.engine.container.docker.EngineReport.Trial;
import dev.sluice.engine.container.docker.connection.EngineAttempt;
import dev.sluice.engine.container.docker.image.RuntimeImage;
import dev.sluice.engine.container.endpoint.Registry;
import dev.sluice.engine.settings.SettingsFile;
import dev.sluice.engine.settings.UserSettings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/// `sluice doctor`: what this computer has for running functions, and what to do about the rest.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Look at the container engine, its images and this computer, and try a call. Exits"
                        + " with 3 where containers cannot be used.")
public final class DoctorCommand implements Callable<Integer> {
    /// Less free disk than this and images or layers soon do not fit.
    private static final long LITTLE_DISK_MB = 2048;

    private static final long LITTLE_MEMORY_MB = 1024;

    private final Terminal terminal;

    public DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        say("ok", "Java", Runtime.version().toString());
        say(
                "ok",
                "this computer",
                System.getProperty("os.name")
                        + " "
                        + Architecture.here()
                        + ", "
                        + Runtime.getRuntime().availableProcessors()
                        + " processors");
        UserSettings user = RuntimeOption.userSettings();
        settings(user);
        ContainerChoices choices = user.containers();
        try {
            EngineReport report =
                    DockerCheck.look(
                            RuntimeSettings.defaults((_, _, _, _) -> {}).with(choices),
                            this::tried);
            boolean works = print(report);
            registry(choices, report.proxies());
            return works ? Exit.OK : Exit.HOST_LACKS;
        } catch (RuntimeUnavailableException e) {
            say("!!", "container engine", e.getMessage());
            advise(e.remedy());
            advise("Until then functions run as plain processes: --runtime process");
            registry(choices, new EngineReport.Proxies(null, null));
            return Exit.HOST_LACKS;
        }
    }

    private void settings(UserSettings user) {
        Path file = SettingsFile.standard().path();
        if (Files.exists(file)) {
            say("ok", "settings", file.toString());
        }
        user.containers()
                .substitutes()
                .forEach((missing, other) -> say("- ", missing, "where missing: " + other));
    }

    private void tried(EngineAttempt attempt) {
        boolean answers = attempt.result() instanceof EngineAttempt.Result.Answered;
        if (!answers && (attempt.candidate().isAskedFor() || !attempt.isAbsent())) {
            say(
                    "! ",
                    "tried",
                    attempt.candidate().endpoint().address()
                            + " ("
                            + attempt.candidate().origin()
                            + "): "
                            + attempt.reason());
        }
    }

    private boolean print(EngineReport report) {
        EngineReport.Identity engine = report.engine();
        EngineAttempt taken = report.attempts().getLast();
        long absent = report.attempts().stream().filter(EngineAttempt::isAbsent).count();
        say(
                "ok",
                "container engine",
                "%s%s %s (API %s) at %s%s"
                        .formatted(
                                engine.isRootless() ? "rootless " : "",
                                engine.name(),
                                engine.version(),
                                engine.api(),
                                engine.address(),
                                engine.isRemapped()
                                        ? "; users of its containers are others here"
                                                + " (userns-remap)"
                                        : ""));
        say(
                "ok",
                "why this one",
                taken.candidate().isAskedFor()
                        ? "it was asked for by " + taken.candidate().origin()
                        : "the first that answers: "
                                + taken.candidate().kind()
                                + ", "
                                + taken.candidate().origin()
                                + (absent == 0
                                        ? ""
                                        : "; no socket in " + absent + " places before"));
        host(report.host());
        report.images().forEach(this::print);
        boolean mounts = true;
        for (EngineReport.MountTrial mount : report.mounts()) {
            mounts &= print(mount);
        }
        return print(report.trial()) && mounts;
    }

    private void host(EngineReport.Host host) {
        say(
                "ok",
                "its host",
                "%s, %d processors, cgroup v%s, storage %s"
                        .formatted(
                                known(host.operatingSystem()),
                                host.processors(),
                                known(host.cgroupVersion()),
                                known(host.storageDriver())));
        architecture(host.architecture());
        boolean isLittle = host.memoryMb() < LITTLE_MEMORY_MB;
        say(isLittle ? "! " : "ok", "its memory", megabytes(host.memoryMb()));
        if (isLittle) {
            advise("Give the engine's machine more memory; functions take 256 MB each.");
        }
        if (!host.limitsMemory()) {
            say("! ", "memory limits", "the engine cannot bound the memory of functions");
            advise("Switch the kernel to cgroup v2, or use an engine that is not rootless.");
        }
        Long disk = host.freeDiskMb();
        if (disk != null) {
            say(disk < LITTLE_DISK_MB ? "! " : "ok", "its disk", megabytes(disk) + " free");
            if (disk < LITTLE_DISK_MB) {
                advise("Make room, for example: docker image prune");
            }
        }
    }

    private void architecture(String architecture) {
        boolean isNative = architecture.equals(Architecture.here());
        say(
                isNative ? "ok" : "! ",
                "architecture",
                architecture + (isNative ? ", native" : ", other than this computer's"));
        if (!isNative) {
            advise("Containers are emulated, which is slow. Use an engine of this architecture.");
        } else if (!architecture.equals("x86_64")) {
            advise("Functions whose \"architecture\" is another one run natively, with a warning.");
        }
    }

    private boolean print(EngineReport.MountTrial mount) {
        String failure = mount.failure();
        say(
                failure == null ? "ok" : "!!",
                "a mount",
                mount.folder()
                        + (failure == null ? " reaches containers" : " does not: " + failure));
        if (failure != null) {
            advise("Share this folder with the engine's machine, in the settings of that machine.");
        }
        return failure == null;
    }

    private void registry(ContainerChoices choices, EngineReport.Proxies proxies)
            throws InterruptedException {
        String mirror = choices.mirror();
        if (mirror == null) {
            say("- ", "registry mirror", "none is set; no image is pulled");
            advise("Images are built on this computer: sluice images build");
            advise("To pull public ones: SLUICE_IMAGE_MIRROR=HOST");
            return;
        }
        switch (new Registry(mirror).ask(choices)) {
            case Registry.Reach.Reached(var took, var login) ->
                    say(
                            "ok",
                            "registry mirror",
                            mirror
                                    + " answers in "
                                    + took
                                    + " ms"
                                    + (login ? ", and wants a login (docker login)" : ""));
            case Registry.Reach.NotReached(var reason) -> {
                say("! ", "registry mirror", mirror + ": " + reason);
                advise("Check its name and the network; present images work without it.");
            }
        }
        String proxy = proxies.https() == null ? proxies.http() : proxies.https();
        if (proxy != null && !proxy.isBlank()) {
            say("- ", "the engine's proxy", proxy);
        }
    }

    private static String megabytes(long count) {
        return String.format(Locale.ROOT, "%,d MB", count);
    }

    private void print(RuntimeImage image) {
        if (image.isPresent()) {
            String other = image.architecture();
            boolean isNative = other == null || other.equals(Architecture.here());
            say(
                    isNative ? "ok" : "! ",
                    image.runtime(),
                    image.image() + ", " + image.sizeMb() + " MB" + (isNative ? "" : ", " + other));
        } else {
            say("- ", image.runtime(), "there is no image " + image.image());
            advise("Where a flow needs it: " + remedy(image.runtime()));
        }
    }

    private static String remedy(String runtime) {
        return ImagesCommand.recipe(runtime)
                .map(recipe -> "sluice images build " + recipe)
                .orElse(
                        "pull it through a registry mirror, or let another version stand in"
                                + " (\"substitutes\" in the settings file)");
    }

    private boolean print(Trial trial) {
        return switch (trial) {
            case Trial.Worked worked -> {
                say(
                        "ok",
                        "a call",
                        worked.runtime()
                                + " over "
                                + worked.way()
                                + String.format(
                                        Locale.ROOT,
                                        ": cold %.0f ms, warm %.2f ms, memory %s",
                                        worked.coldMs(),
                                        worked.warmMs(),
                                        worked.peakMemoryMb() == null
                                                ? "cannot be measured"
                                                : String.format(
                                                        Locale.ROOT,
                                                        "%.0f MB",
                                                        worked.peakMemoryMb())));
                yield true;
            }
            case Trial.Failed(var reason, var remedy) -> {
                say("!!", "a call", reason);
                advise(remedy);
                yield false;
            }
            case Trial.NoImage() -> {
                say("!!", "a call", "there is no image to try one in");
                advise("Build the images: sluice images build");
                yield false;
            }
        };
    }

    private static String known(@Nullable String value) {
        return value == null ? "unknown" : value;
    }

    private void say(String mark, String what, @Nullable String text) {
        terminal.out().printf("%s  %-18s %s%n", mark, what, text);
    }

    private void advise(String text) {
        terminal.out().printf("    %-18s → %s%n", "", text);
    }
}
