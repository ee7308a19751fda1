package dev.sluice.engine.container.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.container.RuntimeHarness;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;

/// A Docker daemon whose containers' users are others on the host (`userns-remap`).
@Tag("docker")
@Tag("root")
@Timeout(120)
class UsernsRemapTest extends RuntimeHarness {
    @RegisterExtension
    private static final DockerService DOCKER =
            new DockerService(List.of(DockerService.REMAPPED), "python3.13");

    @Override
    protected FunctionRuntime open(RuntimeSettings settings)
            throws InterruptedException, RuntimeUnavailableException {
        return DockerRuntime.open(settings.with(DOCKER.choices()));
    }

    @Test
    void callsFunctionsOverASocketThatOnlyTheyMayUse() throws Exception {
        Made function =
                python(
                        """
                        import os
                        def handler(event, context):
                            with open("/tmp/f", "w") as file:
                                file.write("x")
                            mapped = open("/proc/self/uid_map").read().split()
                            return [os.getuid(), int(mapped[1]) + os.getuid(), event["n"]]
                        """);

        var outcome = assertInstanceOf(Outcome.Returned.class, call(function, "{\"n\": 1}"));

        assertThat(outcome.json().replace(" ", "")).isEqualTo("[10001,710001,1]");
    }

    @Test
    void saysSoAndThatMountsAndCallsWork() throws Exception {
        EngineReport report = DockerCheck.look(DOCKER.settings(), _ -> {});

        assertThat(report.engine().isRemapped()).isTrue();
        assertThat(report.mounts())
                .isNotEmpty()
                .allSatisfy(mount -> assertThat(mount.failure()).isNull());
        var worked = assertInstanceOf(EngineReport.Trial.Worked.class, report.trial());
        assertThat(worked.way()).isEqualTo("socket");
    }
}
