package dev.sluice.engine.container.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Info;

import dev.sluice.engine.container.Call;
import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.docker.EngineReport.MountTrial;
import dev.sluice.engine.container.docker.EngineReport.Trial;
import dev.sluice.engine.container.docker.connection.EngineAttempt;
import dev.sluice.engine.container.docker.connection.EngineConnection;
import dev.sluice.engine.container.docker.connection.EngineSearch;
import dev.sluice.engine.container.docker.connection.EngineWords;
import dev.sluice.engine.container.docker.connection.FunctionUser;
import dev.sluice.engine.container.docker.image.RuntimeImage;
import dev.sluice.engine.container.docker.image.RuntimeImages;
import dev.sluice.engine.container.endpoint.Surroundings;
import dev.sluice.engine.container.owner.OwnFolder;
import dev.sluice.engine.container.shim.Language;
import dev.sluice.engine.model.FunctionSpec;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Looks at the container engine and tries a call, changing nothing.
public final class DockerCheck {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /// The languages whose code needs no compiler.
    private static final Set<Language> TRIED = EnumSet.of(Language.PYTHON, Language.NODEJS);

    private static final String REFUSED =
            "So says the container engine itself: look into its log (\"journalctl -u docker\" or"
                    + " the log of Docker Desktop or Podman), and try \"docker run\" with the same"
                    + " image.";

    private DockerCheck() {}

    /// @param tried takes each place where an engine was looked for, also where none is found
    /// @throws RuntimeUnavailableException where no engine answers: which was tried, and what to do
    public static EngineReport look(RuntimeSettings settings, Consumer<EngineAttempt> tried)
            throws InterruptedException, RuntimeUnavailableException {
        var search = new EngineSearch(Surroundings.present(settings.containers().engine()));
        try (EngineConnection engine = found(search, tried)) {
            List<RuntimeImage> images = new RuntimeImages(engine, settings).list();
            Info info = engine.info();
            return new EngineReport(
                    search.attempts(),
                    new EngineReport.Identity(
                            engine.host(),
                            engine.isPodman() ? "Podman" : "Docker",
                            String.valueOf(engine.version().getVersion()),
                            String.valueOf(engine.version().getApiVersion()),
                            engine.isRootless(),
                            !(engine.ids() instanceof FunctionUser.Ids.Shared)),
                    host(engine, info),
                    new EngineReport.Proxies(info.getHttpProxy(), info.getHttpsProxy()),
                    images,
                    mounts(engine, images),
                    trial(settings, images));
        } catch (IOException
                | RuntimeException e) { // what the client throws where the engine breaks off
            throw new RuntimeUnavailableException(
                    "look at the container engine",
                    EngineWords.of(e),
                    "Is it still running? Start it again.",
                    e);
        }
    }

    private static EngineConnection found(EngineSearch search, Consumer<EngineAttempt> tried)
            throws RuntimeUnavailableException {
        try {
            return search.open();
        } finally {
            search.attempts().forEach(tried);
        }
    }

    private static EngineReport.Host host(EngineConnection engine, Info info) {
        return new EngineReport.Host(
                info.getOperatingSystem(),
                engine.architecture(),
                Objects.requireNonNullElse(info.getNCPU(), 0),
                Objects.requireNonNullElse(info.getMemTotal(), 0L) >> 20,
                info.getCGroupVersion(),
                info.getDriver(),
                freeDiskMb(info.getDockerRootDir()),
                engine.limitsMemory());
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

    /// Code is mounted from below where flows lie, usually the user's home, and shims from the
    /// folder for our own files.
    private static List<MountTrial> mounts(EngineConnection engine, List<RuntimeImage> images)
            throws IOException, InterruptedException {
        Optional<String> image =
                images.stream()
                        .filter(RuntimeImage::isPresent)
                        .map(RuntimeImage::image)
                        .reduce((_, last) -> last);
        var trials = new ArrayList<MountTrial>();
        if (image.isPresent()) {
            var mounts = new Mounts(engine.client(), image.get(), FunctionUser.of(engine));
            trials.add(mounts.trial(OwnFolder.parent()));
            Path home = Path.of(System.getProperty("user.home"));
            if (Files.isDirectory(home) && Files.isWritable(home)) { // services may have none
                trials.add(mounts.trial(home));
            }
        }
        return trials;
    }

    private static Trial trial(RuntimeSettings settings, List<RuntimeImage> images)
            throws InterruptedException {
        Optional<String> runtime =
                images.stream()
                        .filter(RuntimeImage::isPresent)
                        .map(RuntimeImage::runtime)
                        .filter(name -> Language.of(name).filter(TRIED::contains).isPresent())
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
            return new Trial.Failed(
                    String.valueOf(e.getMessage()), refused(e) ? REFUSED : e.remedy());
        }
    }

    /// Whether the engine itself answered that it cannot.
    private static boolean refused(RuntimeUnavailableException e) {
        return e.getCause() instanceof DockerException;
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
                        null, // a network, as most functions have, which not every engine can give
                        null,
                        null,
                        null);
        return new Call("trial", "trial", function, flow, Map.of(), "{}", LIMIT, null);
    }
}
