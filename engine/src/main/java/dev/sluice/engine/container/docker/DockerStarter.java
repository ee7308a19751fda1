package dev.sluice.engine.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;

import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.owner.OwnFolder;
import dev.sluice.engine.container.pool.Loader;
import dev.sluice.engine.container.pool.Start;
import dev.sluice.engine.container.pool.Starter;
import dev.sluice.engine.container.pool.Workload;
import dev.sluice.engine.container.shim.Definition;
import dev.sluice.engine.container.shim.Language;
import dev.sluice.engine.container.shim.LogPump;
import dev.sluice.engine.container.shim.ShimLink;
import dev.sluice.engine.container.shim.ShimSocket;
import dev.sluice.engine.model.FunctionSpec;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/// Starts functions in containers.
final class DockerStarter implements Starter {
    private final EngineConnection engine;
    private final DockerClient client;
    private final Deaths deaths;
    private final OwnFolder folder;
    private final Containers containers;
    private final Images images;
    private final LogPump pump = new LogPump();
    private final SecureRandom random = new SecureRandom();

    DockerStarter(
            EngineConnection engine,
            Deaths deaths,
            OwnFolder folder,
            Containers containers,
            Images images) {
        this.engine = engine;
        this.client = engine.client();
        this.deaths = deaths;
        this.folder = folder;
        this.containers = containers;
        this.images = images;
    }

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public void prepare(Workload workload, LogSink progress)
            throws InterruptedException, RuntimeUnavailableException {
        images.find(workload.function(), progress);
    }

    @Override
    public Start start(Workload workload, LogSink log)
            throws InterruptedException, RuntimeUnavailableException {
        FunctionSpec function = workload.function();
        Language.required(function);
        String image = images.find(function, log);
        try {
            return start(workload, image, log);
        } catch (IOException | DockerException e) {
            throw new RuntimeUnavailableException(
                    "start a container for " + function.id(),
                    String.valueOf(e.getMessage()),
                    "See what \"sluice doctor\" says.",
                    e);
        }
    }

    private Start start(Workload workload, String image, LogSink log)
            throws IOException, InterruptedException, RuntimeUnavailableException {
        FunctionSpec function = workload.function();
        Language language = Language.required(function);
        Path own = folder.make();
        ShimSocket socket = ShimSocket.in(own, random);
        Confinement.letUse(own);
        Confinement.letUse(socket.path());
        List<String> command =
                language.command(
                        language.interpreter(),
                        Confinement.SHIMS,
                        Confinement.SOCKETS + "/" + ShimSocket.NAME,
                        function.memory());
        String container =
                containers.create(
                        workload, image, command, own, Map.of("SLUICE_NONCE", socket.nonce()));
        var body = new ContainerBody(client, deaths, container);
        body.onDeath(socket::close);
        client.startContainerCmd(container).exec();
        Thread.ofVirtual().name("sluice-cgroup").start(body::findCgroup);
        ShimLink link = socket.accept(pump, log);
        return Loader.load(
                link,
                new Definition(function, Confinement.CODE, workload.environment(), false),
                body);
    }

    @Override
    public void close() {
        pump.close();
        deaths.close();
        engine.close();
        folder.close();
    }
}
