package dev.sluice.engine.container.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSettings;
import dev.sluice.engine.container.build.Builds;
import dev.sluice.engine.container.docker.connection.EngineConnection;
import dev.sluice.engine.container.docker.connection.Labels;
import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.RunListener;
import dev.sluice.engine.run.request.RunRequest;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs go on when the container daemon is restarted under them.
@Tag("docker")
@Tag("root")
@Timeout(180)
class DaemonRestartTest {
    @RegisterExtension
    private static final DockerService DOCKER =
            new DockerService(List.of(), "python3.13", "nodejs22.x");

    private static final String FLOW =
            """
            { "sluice": 1, "name": "restart", "targets": ["aws"],
              "triggers": { "go": { "type": "manual", "next": ["first"] } },
              "steps": {
                "first": { "type": "function", "function": "first", "next": ["long"] },
                "long": { "type": "function", "function": "long", "next": ["last"] },
                "last": { "type": "function", "function": "last" } },
              "functions": {
                "first": { "runtime": "python3.13", "handler": "index.first", "code": "code",
                           "network": "none" },
                "long": { "runtime": "python3.13", "handler": "index.long", "code": "code",
                          "network": "none", "timeoutSeconds": 150 },
                "last": { "runtime": "python3.13", "handler": "index.last", "code": "code",
                          "network": "none" } } }
            """;

    /// The long call ends when a file lies beside its code; `polite` says whether it ends when its
    /// container is asked to.
    private static final String CODE =
            """
            import os, signal, time

            def first(event, context):
                print("first called")
                return event

            def long(event, context):
                if event["polite"]:
                    signal.signal(signal.SIGTERM, lambda *_: os._exit(143))
                print("long called")
                while not os.path.exists(os.path.join(os.path.dirname(__file__), "end")):
                    time.sleep(0.05)
                return {"slept": True}

            def last(event, context):
                print("last called")
                return {"got": event}
            """;

    private static final String OUTPUT = "{got={slept=true}}";

    @TempDir Path folder;
    private Engine engine;
    private final Heard heard = new Heard();

    /// What a listener was told, and a bell for what functions print and steps give.
    private static final class Heard implements RunListener {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final BlockingQueue<String> news = new LinkedBlockingQueue<>();

        @Override
        public void entered(Entry entry) {
            if (entry.event() instanceof RunEvent.StepSucceeded done) {
                news.add(done.step() + " succeeded");
            }
        }

        @Override
        public void logged(LogLine line) {
            lines.add(line.text());
            news.add(line.text());
        }

        @Override
        public void told(String message) {
            lines.add(message);
        }

        void await(String wanted) throws InterruptedException {
            for (String one = ""; !one.equals(wanted); ) {
                one = news.poll(40, TimeUnit.SECONDS);
                assertThat(one).as("before \"" + wanted + "\"; " + lines).isNotNull();
            }
        }

