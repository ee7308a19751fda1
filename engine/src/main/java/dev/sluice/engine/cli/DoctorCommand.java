package dev.sluice.engine.cli;

import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.docker.DockerCheck;
import dev.sluice.engine.container.docker.EngineReport;
import dev.sluice.engine.container.docker.EngineReport.RuntimeImage;
import dev.sluice.engine.container.docker.EngineReport.Trial;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;

import java.util.Locale;
import java.util.concurrent.Callable;

/// `sluice doctor`: what this computer has for running functions, and what to do about the rest.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Look at the container engine, its images and this computer, and try a call. Exits"
                        + " with 3 where containers cannot be used.")
final class DoctorCommand implements Callable<Integer> {
    /// Less free disk than this and images or layers soon do not fit.
    private static final long LITTLE_DISK_MB = 2048;

    private final Terminal terminal;

    DoctorCommand(Terminal terminal) {
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
                        + System.getProperty("os.arch")
                        + ", "
                        + Runtime.getRuntime().availableProcessors()
                        + " processors");
        try {
            EngineReport report = DockerCheck.look(RuntimeSettings.defaults((_, _, _, _) -> {}));
            return print(report) ? Exit.OK : Exit.HOST_LACKS;
        } catch (RuntimeUnavailableException e) {
            say("!!", "container engine", e.getMessage());
            advise(e.remedy());
            advise("Until then functions run as plain processes: --runtime process");
            return Exit.HOST_LACKS;
        }
    }

    private boolean print(EngineReport report) {
        say(
                "ok",
                "container engine",
                report.version() + " (API " + report.api() + ") at " + report.host());
        say(
                "ok",
                "its host",
                known(report.operatingSystem())
                        + ", "
                        + known(report.architecture())
                        + ", "
                        + report.processors()
                        + " processors, "
                        + String.format(Locale.ROOT, "%,d", report.memoryMb())
                        + " MB, cgroup v"
                        + known(report.cgroupVersion())
                        + ", storage "
                        + known(report.storageDriver()));
        Long disk = report.freeDiskMb();
        if (disk != null) {
            say(
                    disk < LITTLE_DISK_MB ? "! " : "ok",
                    "its disk",
                    String.format(Locale.ROOT, "%,d MB free", disk));
            if (disk < LITTLE_DISK_MB) {
                advise("Make room, for example: docker image prune");
            }
        }
        for (RuntimeImage image : report.images()) {
            print(image);
        }
        return print(report.trial());
    }

    private void print(RuntimeImage image) {
        if (image.isPresent()) {
            say("ok", image.runtime(), image.image() + ", " + image.sizeMb() + " MB");
        } else {
            say("- ", image.runtime(), "there is no image " + image.image());
            advise("Where a flow needs it: sluice images build " + image.runtime());
        }
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
