package dev.sluice.engine.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;

import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.owner.OwnFolder;
import dev.sluice.engine.container.owner.Owner;
import dev.sluice.engine.container.pool.Start;
import dev.sluice.engine.container.pool.Starter;
import dev.sluice.engine.container.pool.Workload;
import dev.sluice.engine.container.shim.Definition;
import dev.sluice.engine.container.shim.Language;
import dev.sluice.engine.container.shim.Loading;
import dev.sluice.engine.container.shim.LogPump;
import dev.sluice.engine.container.shim.Shim;
import dev.sluice.engine.container.shim.ShimLink;
import dev.sluice.engine.container.shim.ShimSocket;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.FunctionSpec.EnvironmentValue;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/// Starts functions in containers.
final class DockerStarter implements Starter {
    private final EngineConnection engine;
    private final DockerClient client;
    private final Owner owner = Owner.self();
    private final Deaths deaths;
    private final OwnFolder folder;
    private final Path shims;
    private final Images images;
    private final LogPump pump = new LogPump();
    private final SecureRandom random = new SecureRandom();

    DockerStarter(
            EngineConnection engine, Deaths deaths, OwnFolder folder, Path shims, Images images) {
        this.engine = engine;
        this.client = engine.client();
        this.deaths = deaths;
        this.folder = folder;
        this.shims = shims;
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
        Language language = language(function);
        String image = images.find(function, log);
        try (ShimSocket socket = socket()) {
            return start(workload, language, image, socket, log);
        } catch (IOException | DockerException e) {
            throw new RuntimeUnavailableException(
                    "start a container for " + function.id(),
                    String.valueOf(e.getMessage()),
                    "See what \"sluice doctor\" says.",
                    e);
        }
    }

    private static Language language(FunctionSpec function) throws RuntimeUnavailableException {
        return Language.of(function.runtime())
                .orElseThrow(
                        () ->
                                new RuntimeUnavailableException(
                                        "run function " + function.id(),
                                        "runtime " + function.runtime() + " is not supported yet",
                                        "Supported are python3.* and nodejs*.x.",
                                        null));
    }

    private ShimSocket socket() throws IOException {
        Path own = folder.make();
        ShimSocket socket = ShimSocket.in(own, random);
        Confinement.letUse(own);
        Confinement.letUse(socket.path());
        return socket;
    }

    private Start start(
            Workload workload, Language language, String image, ShimSocket socket, LogSink log)
            throws IOException, InterruptedException {
        FunctionSpec function = workload.function();
        String container =
                client.createContainerCmd(image)
                        .withEntrypoint(
                                language.command(
                                        language.interpreter(),
                                        Confinement.SHIMS,
                                        Confinement.SOCKETS + "/" + ShimSocket.NAME,
                                        function.memory()))
                        .withCmd(List.of())
                        .withEnv(environment(workload, socket.nonce()))
                        .withUser(Confinement.user())
                        .withWorkingDir(Confinement.CODE)
                        .withLabels(Labels.of(owner, function.id()))
                        .withHostConfig(
                                Confinement.of(
                                        function,
                                        owner,
                                        workload.code().folder(),
                                        shims,
                                        socket.path().getParent()))
                        .exec()
                        .getId();
        var body = new ContainerBody(client, deaths, container);
        body.onDeath(socket::close);
        long begun = System.nanoTime();
        client.startContainerCmd(container).exec();
        Thread.ofVirtual().name("sluice-cgroup").start(body::findCgroup);
        ShimLink link = socket.accept(pump, log);
        var shim = new Shim(link);
        Loading loading =
                shim.load(
                        new Definition(function, Confinement.CODE, workload.environment(), false));
        return switch (loading) {
            case Loading.Loaded loaded -> new Start.Ready(shim, body, loaded);
            case Loading.NotLoaded why -> {
                shim.close();
                yield new Start.NotLoaded(why, (System.nanoTime() - begun) / 1e6);
            }
        };
    }

    /// What the interpreter itself may heed. Secret values are not among them: the engine would
    /// store them.
    private static List<String> environment(Workload workload, String nonce) {
        var variables = new ArrayList<String>();
        variables.add("SLUICE_NONCE=" + nonce);
        variables.add("HOME=/tmp");
        variables.add("LANG=C.UTF-8");
        workload.function()
                .environment()
                .forEach(
                        (name, value) -> {
                            if (value instanceof EnvironmentValue.Literal(var text)) {
                                variables.add(name + "=" + text);
                            }
                        });
        return variables;
    }

    @Override
    public void close() {
        pump.close();
        deaths.close();
        engine.close();
        folder.close();
    }
}
