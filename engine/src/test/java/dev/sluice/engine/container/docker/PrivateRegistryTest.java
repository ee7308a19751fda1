package dev.sluice.engine.container.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AuthConfig;

import dev.sluice.engine.container.ContainerChoices;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.docker.connection.EngineConnection;
import dev.sluice.engine.container.docker.connection.EngineSearch;
import dev.sluice.engine.container.docker.image.ImageProgress;
import dev.sluice.engine.container.docker.image.Images;
import dev.sluice.engine.container.docker.image.RuntimeImages;
import dev.sluice.engine.container.endpoint.Surroundings;
import dev.sluice.engine.model.FunctionSpec;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Images from a registry that asks who one is.
@Tag("docker")
@Timeout(120)
class PrivateRegistryTest {
    @RegisterExtension private static final RegistryService REGISTRY = new RegistryService(true);

    private static final String BASE = "sluice/python3.13:latest";

    /// Answers as the programs of Docker's own credential helpers do.
    private static final String HELPER =
            """
            #!/bin/sh
            [ "$1" = get ] || exit 2
            read -r registry
            if [ "$registry" != "%s" ]; then
              echo "credentials not found in native keychain"
              exit 1
            fi
            %s
            """;

    private static final String ANSWER =
            "printf '{\"ServerURL\":\"%%s\",\"Username\":\"%s\",\"Secret\":\"%s\"}' \"$registry\""
                    .formatted(RegistryService.USER, RegistryService.PASSWORD);

    @TempDir private Path folder;
    private final List<String> told = new ArrayList<>();
    private String image;

    @BeforeEach
    void push() throws Exception {
        image = REGISTRY.name() + "/lambda/python:3.12";
        var account =
                new AuthConfig()
                        .withUsername(RegistryService.USER)
                        .withPassword(RegistryService.PASSWORD)
                        .withRegistryAddress(REGISTRY.name());
        try (EngineConnection engine = EngineConnection.open()) {
            engine.client().tagImageCmd(BASE, REGISTRY.name() + "/lambda/python", "3.12").exec();
            engine.client().pushImageCmd(image).withAuthConfig(account).start().awaitCompletion();
        }
        forget();
    }

    @AfterEach
    void forget() throws Exception {
        try (EngineConnection engine = EngineConnection.open()) {
            engine.client().removeImageCmd(image).withForce(true).exec();
        } catch (NotFoundException _) {
            // it was not pulled
        }
    }

    private void helper(String then) throws IOException {
        Path program = folder.resolve("docker-credential-test");
        Files.writeString(program, HELPER.formatted(REGISTRY.name(), then));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    /// A user whose Docker settings are these.
    private EngineConnection engine(@Nullable String dockerSettings) throws Exception {
        if (dockerSettings != null) {
            Files.writeString(folder.resolve("config.json"), dockerSettings);
        }
        var here =
                new Surroundings(
                        Map.of(
                                "PATH",
                                folder + ":" + System.getenv("PATH"),
                                "DOCKER_CONFIG",
                                folder.toString()),
                        Path.of("/"),
                        folder,
                        null);
        return new EngineSearch(here).open();
    }

    private static RuntimeSettings mirrored() {
        return RuntimeSettings.defaults((_, _, _, _) -> {})
                .with(ContainerChoices.NONE.withMirror(REGISTRY.name()));
    }

    private ImageProgress progress() {
        return new ImageProgress() {
            @Override
            public void told(String line) {
                told.add(line);
            }

            @Override
            public void moved(String what, long bytes, @Nullable Long total) {}
        };
    }

    private void pull(@Nullable String dockerSettings) throws Exception {
        try (var images = new RuntimeImages(engine(dockerSettings), mirrored())) {
            assertThat(images.pull(List.of("python3.12"), progress())).containsExactly(image);
            assertThat(images.list()).anyMatch(one -> one.image().equals(image) && one.isPresent());
        }
        assertThat(told).noneMatch(line -> line.contains(RegistryService.PASSWORD));
    }

    private RuntimeUnavailableException refused(@Nullable String dockerSettings) throws Exception {
        try (var images = new RuntimeImages(engine(dockerSettings), mirrored())) {
            var refusal =
                    catchThrowableOfType(
                            RuntimeUnavailableException.class,
                            () -> images.pull(List.of("python3.12"), progress()));
            assertThat(refusal + refusal.remedy() + told).doesNotContain(RegistryService.PASSWORD);
            return refusal;
        }
    }

    @Test
    void pullsWithTheAccountOfTheRegistrysOwnHelper() throws Exception {
        helper(ANSWER);

        pull("{\"credHelpers\": {\"%s\": \"test\"}}".formatted(REGISTRY.name()));
    }

    @Test
    void pullsWithTheAccountOfTheHelperForAll() throws Exception {
        helper(ANSWER);

        pull("{\"auths\": {\"%s\": {}}, \"credsStore\": \"test\"}".formatted(REGISTRY.name()));
    }

    @Test
    void pullsWithAnAccountThatStandsInTheSettings() throws Exception {
        String both = RegistryService.USER + ":" + RegistryService.PASSWORD;

        pull(
                "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}"
                        .formatted(
                                REGISTRY.name(),
                                Base64.getEncoder().encodeToString(both.getBytes())));
    }

    @Test
    void pullsWithTheAccountWhenAFunctionNeedsTheImage() throws Exception {
        helper(ANSWER);
        try (EngineConnection engine = engine("{\"credsStore\": \"test\"}")) {
            var images = new Images(engine, mirrored());

            assertThat(images.find(function(), (_, text) -> told.add(text))).startsWith("sha256:");
        }
        assertThat(told).contains("sluice: pulling " + image);
    }

    private static FunctionSpec function() {
        return FunctionSpec.of("f", "python3.12", "index.f", "f");
    }

    @Test
    void saysWhereToLogInWhereThereIsNoAccount() throws Exception {
        RuntimeUnavailableException refusal = refused(null);

        assertThat(refusal.remedy()).contains("docker login " + REGISTRY.name());
        assertThat(refused("{\"credsStore\": \"none-such\"}")).isNotNull();
        assertThat(told)
                .anyMatch(line -> line.contains("docker-credential-none-such"))
                .anyMatch(line -> line.contains("not on the path"));
    }

    @Test
    void tellsThatAHelperFailedAndNothingThatItSaid() throws Exception {
        helper(ANSWER + "; exit 3");

        RuntimeUnavailableException refusal = refused("{\"credsStore\": \"test\"}");

        assertThat(refusal.remedy()).contains("docker login");
        assertThat(told)
                .anyMatch(
                        line -> line.contains("docker-credential-test failed with exit status 3"));
    }
}
