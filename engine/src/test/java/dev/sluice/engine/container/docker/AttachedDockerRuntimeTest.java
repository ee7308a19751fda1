package dev.sluice.engine.container.docker;

import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.FunctionRuntimeContract;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;

import org.junit.jupiter.api.Tag;

/// Containers that share no socket with this host, as those of an engine in a machine of its own.
@Tag("docker")
class AttachedDockerRuntimeTest extends FunctionRuntimeContract {
    @Override
    protected FunctionRuntime open(RuntimeSettings settings)
            throws InterruptedException, RuntimeUnavailableException {
        return DockerRuntime.of(
                DockerRuntime.starter(settings, DockerStarter.Transport.ATTACHED), settings);
    }
}
