package dev.sluice.engine.container.docker;

import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.GoFunctionsContract;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;

import org.junit.jupiter.api.Tag;

@Tag("docker")
class DockerGoTest extends GoFunctionsContract {
    @Override
    protected FunctionRuntime open(RuntimeSettings settings)
            throws InterruptedException, RuntimeUnavailableException {
        return DockerRuntime.open(settings);
    }
}
