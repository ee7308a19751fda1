package dev.sluice.engine.container.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.FunctionRuntimeContract;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Podman from the distribution, which `packaging/test.sh` installs.
@Tag("docker")
class PodmanRuntimeTest extends FunctionRuntimeContract {
    @RegisterExtension
    private static final PodmanService PODMAN = new PodmanService("python3.13", "nodejs22.x");

    @Override
    protected FunctionRuntime open(RuntimeSettings settings)
            throws InterruptedException, RuntimeUnavailableException {
        return DockerRuntime.open(
                settings.with(settings.containers().withEngine(PODMAN.address())));
    }

    @Test
    void tellsThatItIsPodmanAndWhichWayCallsGo() throws Exception {
        EngineReport report = DockerCheck.look(PODMAN.settings(), _ -> {});

        assertThat(report.engine().name()).isEqualTo("Podman");
        assertThat(report.attempts().getLast().candidate().origin()).isEqualTo("Sluice's settings");
        assertThat(report.mounts())
                .isNotEmpty()
                .allSatisfy(mount -> assertThat(mount.failure()).isNull());
        var worked = assertInstanceOf(EngineReport.Trial.Worked.class, report.trial());
        assertThat(worked.way()).isEqualTo("socket");
    }
}