        long count(String line) {
            return lines.stream().filter(line::equals).count();
        }
    }

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("flow.json"), FLOW);
        Files.writeString(
                Files.createDirectories(folder.resolve("code")).resolve("index.py"), CODE);
        engine =
                Engine.open(
                        EngineSettings.of(Runtimes.Choice.DOCKER, _ -> {})
                                .with(DOCKER.choices(), null));
    }

    @AfterEach
    void close() throws Exception {
        engine.close();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        List<String> left = ours();
        while (!left.isEmpty() && System.nanoTime() < until) {
            left = ours(); // the daemon removes them behind
        }
        assertThat(left).isEmpty();
    }

    private static List<String> ours() throws Exception {
        try (EngineConnection docker = EngineConnection.open(DOCKER.address())) {
            return docker
                    .client()
                    .listContainersCmd()
                    .withShowAll(true)
                    .withLabelFilter(List.of(Labels.OURS))
                    .exec()
                    .stream()
                    .map(one -> one.getStatus() + " " + one.getLabels())
                    .toList();
        }
    }

    private Run start(boolean polite) throws Exception {
        return engine.start(
                FlowFolder.open(folder), RunRequest.of("go", Map.of("polite", polite)), heard);
    }

    /// Lets the long call end, and those that follow it: they see the code from a copy of its own.
    private void letEnd() throws IOException {
        try (Stream<Path> copies = Files.list(folder.resolve(".sluice/code"))) {
            for (Path copy : copies.filter(Files::isDirectory).toList()) {
                Files.createFile(copy.resolve("end"));
            }
        }
    }

    private void endsRight(Run run) throws Exception {
        assertThat(run.await()).asString().contains(OUTPUT);
        assertThat(heard.count("first called")).isOne();
        assertThat(heard.count("last called")).isOne();
    }

    private void theNextRunGoesAsEver() throws Exception {
        Run next = start(false);

        assertThat(next.await()).asString().contains(OUTPUT);
        assertThat(heard.count("first called")).isEqualTo(2);
    }

    @Test
    void issuesACallAgainThatWasLostWithADaemonThatWasStopped() throws Exception {
        Run run = start(true);
        heard.await("long called");

        DOCKER.stop();
        letEnd();
        DOCKER.start();

        endsRight(run);
        // One that begins while the old daemon still ends is lost as well.
        assertThat(heard.count("long called")).isGreaterThanOrEqualTo(2);
        assertThat(heard.lines)
                .contains(
                        "sluice: the container engine went away during the call of long; it is"
                                + " issued again");
        theNextRunGoesAsEver();
    }

    /// A flow whose code is installed before it is called. The first installation never ends; what
    /// it leaves in the cache of installations tells the second one.
    ///
    /// @return what it leaves
    private Path slowInstallation() throws Exception {
        String once = "once-" + UUID.randomUUID();
        Files.writeString(
                folder.resolve("flow.json"),
                """
                { "sluice": 1, "name": "installed", "targets": ["aws"],
                  "triggers": { "go": { "type": "manual", "next": ["only"] } },
                  "steps": { "only": { "type": "function", "function": "only" } },
                  "functions": {
                    "only": { "runtime": "nodejs22.x", "handler": "index.handler", "code": "node",
                              "network": "none" } } }
                """);
        Path code = Files.createDirectories(folder.resolve("node"));
        Path vendored = Files.createDirectories(code.resolve("vendored"));
        Files.writeString(
                code.resolve("index.js"), "exports.handler = async () => require('greetings');\n");
        Files.writeString(
                code.resolve("package.json"),
                """
                { "dependencies": { "greetings": "file:vendored" },
                  "scripts": { "preinstall": "if mkdir $CACHE/%s; then sleep 600; exit 1; fi; rmdir $CACHE/%s" } }
                """
                        .formatted(once, once));
        Files.writeString(
                vendored.resolve("package.json"),
                "{ \"name\": \"greetings\", \"version\": \"1.0.0\" }");
        Files.writeString(vendored.resolve("index.js"), "module.exports = { installed: true };\n");
        return Builds.cacheOfUser("npm").resolve(once);
    }

    @Test
    void installsAgainWhatWasBeingInstalledWhenTheDaemonWasKilled() throws Exception {
        Path begun = slowInstallation();
        try {
            Run run = start(false);
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!Files.exists(begun) && System.nanoTime() < until) {
                heard.news.poll(50, TimeUnit.MILLISECONDS);
            }
            assertThat(begun).as(heard.lines.toString()).exists();

            DOCKER.kill();
            DOCKER.start();

            assertThat(run.await()).asString().contains("{installed=true}");
            assertThat(begun).doesNotExist();
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    @Test
    void takesTheAnswerOfACallWhoseDaemonWasKilledAndWaitsForTheDaemonWithTheNext()
            throws Exception {
        Run run = start(false);
        heard.await("long called");

        DOCKER.kill();
        letEnd();
        heard.await("long succeeded");
        heard.await(
                "sluice: the container engine at %s does not answer; waiting for it, at most 60 s"
                        .formatted(DOCKER.address()));
        DOCKER.start();

        endsRight(run);
        assertThat(heard.count("long called")).isOne();
        theNextRunGoesAsEver();
    }
}
