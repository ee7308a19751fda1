package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;

import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.journal.Retention;
import dev.sluice.engine.journal.RunSummary;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Many runs of one flow at once. `ConcurrentRunsBench` does the same a thousand times.
@Timeout(300)
class ConcurrentRunsTest {
    private static final int AT_ONCE = 8;
    private static final long MB = 1 << 20;

    @TempDir Path folder;

    private void allAreRight(Runtimes.Choice runtime, int each) throws Exception {
        try (Engine engine = Engine.open(EngineSettings.of(runtime, _ -> {}).with(Retention.ALL))) {
            ConcurrentRuns runs = ConcurrentRuns.of(engine, folder);
            assertThat(runs.wrong(AT_ONCE, 3)).isZero();
            long before = ConcurrentRuns.usedBytes();

            assertThat(runs.wrong(AT_ONCE, each)).isZero();

            assertThat(ConcurrentRuns.usedBytes() - before).isLessThan(8 * MB);
            assertThat(runs.kept(10_000))
                    .isEqualTo(Map.of(RunSummary.Status.SUCCEEDED, (long) AT_ONCE * (each + 3)));
        }
    }

    @Test
    void allAreRightInProcessesAndNothingOfThemStaysInMemory() throws Exception {
        allAreRight(Runtimes.Choice.PROCESS, 25);
    }

    @Test
    @Tag("docker")
    void allAreRightInContainersAndNoneIsLeft() throws Exception {
        allAreRight(Runtimes.Choice.DOCKER, 25);

        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(100);
        List<String> left = own(ConcurrentRunsTest::containers);
        while (!left.isEmpty() && System.nanoTime() < until) {
            left = own(ConcurrentRunsTest::containers); // the engine removes them behind
        }
        assertThat(left).isEmpty();
        try (Engine next = Engine.open(EngineSettings.of(Runtimes.Choice.DOCKER, _ -> {}))) {
            next.runtime();
        }
        assertThat(own(ConcurrentRunsTest::volumes)).isEmpty();
    }

    /// What an engine has, by the label of the owner.
    private interface Things {
        Stream<Map<String, String>> labels(DockerClient docker);
    }

    private static Stream<Map<String, String>> containers(DockerClient docker) {
        return docker.listContainersCmd().withShowAll(true).exec().stream()
                .map(Container::getLabels);
    }

    private static Stream<Map<String, String>> volumes(DockerClient docker) {
        return docker.listVolumesCmd().exec().getVolumes().stream()
                .map(InspectVolumeResponse::getLabels)
                .filter(Objects::nonNull);
    }

    /// Those of this process.
    private static List<String> own(Things things) throws IOException {
        String ours = ProcessHandle.current().pid() + "-";
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        try (var http =
                        new ApacheDockerHttpClient.Builder()
                                .dockerHost(config.getDockerHost())
                                .build();
                DockerClient docker = DockerClientImpl.getInstance(config, http)) {
            return things.labels(docker)
                    .filter(labels -> labels.getOrDefault("dev.sluice.owner", "").startsWith(ours))
                    .map(Map::toString)
                    .toList();
        }
    }
}
