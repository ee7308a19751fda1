package dev.sluice.engine.container.docker;

import com.github.dockerjava.api.DockerClient;

import dev.sluice.engine.container.Architecture;
import dev.sluice.engine.container.Debug;
import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.Preparations;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.build.BuildFailedException;
import dev.sluice.engine.container.build.Products;
import dev.sluice.engine.container.docker.connection.Confinement;
import dev.sluice.engine.container.docker.connection.EngineAbsence;
import dev.sluice.engine.container.docker.connection.EngineConnection;
import dev.sluice.engine.container.docker.connection.EngineWords;
import dev.sluice.engine.container.docker.connection.Labels;
import dev.sluice.engine.container.docker.image.Images;
import dev.sluice.engine.container.owner.OwnFolder;
import dev.sluice.engine.container.pool.Alarm;
import dev.sluice.engine.container.pool.Loader;
import dev.sluice.engine.container.pool.Start;
import dev.sluice.engine.container.pool.Starter;
import dev.sluice.engine.container.pool.Workload;
import dev.sluice.engine.container.shim.Definition;
import dev.sluice.engine.container.shim.Language;
import dev.sluice.engine.container.shim.Loading;
import dev.sluice.engine.container.shim.LogPump;
import dev.sluice.engine.container.shim.ShimCommand;
import dev.sluice.engine.container.shim.ShimLink;
import dev.sluice.engine.container.shim.ShimSocket;
import dev.sluice.engine.model.FunctionSpec;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Starts functions in containers.
final class DockerStarter implements Starter {
    private static final Logger LOG = LoggerFactory.getLogger(DockerStarter.class);
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(30);

    /// How often a start may be lost with its engine.
    private static final int MOST_TRIES = 3;

    private final EngineConnection engine;
    private final DockerClient client;
    private final Deaths deaths;
    private final OwnFolder folder;
    private final Containers containers;
    private final Images images;
    private final Layers layers;
    private final BuildContainer.Place place;
    private final Products products;
    private final Preparations preparations;
    private final @Nullable Debug debug;
    private final EngineAbsence absence;
    private final LogPump pump = new LogPump();
    private final SecureRandom random = new SecureRandom();
    private volatile Transport transport;

    /// How a shim in a container is talked to.
    enum Transport {
        /// Not tried yet. The first container that a function needs is the trial.
        UNKNOWN,
        /// By a Unix socket that is mounted into the container: the quickest.
        SOCKET,
        /// By the container's standard streams: where the engine runs in a machine of its own.
        ATTACHED
    }

    /// What it works with.
    record Parts(
            OwnFolder folder,
            Containers containers,
            Images images,
            BuildContainer.Place place,
            Products products,
            @Nullable Debug debug,
            Preparations preparations) {}

    DockerStarter(EngineConnection engine, Parts parts, Transport transport) {
        this.engine = engine;
        this.client = engine.client();
        this.absence = new EngineAbsence(engine);
        this.deaths = parts.place().deaths();
        this.folder = parts.folder();
        this.containers = parts.containers();
        this.images = parts.images();
        this.layers = parts.place().layers();
        this.place = parts.place();
        this.products = parts.products();
        this.debug = parts.debug();
        this.preparations = parts.preparations();
        this.transport = transport;
    }

    @Override
    public String name() {
        return "docker";
    }

    /// How calls reach containers here, as far as it is known.
    String transport() {
        return transport.name().toLowerCase(Locale.ROOT);
    }

    /// What all functions together may be promised.
    long memoryMb(RuntimeSettings settings) {
        Long wanted = settings.memoryBudgetMb();
        if (wanted != null) {
            return wanted;
        }
        Long bytes = engine.info().getMemTotal();
        return bytes == null ? Long.MAX_VALUE : (bytes >> 20) * 3 / 4;
    }

    @Override
    public List<String> warnings(List<FunctionSpec> functions) {
        var warnings = new ArrayList<String>();
        if (!engine.limitsMemory()) {
            warnings.add(
                    "this container engine cannot bound the memory and processors of functions: one"
                            + " that takes more than its share goes on here, and is ended in the"
                            + " cloud (see \"sluice doctor\")");
        }
        Architecture.warning(functions, engine.architecture()).ifPresent(warnings::add);
        functions.forEach(function -> images.warning(function).ifPresent(warnings::add));
        return warnings;
    }

