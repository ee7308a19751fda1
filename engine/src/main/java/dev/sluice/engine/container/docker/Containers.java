package dev.sluice.engine.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;

import dev.sluice.engine.container.Debug;
import dev.sluice.engine.container.docker.connection.Confinement;
import dev.sluice.engine.container.docker.connection.Labels;
import dev.sluice.engine.container.owner.Owner;
import dev.sluice.engine.container.pool.Workload;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.FunctionSpec.EnvironmentValue;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Makes containers for functions.
final class Containers {
    private static final long DEBUGGER_MB = 256;

    /// How long an engine that is being stopped waits for a call to end: idle containers of ours
    /// must not hold it up, and a call that was cut off is issued again.
    private static final int LONGEST_STOP_SECONDS = 3;

    private final DockerClient client;
    private final Owner owner;
    private final Path shims;
    private final @Nullable Debug debug;
    private final String user;

    /// What a container of a function is made from.
    ///
    /// @param built the folder of what was built of its code; `null`: nothing was
    record Ready(String image, @Nullable Path built) {}

    /// @param debug the function that waits for a debugger; `null`: none
    Containers(DockerClient client, Owner owner, Path shims, String user, @Nullable Debug debug) {
        this.debug = debug;
        this.client = client;
        this.owner = owner;
        this.shims = shims;
        this.user = user;
    }

    /// Makes one that is not started yet, and returns its id.
    ///
    /// @param sockets the folder of its socket; `null` where it talks by its standard streams
    String create(
            Workload workload,
            Ready ready,
            List<String> command,
            @Nullable Path sockets,
            Map<String, String> more)
            throws IOException {
        FunctionSpec function = workload.function();
        CreateContainerCmd create =
                client.createContainerCmd(ready.image())
                        .withEntrypoint(command)
                        .withCmd(List.of())
                        .withEnv(environment(function, more))
                        .withUser(user)
                        .withStopTimeout(LONGEST_STOP_SECONDS)
                        .withWorkingDir(Confinement.CODE)
                        .withLabels(Labels.of(owner, function.id()))
                        .withHostConfig(
                                Confinement.of(function, owner, mounts(workload, ready, sockets)));
        if (debug != null && Debug.isOf(debug, function.id())) {
            publish(create, function, debug.port());
        }
        if (sockets == null) {
            create.withStdinOpen(true)
                    .withStdInOnce(true)
                    .withAttachStdin(true)
                    .withAttachStdout(true)
                    .withAttachStderr(true);
        }
        return create.exec().getId();
    }

    /// Lets a debugger of this computer reach the function, and gives it memory of its own.
    private static void publish(CreateContainerCmd create, FunctionSpec function, int port) {
        var exposed = ExposedPort.tcp(port);
        create.withExposedPorts(exposed);
        long memory = (function.memory() + DEBUGGER_MB) * 1024L * 1024L;
        Objects.requireNonNull(create.getHostConfig())
                .withNetworkMode("bridge")
                .withMemory(memory)
                .withMemorySwap(memory)
                .withPortBindings(
                        new PortBinding(Ports.Binding.bindIpAndPort("127.0.0.1", port), exposed));
    }

    private List<Mount> mounts(Workload workload, Ready ready, @Nullable Path sockets) {
        var mounts = new ArrayList<Mount>();
        mounts.add(Confinement.readOnly(workload.code().folder(), Confinement.CODE));
        mounts.add(Confinement.readOnly(shims, Confinement.SHIMS));
        Path built = ready.built();
        if (built != null) {
            mounts.add(Confinement.readOnly(built, Confinement.BUILT));
            Path modules = built.resolve("node_modules");
            if (Files.isDirectory(modules)) {
                mounts.add(Confinement.readOnly(modules, Confinement.NODE_MODULES));
            }
        }
        if (sockets != null) {
            mounts.add(Confinement.readOnly(sockets, Confinement.SOCKETS));
        }
        return mounts;
    }

    /// What the interpreter itself may heed. Secret values are not among them: the engine would
    /// store them.
    private List<String> environment(FunctionSpec function, Map<String, String> more) {
        var variables = new ArrayList<String>(List.of("HOME=/tmp", "LANG=C.UTF-8"));
        String debugger = Debug.address(debug, function, "0.0.0.0");
        if (debugger != null) {
            variables.add("SLUICE_DEBUG=" + debugger);
        }
        function.environment()
                .forEach(
                        (name, value) -> {
                            if (value instanceof EnvironmentValue.Literal(var text)) {
                                variables.add(name + "=" + text);
                            }
                        });
        more.forEach((name, value) -> variables.add(name + "=" + value));
        return variables;
    }
}
