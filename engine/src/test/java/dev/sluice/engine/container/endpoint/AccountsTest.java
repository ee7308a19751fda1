package dev.sluice.engine.container.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class AccountsTest {
    @TempDir private Path folder;
    private final List<String> trouble = new ArrayList<>();

    private Accounts accounts(String settings) throws Exception {
        Files.writeString(folder.resolve("config.json"), settings);
        return new Accounts(
                new Surroundings(
                        Map.of("DOCKER_CONFIG", folder.toString(), "PATH", folder + ":/bin"),
                        Path.of("/"),
                        folder,
                        null));
    }

    private void helper(String script) throws Exception {
        Path program = folder.resolve("docker-credential-here");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    @ParameterizedTest
    @CsvSource({
        "python, https://index.docker.io/v1/",
        "library/python:3.13, https://index.docker.io/v1/",
        "docker.io/library/python, https://index.docker.io/v1/",
        "registry.example/a/b:1, registry.example",
        "registry.example:5000/a@sha256:00, registry.example:5000",
        "localhost/a, localhost"
    })
    void knowsWhichRegistryAnImageComesFrom(String image, String registry) {
        assertThat(Accounts.registry(image)).isEqualTo(registry);
    }

    @Test
    void takesATokenThatStandsForUserAndPassword() throws Exception {
        helper("echo '{\"Username\": \"<token>\", \"Secret\": \"t0ken\"}'");

        Account account =
                accounts("{\"credsStore\": \"here\"}").at("python", trouble::add).orElseThrow();

        assertThat(account.isToken()).isTrue();
        assertThat(account.secret()).isEqualTo("t0ken");
        assertThat(account).hasToString("account of <token>");
        assertThat(trouble).isEmpty();
    }

    @Test
    void hasNoAccountWhereTheHelperKeepsNone() throws Exception {
        helper("echo 'credentials not found in native keychain'; exit 1");

        assertThat(accounts("{\"credsStore\": \"here\"}").at("python", trouble::add)).isEmpty();
        assertThat(trouble).isEmpty();
    }

    @Test
    void startsNoProgramButOneOfTheHelpersNames() throws Exception {
        assertThat(accounts("{\"credsStore\": \"../evil\"}").at("python", trouble::add)).isEmpty();
        assertThat(trouble).singleElement().asString().contains("not on the path");
    }

    @Test
    void saysThatTheSettingsCannotBeRead() throws Exception {
        assertThat(accounts("{\"credsStore\"").at("python", trouble::add)).isEmpty();
        assertThat(trouble).singleElement().asString().contains("config.json cannot be read");
    }

    @Test
    void saysThatAHelperAnswersNonsense() throws Exception {
        helper("echo secret");

        assertThat(accounts("{\"credsStore\": \"here\"}").at("python", trouble::add)).isEmpty();
        assertThat(trouble)
                .singleElement()
                .asString()
                .contains("did not answer with a user name")
                .doesNotContain("secret\n");
    }
}