    @Override
    public void prepare(Workload workload, LogSink progress)
            throws InterruptedException, RuntimeUnavailableException {
        for (int tries = 1; ; tries++) {
            int breaks = deaths.breaks();
            try {
                ready(workload, progress);
                return;
            } catch (BuildFailedException e) {
                progress.line("stderr", String.valueOf(e.getMessage())); // and the call will say so
                return;
            } catch (RuntimeUnavailableException e) {
                if (tries == MOST_TRIES || !isOfAbsence(e, breaks)) {
                    throw e;
                }
            }
            absence.await(progress);
        }
    }

    /// Whether something failed because the engine went away.
    ///
    /// @param breaks how often it had done so before
    private boolean isOfAbsence(RuntimeUnavailableException e, int breaks) {
        return deaths.breaks() != breaks || EngineConnection.isBroken(e);
    }

    /// Makes or finds the image, the shim in its compiled form, and what is built of the code.
    private Containers.Ready ready(Workload workload, LogSink log)
            throws InterruptedException, BuildFailedException, RuntimeUnavailableException {
        try (var progress = preparations.of(workload.function().id(), log)) {
            return progress.carryOut(() -> made(workload, progress));
        }
    }

    private Containers.Ready made(Workload workload, LogSink progress)
            throws InterruptedException, BuildFailedException, RuntimeUnavailableException {
        FunctionSpec function = workload.function();
        String image = image(function, progress);
        var workshop = new BuildContainer(place, function, image, progress);
        boolean isDebugged = Debug.isOf(debug, function.id());
        return new Containers.Ready(
                image, products.of(function, workload.code(), isDebugged, workshop, progress));
    }

    private String image(FunctionSpec function, LogSink progress)
            throws InterruptedException, RuntimeUnavailableException {
        Language language = Language.required(function);
        if ("services".equals(function.network())) {
            throw new RuntimeUnavailableException(
                    "run function " + function.id(),
                    "network \"services\" is not supported yet",
                    "Use \"none\" or \"full\".",
                    null);
        }
        try {
            var packages = new ArrayList<>(function.packages());
            if (Debug.isOf(debug, function.id())) {
                packages.addAll(language.debugger());
            }
            return layers.over(images.find(function, progress), packages, function, progress);
        } catch (RuntimeException e) { // the client's own, and what sockets throw in it
            if (Thread.interrupted()) {
                throw new InterruptedException("the start of " + function.id());
            }
            throw notStarted(function, EngineWords.of(e), e);
        }
    }

    /// Where the engine goes away meanwhile, as it does when it is restarted, waits for it and
    /// starts again.
    @Override
    public Start start(Workload workload, LogSink log)
            throws InterruptedException, RuntimeUnavailableException {
        for (int tries = 1; ; tries++) {
            int breaks = deaths.breaks();
            boolean isLast = tries == MOST_TRIES;
            try {
                Start start = startOnce(workload, log);
                if (isLast || !(start instanceof Start.Died(var how, _) && how.withEngine())) {
                    return start;
                }
            } catch (RuntimeUnavailableException e) {
                if (isLast || !isOfAbsence(e, breaks)) {
                    throw e;
                }
            }
            absence.await(log);
        }
    }

    private Start startOnce(Workload workload, LogSink log)
            throws InterruptedException, RuntimeUnavailableException {
        FunctionSpec function = workload.function();
        long begun = System.nanoTime();
        Containers.Ready image;
        try {
            image = ready(workload, log);
        } catch (BuildFailedException e) {
            return new Start.NotLoaded(
                    new Loading.NotLoaded(
                            "Runtime.UserCodeSyntaxError", String.valueOf(e.getMessage())),
                    (System.nanoTime() - begun) / 1e6);
        }
        try {
            deaths.listen();
            if (transport != Transport.ATTACHED) {
                Optional<Start> start = bySocket(workload, image, log);
                if (start.isPresent()) {
                    learn(Transport.SOCKET);
                    return start.get();
                }
            }
            Start start = attached(workload, image, log);
            learn(Transport.ATTACHED);
            return start;
        } catch (IOException
                | RuntimeException e) { // the client's own, and what sockets throw in it
            if (Thread.interrupted()) {
                throw new InterruptedException("the start of " + function.id());
            }
            throw notStarted(function, EngineWords.of(e), e);
        }
    }

