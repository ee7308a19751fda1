package dev.sluice.engine.container.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.Container;

import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.container.Preparation;
import dev.sluice.engine.container.Preparations;
import dev.sluice.engine.container.RuntimeHarness;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.docker.connection.EngineConnection;
import dev.sluice.engine.container.docker.connection.Labels;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What functions' dependency files ask for is installed once and found by the code.
@Tag("docker")
class DependenciesTest extends RuntimeHarness {
    @Override
    protected FunctionRuntime open(RuntimeSettings settings)
            throws InterruptedException, RuntimeUnavailableException {
        return DockerRuntime.open(settings);
    }

    private List<String> told(Made function, Object expected) throws Exception {
        var lines = new ArrayList<String>();
        LogSink log = (_, text) -> lines.add(text);
        Outcome outcome = runtime().call(call(function, "{}", Duration.ofSeconds(10)), log);
        assertThat(returned(outcome)).isEqualTo(expected);
        return lines;
    }

    @Test
    void installsRequirementsOnceForEachContent() throws Exception {
        String word = "w" + UUID.randomUUID().toString().substring(0, 8);
        Made function = python("import greetings\ndef handler(e, c):\n    return greetings.word\n");
        wheel(function.code().resolve("wheels"), word);
        Files.writeString(
                function.code().resolve("requirements.txt"),
                "--no-index\n--find-links ./wheels\ngreetings==1.0\n");

        assertThat(told(function, word))
                .anyMatch(line -> line.contains("installing requirements.txt"))
                .hasSizeLessThan(20);
        assertThat(told(function, word)).isEmpty();
    }

    /// A wheel with one module.
    private static void wheel(Path folder, String word) throws IOException {
        Path file = Files.createDirectories(folder).resolve("greetings-1.0-py3-none-any.whl");
        var members =
                Map.of(
                        "greetings.py",
                        "word = '" + word + "'\n",
                        "greetings-1.0.dist-info/METADATA",
                        "Metadata-Version: 2.1\nName: greetings\nVersion: 1.0\n",
                        "greetings-1.0.dist-info/WHEEL",
                        "Wheel-Version: 1.0\nGenerator: hand\nRoot-Is-Purelib: true\nTag:"
                                + " py3-none-any\n",
                        "greetings-1.0.dist-info/RECORD",
                        "");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void saysWhichRequirementCannotBeHad() throws Exception {
        Made function = python("def handler(e, c):\n    return 1\n");
        Files.writeString(
                function.code().resolve("requirements.txt"), "--no-index\nnothing-such==1.0\n");

        assertThatThrownBy(() -> call(function, "{}"))
                .isInstanceOf(RuntimeUnavailableException.class)
                .hasMessageContaining("install requirements.txt of function")
                .hasMessageContaining("nothing-such")
                .extracting(e -> ((RuntimeUnavailableException) e).remedy())
                .asString()
                .contains("Everything it said");
    }

    @Test
    void installsWhatPackageJsonDependsOn() throws Exception {
        String word = "w" + UUID.randomUUID().toString().substring(0, 8);
        Made function =
                node(
                        "import { word } from 'greetings';\n"
                                + "export const handler = async () => word;\n");
        Path vendored = Files.createDirectories(function.code().resolve("vendored"));
        Files.writeString(
                vendored.resolve("package.json"),
                "{\"name\": \"greetings\", \"version\": \"1.0.0\", \"type\": \"module\"}");
        Files.writeString(vendored.resolve("index.js"), "export const word = '" + word + "';\n");
        Files.writeString(
                function.code().resolve("package.json"),
                "{\"type\": \"module\", \"dependencies\": {\"greetings\": \"file:vendored\"}}");

        assertThat(told(function, word))
                .anyMatch(line -> line.contains("installing the dependencies in package.json"));
        assertThat(told(function, word)).isEmpty();
    }

    @Test
    void buildsWhatAPomDescribes() throws Exception {
        Made function =
                function(
                        "java21",
                        "App::run",
                        "src/main/java/App.java",
                        """
                        public class App {
                            public @org.jspecify.annotations.Nullable String run() {
                                return org.jspecify.annotations.Nullable.class.getSimpleName();
                            }
                        }
                        """);
        Files.writeString(
                function.code().resolve("pom.xml"),
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>example</groupId><artifactId>app</artifactId><version>1</version>
                  <properties>
                    <maven.compiler.release>21</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencies>
                    <dependency>
                      <groupId>org.jspecify</groupId><artifactId>jspecify</artifactId><version>1.0.0</version>
                    </dependency>
                  </dependencies>
                </project>
                """);

        assertThat(told(function, "Nullable")).hasSizeLessThan(40);

        Files.writeString(
                function.code().resolve("src/main/java/App.java"), "public class App { int }\n");
        assertThat(notLoaded(function).message()).contains("App.java:[1,");
    }

    @Test
    void aCancelledInstallationLeavesNoContainerAndSaysSo() throws Exception {
        Made function = python("def handler(e, c):\n    return 1\n");
        var silent = new ServerSocket(0); // takes connections and never answers
        String host = bridge();
        Files.writeString(
                function.code().resolve("requirements.txt"),
                "--index-url http://%s:%d/simple\n--trusted-host %s\nnothing-such==1.0\n"
                        .formatted(host, silent.getLocalPort(), host));
        var all = new Preparations();
        var plain = RuntimeSettings.defaults((_, _, _, _) -> {});
        var settings =
                new RuntimeSettings(
                        plain.between(),
                        null,
                        plain.idle(),
                        plain.largestAnswer(),
                        plain.containers(),
                        null,
                        all);
        all.listen(
                new Preparations.Listener() {
                    @Override
                    public void changed() {
                        if (!containers(function).isEmpty()) {
                            all.open().forEach(Preparation::cancel);
                        }
                    }

                    @Override
                    public void ended(Preparation preparation) {}
                });

        try (silent;
                FunctionRuntime runtime = DockerRuntime.open(settings)) {
            assertThatThrownBy(
                            () ->
                                    runtime.call(
                                            call(function, "{}", Duration.ofSeconds(10)),
                                            (_, _) -> {}))
                    .isInstanceOf(RuntimeUnavailableException.class)
                    .hasMessageContaining("it was cancelled while installing requirements.txt");
            assertThat(containers(function)).isEmpty();
        }
    }

    /// Where containers find this host.
    private static String bridge() throws Exception {
        try (EngineConnection engine = EngineConnection.open()) {
            return engine.client()
                    .inspectNetworkCmd()
                    .withNetworkId("bridge")
                    .exec()
                    .getIpam()
                    .getConfig()
                    .getFirst()
                    .getGateway();
        }
    }

    private static List<Container> containers(Made function) {
        try (EngineConnection engine = EngineConnection.open()) {
            return engine.client()
                    .listContainersCmd()
                    .withShowAll(true)
                    .withLabelFilter(Map.of(Labels.FUNCTION, function.spec().id()))
                    .exec();
        } catch (RuntimeUnavailableException e) {
            throw new AssertionError(e);
        }
    }
}
