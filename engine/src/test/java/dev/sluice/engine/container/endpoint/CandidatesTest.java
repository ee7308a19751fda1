package dev.sluice.engine.container.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

class CandidatesTest {
    @TempDir private Path root;

    private Path home() {
        return root.resolve("home/me");
    }

    private List<Candidate> candidates(Map<String, String> environment) {
        return candidates(environment, null);
    }

    private List<Candidate> candidates(Map<String, String> environment, String chosen) {
        return Candidates.of(new Surroundings(environment, root, home(), chosen));
    }

    private void context(String name, String host, boolean tls) throws Exception {
        String id =
                HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256")
                                        .digest(name.getBytes(StandardCharsets.UTF_8)));
        Path contexts = home().resolve(".docker/contexts");
        Path meta = Files.createDirectories(contexts.resolve("meta").resolve(id));
        Files.writeString(
                meta.resolve("meta.json"),
                """
                {"Name": "%s", "Metadata": {}, "Endpoints": {"docker": {"Host": "%s"}}}
                """
                        .formatted(name, host));
        if (tls) {
            Files.createDirectories(contexts.resolve("tls").resolve(id).resolve("docker"));
        }
    }

    private void use(String context) throws IOException {
        Path folder = Files.createDirectories(home().resolve(".docker"));
        Files.writeString(
                folder.resolve("config.json"), "{\"currentContext\": \"" + context + "\"}");
    }

    @Test
    void takesWhatDockerHostSaysAndNothingElse() throws Exception {
        context("colima", "unix:///c.sock", false);
        use("colima");

        List<Candidate> found =
                candidates(
                        Map.of("DOCKER_HOST", "tcp://host:1", "DOCKER_CONTEXT", "colima"),
                        "unix:///settings.sock");

        assertThat(found)
                .containsExactly(
                        new Candidate(
                                "the engine that was asked for",
                                "DOCKER_HOST",
                                new Endpoint.Port("host", 1, null),
                                true));
    }

    @Test
    void readsTheContextThatAVariableNames() throws Exception {
        context("there", "tcp://there:2376", true);
        context("here", "unix:///h.sock", false);
        use("here");

        List<Candidate> found = candidates(Map.of("DOCKER_CONTEXT", "there"));

        assertThat(found).hasSize(1);
        var port = assertInstanceOf(Endpoint.Port.class, found.getFirst().endpoint());
        assertThat(port.certificates())
                .hasFileName("docker")
                .startsWith(home().resolve(".docker/contexts/tls"));
        assertThat(found.getFirst().isAskedFor()).isTrue();
    }

    @Test
    void takesTheEngineOfTheSettingsBeforeTheCurrentContext() throws Exception {
        context("colima", "unix:///c.sock", false);
        use("colima");

        List<Candidate> found = candidates(Map.of(), "unix:///mine.sock");

        assertThat(found)
                .extracting(candidate -> candidate.endpoint().address())
                .containsExactly("unix:///mine.sock");
    }

    @Test
    void triesTheCurrentContextBeforeTheUsualPlaces() throws Exception {
        context("colima", "unix:///c.sock", false);
        use("colima");

        List<Candidate> found = candidates(Map.of());

        assertThat(found.getFirst().origin()).isEqualTo("context colima");
        assertThat(found.getFirst().isAskedFor()).isFalse();
        assertThat(found.size()).isGreaterThan(5);
    }

    @Test
    void looksForDockerBeforePodmanAndTheUsersOwnEngineBeforeTheSystemsPodman() {
        List<Candidate> found =
                candidates(Map.of("XDG_RUNTIME_DIR", root.resolve("run/user/7").toString()));

        assertThat(found)
                .extracting(Candidate::kind)
                .containsSubsequence(
                        "Docker",
                        "rootless Docker",
                        "Docker Desktop",
                        "Colima",
                        "Rancher Desktop",
                        "rootless Podman",
                        "Podman");
        assertThat(found)
                .contains(
                        new Candidate(
                                "rootless Podman",
                                "its usual place",
                                new Endpoint.Socket(root.resolve("run/user/7/podman/podman.sock")),
                                false));
    }

    @Test
    void triesASocketOfSeveralNamesOnce() throws Exception {
        Path real =
                Files.createFile(
                        Files.createDirectories(home().resolve(".rd")).resolve("docker.sock"));
        Path run = Files.createDirectories(root.resolve("var/run"));
        Files.createSymbolicLink(run.resolve("docker.sock"), real);

        List<Candidate> found = candidates(Map.of());

        assertThat(found)
                .extracting(Candidate::kind)
                .contains("Docker")
                .doesNotContain("Rancher Desktop");
    }

    @Test
    void saysWhatIsWrongWithAContext() throws Exception {
        use("gone");
        context("far", "ssh://me@far", false);

        Endpoint gone = candidates(Map.of()).getFirst().endpoint();
        Endpoint far = candidates(Map.of("DOCKER_CONTEXT", "far")).getFirst().endpoint();

        assertThat(assertInstanceOf(Endpoint.Refused.class, gone).reason())
                .isEqualTo("there is no such context");
        assertThat(assertInstanceOf(Endpoint.Refused.class, far).reason()).contains("ssh");
    }

    @Test
    void goesOnToTheUsualPlacesWhereTheDefaultContextIsAskedFor() throws Exception {
        context("colima", "unix:///c.sock", false);
        use("colima");

        List<Candidate> found = candidates(Map.of("DOCKER_CONTEXT", "default"));

        assertThat(found.getFirst().kind()).isEqualTo("Docker");
    }

    @Test
    void heedsTheVariablesOfTls() {
        List<Candidate> found =
                candidates(
                        Map.of(
                                "DOCKER_HOST", "tcp://host",
                                "DOCKER_TLS_VERIFY", "1",
                                "DOCKER_CERT_PATH", "/certs"));

        assertThat(found.getFirst().endpoint())
                .isEqualTo(new Endpoint.Port("host", 2376, Path.of("/certs")));
    }

    @Test
    void takesABrokenDockerConfigurationForNone() throws Exception {
        Files.writeString(
                Files.createDirectories(home().resolve(".docker")).resolve("config.json"), "{oops");

        assertThat(candidates(Map.of()).getFirst().kind()).isEqualTo("Docker");
    }
}