    private synchronized void learn(Transport works) {
        if (transport == Transport.UNKNOWN) {
            transport = works;
        }
    }

    /// Empty where the shim did not connect.
    private Optional<Start> bySocket(Workload workload, Containers.Ready ready, LogSink log)
            throws IOException, InterruptedException, RuntimeUnavailableException {
        Path own = folder.make();
        try (ShimSocket socket = ShimSocket.in(own, random)) {
            place.user().letUse(own);
            place.user().letUse(socket.path());
            FunctionSpec function = workload.function();
            String path = Confinement.SOCKETS + "/" + ShimSocket.NAME;
            List<String> command = command(function).overSocket(path);
            var nonce = Map.of("SLUICE_NONCE", socket.nonce());
            String container = containers.create(workload, ready, command, own, nonce);
            ContainerBody body = started(container, socket::close);
            tellOfDebugger(function, log);
            Optional<ShimLink> link = connected(socket, body, function, log);
            return link.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            Loader.load(
                                    link.get(),
                                    definition(workload, ready),
                                    body,
                                    Debug.isOf(debug, function.id())));
        }
    }

    /// Starts the container; `ended` is told when it ends.
    private ContainerBody started(String container, Runnable ended) {
        var body = new ContainerBody(client, deaths, container);
        body.onDeath(ended);
        boolean runs = false;
        try {
            client.startContainerCmd(container).exec();
            runs = true;
        } finally {
            if (!runs) {
                body.kill();
                Labels.remove(client, container);
            }
        }
        Thread.ofVirtual().name("sluice-cgroup").start(body::findCgroup);
        return body;
    }

    private Optional<ShimLink> connected(
            ShimSocket socket, ContainerBody body, FunctionSpec function, LogSink log)
            throws InterruptedException {
        Duration longest = Debug.isOf(debug, function.id()) ? Debug.PATIENCE : LONGEST_CONNECT;
        try (var _ = new Alarm(longest, socket::close)) {
            return Optional.of(socket.accept(pump, log));
        } catch (IOException _) {
            body.kill();
            if (Thread.interrupted()) {
                throw new InterruptedException("the start of " + function.id());
            }
            return Optional.empty();
        }
    }

    private void tellOfDebugger(FunctionSpec function, LogSink log) {
        if (debug != null && Debug.isOf(debug, function.id())) {
            log.line("stderr", debug.told());
        }
    }

    private ShimCommand command(FunctionSpec function) throws RuntimeUnavailableException {
        Language language = Language.required(function);
        return new ShimCommand(
                language,
                language.interpreter(),
                Confinement.SHIMS,
                function.memory(),
                Debug.address(debug, function, "0.0.0.0"));
    }

    private Start attached(Workload workload, Containers.Ready ready, LogSink log)
            throws IOException, InterruptedException, RuntimeUnavailableException {
        FunctionSpec function = workload.function();
        List<String> command = command(function).overStreams();
        String container = containers.create(workload, ready, command, null, Map.of());
        Attachment attachment = Attachment.to(client, container, log);
        ContainerBody body = started(container, attachment::containerEnded);
        tellOfDebugger(function, log);
        Start start =
                Loader.load(
                        attachment.link(),
                        definition(workload, ready),
                        body,
                        Debug.isOf(debug, function.id()));
        if (start instanceof Start.Died && !attachment.words().isEmpty()) {
            throw notStarted(function, attachment.words(), null);
        }
        return start;
    }

    private static Definition definition(Workload workload, Containers.Ready ready) {
        return new Definition(
                workload.function(),
                Confinement.CODE,
                ready.built() == null ? null : Confinement.BUILT,
                workload.environment(),
                false);
    }

    private static RuntimeUnavailableException notStarted(
            FunctionSpec function, String reason, @Nullable Exception e) {
        return new RuntimeUnavailableException(
                "start a container for " + function.id(),
                reason,
                "See what \"sluice doctor\" says.",
                e);
    }

    @Override
    public void close() {
        pump.close();
        deaths.close();
        try {
            Labels.removeVolumes(client, place.owner());
        } catch (RuntimeException e) { // what the client throws where the engine has ended
            LOG.debug("volumes stay until the next start: {}", e.toString());
        }
        engine.close();
        folder.close();
    }
}
