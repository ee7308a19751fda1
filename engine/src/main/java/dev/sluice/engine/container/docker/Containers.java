package dev.sluice.engine.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Mount;

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

/// Makes containers for functions.
final class Containers {
    private final DockerClient client;
    private final Owner owner;
    private final Path shims;

    /// What a container of a function is made from.
    ///
    /// @param built the folder of what was built of its code; `null`: nothing was
    record Ready(String image, @Nullable Path built) {}

    Containers(DockerClient client, Owner owner, Path shims) {
        this.client = client;
        this.owner = owner;
        this.shims = shims;
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
                        .withUser(Confinement.user())
                        .withWorkingDir(Confinement.CODE)
                        .withLabels(Labels.of(owner, function.id()))
                        .withHostConfig(
                                Confinement.of(function, owner, mounts(workload, ready, sockets)));
        if (sockets == null) {
            create.withStdinOpen(true)
                    .withStdInOnce(true)
                    .withAttachStdin(true)
                    .withAttachStdout(true)
                    .withAttachStderr(true);
        }
        return create.exec().getId();
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
    private static List<String> environment(FunctionSpec function, Map<String, String> more) {
        var variables = new ArrayList<String>(List.of("HOME=/tmp", "LANG=C.UTF-8"));
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
