package dev.sluice.engine.container.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class HostNetworkTest {
    @TempDir private Path home;

    private Map<String, String> variables(Map<String, String> environment) {
        return new HostNetwork(home.resolve("files"), environment, home)
                .variables(home.resolve("files"), "/seen");
    }

    private void goSettings(String text) throws IOException {
        Path file = home.resolve(".config/go/env");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void takesWhatTheUserSetForGoAndTheEnvironmentBeforeThat() throws Exception {
        goSettings("GOPROXY=https://file.example,direct\nGOSUMDB=off\nGOFLAGS=-x\n");

        assertThat(variables(Map.of()))
                .containsEntry("GOPROXY", "https://file.example,direct")
                .containsEntry("GOSUMDB", "off")
                .doesNotContainKey("GOFLAGS");
        assertThat(variables(Map.of("GOPROXY", "https://set.example")))
                .containsEntry("GOPROXY", "https://set.example")
                .containsEntry("GOSUMDB", "off");
    }

    @Test
    void takesAnotherFileOfGosSettings() throws Exception {
        Path file = Files.writeString(home.resolve("mine"), "GONOSUMDB=example.org\n");

        assertThat(variables(Map.of("GOENV", file.toString())))
                .containsEntry("GONOSUMDB", "example.org");
    }

    @Test
    void passesOnNothingThatGrantsAccess() throws Exception {
        goSettings("GOPROXY=https://open.example,https://user:secret@closed.example\n");
        Files.writeString(home.resolve(".npmrc"), "registry=https://user:secret@npm.example\n");

        assertThat(variables(Map.of("PIP_INDEX_URL", "https://user:secret@pip.example")))
                .doesNotContainKeys("GOPROXY", "PIP_INDEX_URL", "npm_config_registry");
    }
}
