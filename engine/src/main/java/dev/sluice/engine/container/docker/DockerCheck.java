package dev.sluice.engine.container.docker;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Info;

import dev.sluice.engine.container.Call;
import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.docker.EngineReport.RuntimeImage;
import dev.sluice.engine.container.docker.EngineReport.Trial;
import dev.sluice.engine.container.owner.OwnFolder;
import dev.sluice.engine.container.shim.Language;
import dev.sluice.engine.model.FunctionSpec;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/// Looks at the container engine and tries a call, changing nothing.
public final class DockerCheck {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private DockerCheck() {}

    /// @throws RuntimeUnavailableException where no engine answers: which was tried, and what to do
    public static EngineReport look(RuntimeSettings settings)
            throws InterruptedException, RuntimeUnavailableException {
        try (EngineConnection engine = EngineConnection.open()) {
            Info info = engine.client().infoCmd().exec();
            List<RuntimeImage> images = images(engine, settings);
            return new EngineReport(
                    engine.host(),
                    String.valueOf(engine.version().getVersion()),
                    String.valueOf(engine.version().getApiVersion()),
                    info.getOperatingSystem(),
                    info.getArchitecture(),
                    Objects.requireNonNullElse(info.getNCPU(), 0),
                    Objects.requireNonNullElse(info.getMemTotal(), 0L) >> 20,
                    info.getCGroupVersion(),
                    info.getDriver(),
                    freeDiskMb(info.getDockerRootDir()),
                    images,
                    trial(settings, images));
        }
    }

    private static @Nullable Long freeDiskMb(@Nullable String root) {
        try {
            return root == null || !Files.isDirectory(Path.of(root))
                    ? null
                    : (Long) (Files.getFileStore(Path.of(root)).getUsableSpace() >> 20);
        } catch (IOException _) {
            return null;
        }
    }

    private static List<RuntimeImage> images(EngineConnection engine, RuntimeSettings settings) {
        var runtimes = new TreeSet<>(Images.published().keySet());
        runtimes.addAll(settings.images().keySet());
        return runtimes.stream()
                .map(
                        runtime -> {
                            String own = settings.images().get(runtime);
                            String image = own == null ? Images.local(runtime) : own;
                            return new RuntimeImage(runtime, image, sizeMb(engine, image));
                        })
                .toList();
    }

    private static @Nullable Long sizeMb(EngineConnection engine, String image) {
        try {
            InspectImageResponse found = engine.client().inspectImageCmd(image).exec();
            return Objects.requireNonNullElse(found.getSize(), 0L) >> 20;
        } catch (NotFoundException _) {
            return null;
        }
    }

    private static Trial trial(RuntimeSettings settings, List<RuntimeImage> images)
            throws InterruptedException {
        Optional<String> runtime =
                images.stream()
                        .filter(RuntimeImage::isPresent)
                        .map(RuntimeImage::runtime)
                        .filter(name -> Language.of(name).isPresent())
                        .reduce((_, last) -> last);
        if (runtime.isEmpty()) {
            return new Trial.NoImage();
        }
        try {
            Path flow = Files.createTempDirectory("sluice-check-");
            try {
                return trial(settings, runtime.get(), flow);
            } finally {
                OwnFolder.delete(flow);
            }
        } catch (IOException e) {
            return new Trial.Failed(
                    String.valueOf(e),
                    "Make sure that the folder for temporary files can be written.");
        } catch (RuntimeUnavailableException e) {
            return new Trial.Failed(String.valueOf(e.getMessage()), e.remedy());
        }
    }

    private static Trial trial(RuntimeSettings settings, String runtime, Path flow)
            throws IOException, InterruptedException, RuntimeUnavailableException {
        Call call = call(runtime, flow);
        DockerStarter starter = DockerRuntime.starter(settings, DockerStarter.Transport.UNKNOWN);
        try (FunctionRuntime docker = DockerRuntime.of(starter, settings)) {
            long begun = System.nanoTime();
            Outcome first = docker.call(call, (_, _) -> {});
            double coldMs = (System.nanoTime() - begun) / 1e6;
            Outcome second = docker.call(call, (_, _) -> {});
            Double warmMs = second.report().durationMs();
            return second instanceof Outcome.Returned && warmMs != null
                    ? new Trial.Worked(
                            runtime,
                            starter.transport(),
                            coldMs,
                            warmMs,
                            second.report().peakMemoryMb())
                    : new Trial.Failed(
                            "a call ended with " + first,
                            "Try the image by hand, or build it anew.");
        }
    }

    private static Call call(String runtime, Path flow) throws IOException {
        boolean python = Language.of(runtime).filter(Language.PYTHON::equals).isPresent();
        Path code = Files.createDirectories(flow.resolve("trial"));
        if (python) {
            Files.writeString(
                    code.resolve("index.py"), "def handler(event, context):\n    return event\n");
        } else {
            Files.writeString(
                    code.resolve("index.js"), "exports.handler = async (event) => event;\n");
        }
        var function =
                new FunctionSpec(
                        "trial",
                        runtime,
                        "index.handler",
                        "trial",
                        null,
                        null,
                        1,
                        false,
                        Map.of(),
                        List.of(),
                        "none",
                        null,
                        null,
                        null);
        return new Call("trial", "trial", function, flow, Map.of(), "{}", LIMIT, null);
    }
}
