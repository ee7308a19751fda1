package dev.sluice.engine.container.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.container.ContainerChoices;
import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.host.Runtimes.Choice;
import dev.sluice.engine.container.process.ProcessRuntime;

import org.junit.jupiter.api.Test;

/// On a host whose container engine does not answer.
class RuntimesTest {
    private static final RuntimeSettings SETTINGS =
            RuntimeSettings.defaults((_, _, _, _) -> {})
                    .with(ContainerChoices.NONE.withEngine("unix:///nowhere/docker.sock"));

    @Test
    void takesProcessesWhereNoEngineAnswersAndSaysWhy() throws Exception {
        Runtimes.Opened opened = Runtimes.open(Choice.AUTO, SETTINGS);
        try (FunctionRuntime runtime = opened.runtime()) {
            assertThat(runtime.name()).isEqualTo("process");
            assertThat(opened.reason())
                    .contains("no container engine")
                    .contains("unix:///nowhere/docker.sock");
            assertThat(opened.banner()).endsWith(ProcessRuntime.BANNER);
        }
    }

    @Test
    void warnsOfTheEngineThatWasNamedAndDoesNotAnswer() throws Exception {
        var settings =
                RuntimeSettings.defaults((_, _, _, _) -> {})
                        .with(ContainerChoices.NONE.withEngine("tcp://127.0.0.1:1"));

        Runtimes.Opened opened = Runtimes.open(Choice.AUTO, settings);
        opened.runtime().close();

        assertThat(opened.banner())
                .contains("tcp://127.0.0.1:1 (Sluice's settings): nothing listens there")
                .contains("Check the address")
                .contains("plain processes");
    }

    @Test
    void warnsOfNoEngineWhereProcessesWereAskedFor() throws Exception {
        Runtimes.Opened opened = Runtimes.open(Choice.PROCESS, SETTINGS);
        opened.runtime().close();

        assertThat(opened.banner()).isEqualTo(ProcessRuntime.BANNER);
    }

    @Test
    void saysWhatToDoWhereContainersWereAskedFor() {
        assertThatThrownBy(() -> Runtimes.open(Choice.DOCKER, SETTINGS))
                .isInstanceOfSatisfying(
                        RuntimeUnavailableException.class,
                        e -> assertThat(e.remedy()).contains("--runtime process"))
                .hasMessageContaining("Could not reach the container engine");
    }

    @Test
    void knowsTheChoicesByTheirNames() {
        assertThat(Choice.named("auto")).contains(Choice.AUTO);
        assertThat(Choice.named("docker")).contains(Choice.DOCKER);
        assertThat(Choice.named("process")).contains(Choice.PROCESS);
        assertThat(Choice.named("podman")).isEmpty();
    }
}
