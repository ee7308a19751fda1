package dev.sluice.engine.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;

import dev.sluice.engine.container.owner.Owner;
import dev.sluice.engine.container.pool.Workload;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.FunctionSpec.EnvironmentValue;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes containers for functions.
final class Containers {
    private final DockerClient client;
    private final Owner owner;
    private final Path shims;

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
            String image,
            List<String> command,
            @Nullable Path sockets,
            Map<String, String> more)
            throws IOException {
        FunctionSpec function = workload.function();
        CreateContainerCmd create =
                client.createContainerCmd(image)
                        .withEntrypoint(command)
                        .withCmd(List.of())
                        .withEnv(environment(function, more))
                        .withUser(Confinement.user())
                        .withWorkingDir(Confinement.CODE)
                        .withLabels(Labels.of(owner, function.id()))
                        .withHostConfig(
                                Confinement.of(
                                        function, owner, workload.code().folder(), shims, sockets));
        if (sockets == null) {
            create.withStdinOpen(true)
                    .withStdInOnce(true)
                    .withAttachStdin(true)
                    .withAttachStdout(true)
                    .withAttachStderr(true);
        }
        return create.exec().getId();
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
