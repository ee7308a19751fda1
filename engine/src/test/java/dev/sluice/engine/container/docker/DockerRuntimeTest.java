package dev.sluice.engine.container.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Container;

import dev.sluice.engine.container.Call;
import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.FunctionRuntimeContract;
import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.docker.connection.Confinement;
import dev.sluice.engine.container.docker.connection.EngineConnection;
import dev.sluice.engine.container.docker.connection.Labels;
import dev.sluice.engine.container.owner.Owner;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

@Tag("docker")
class DockerRuntimeTest extends FunctionRuntimeContract {
    @Override
    protected FunctionRuntime open(RuntimeSettings settings)
            throws InterruptedException, RuntimeUnavailableException {
        return DockerRuntime.open(settings);
    }

    @Test
    void locksContainersDown() throws Exception {
        Made function = python("def handler(event, context):\n    return 1\n");
        call(function, "{}");

        InspectContainerResponse container = inspect(function);
        var host = container.getHostConfig();

        assertThat(container.getConfig().getUser())
                .isEqualTo(Confinement.user())
                .doesNotStartWith("0");
        assertThat(host.getReadonlyRootfs()).isTrue();
        assertThat(host.getCapDrop()).containsExactly(Capability.ALL);
        assertThat(host.getSecurityOpts()).contains("no-new-privileges");
        assertThat(host.getPidsLimit()).isPositive();
        assertThat(host.getMemory()).isEqualTo(256L << 20);
        assertThat(host.getMemorySwap()).isEqualTo(256L << 20);
        assertThat(host.getLogConfig().getType().getType()).isEqualTo("none");
        assertThat(host.getPrivileged()).isFalse();
        assertThat(container.getConfig().getLabels())
                .containsEntry("dev.sluice", "1")
                .containsEntry("dev.sluice.owner", Owner.self().toString())
                .containsEntry("dev.sluice.function", function.spec().id());
    }

    @Test
    void endsAContainerFromAnInterruptedThread() throws Exception {
        try (EngineConnection engine = EngineConnection.open();
                var deaths = new Deaths(engine, Owner.self())) {
            DockerClient client = engine.client();
            deaths.listen();
            String id =
                    client.createContainerCmd("sluice/" + python())
                            .withLabels(Labels.of(Owner.self(), "interrupted"))
                            .withCmd("sleep", "60")
                            .exec()
                            .getId();
            try {
                var body = new ContainerBody(client, deaths, id);
                client.startContainerCmd(id).exec();

                Thread.currentThread().interrupt();
                body.kill();

                assertThat(Thread.interrupted()).isTrue();
                assertThat(client.inspectContainerCmd(id).exec().getState().getRunning()).isFalse();
            } finally {
                Labels.remove(client, id);
            }
        }
    }

    @Test
    void removesVolumesThatDeadProgramsLeft() throws Exception {
        try (EngineConnection engine = EngineConnection.open()) {
            DockerClient client = engine.client();
            var labels = new HashMap<>(Labels.of(Owner.self(), "left"));
            String living = client.createVolumeCmd().withLabels(labels).exec().getName();
            labels.put(Labels.OWNER, "1-1");
            String dead = client.createVolumeCmd().withLabels(labels).exec().getName();
            try {
                Labels.removeLeftOvers(client);

                assertThat(client.listVolumesCmd().exec().getVolumes())
                        .extracting(InspectVolumeResponse::getName)
                        .contains(living)
                        .doesNotContain(dead);
            } finally {
                client.removeVolumeCmd(living).exec();
            }
        }
    }

    @Test
    void runsFunctionsAsTheEnginesUserWhereThatIsNotRoot() throws Exception {
        assertThat(Confinement.user(true)).isEqualTo("0:0");
        assertThat(Confinement.user(false)).isEqualTo(Confinement.user()).doesNotStartWith("0:");
    }

    private InspectContainerResponse inspect(Made function)
            throws InterruptedException, RuntimeUnavailableException {
        try (EngineConnection engine = EngineConnection.open()) {
            DockerClient client = engine.client();
            return client.inspectContainerCmd(only(client, function).getId()).exec();
        }
    }

    private static Container only(DockerClient client, Made function) {
        List<Container> all =
                client.listContainersCmd()
                        .withLabelFilter(
                                Map.of(
                                        Labels.FUNCTION,
                                        function.spec().id(),
                                        Labels.OWNER,
                                        Owner.self().toString()))
                        .exec();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void mountsCodeFromAFolderWithAnOddName() throws Exception {
        Path odd = Files.createDirectories(flow.resolve("a:b c,ü=中"));
        Made function = python("def handler(event, context):\n    return 1\n");
        Path code = Files.createDirectories(odd.resolve(function.spec().code()));
        Files.copy(function.code().resolve("index.py"), code.resolve("index.py"));
        var call =
                new Call(
                        "id",
                        "key",
                        function.spec(),
                        odd,
                        Map.of(),
                        "{}",
                        Duration.ofSeconds(10),
                        null);

        assertThat(returned(runtime().call(call, (_, _) -> {}))).isEqualTo(1);
    }

    @Test
    void keepsSecretsOutOfTheEnginesOwnRecords() throws Exception {
        Made function =
                python("import os\ndef handler(event, context):\n    return os.environ['KEY']\n");
        var spec = function.spec();
        var withSecret =
                function.with(
                        new FunctionSpec(
                                spec.id(),
                                spec.runtime(),
                                spec.handler(),
                                spec.code(),
                                spec.memoryMb(),
                                spec.timeoutSeconds(),
                                1,
                                false,
                                Map.of("KEY", new FunctionSpec.EnvironmentValue.Secret("key")),
                                List.of(),
                                null,
                                null,
                                null,
                                null));

        Outcome outcome =
                runtime()
                        .call(
                                call(
                                        withSecret,
                                        "{}",
                                        Duration.ofSeconds(10),
                                        Map.of("KEY", "s3cr3t-value")),
                                (_, _) -> {});

        assertThat(returned(outcome)).isEqualTo("s3cr3t-value");
        assertThat(inspect(withSecret).getConfig().getEnv()).noneMatch(e -> e.contains("s3cr3t"));
    }

    @Test
    void letsAFunctionWriteToItsTemporaryFolderAlone() throws Exception {
        Made writes =
                python(
                        "def handler(event, context):\n"
                            + "    with open('/tmp/x', 'wb') as f:\n"
                            + "        for i in range(event): f.write(bytes(1 << 20))\n"
                            + "    refused = []\n"
                            + "    for place in ('/var/task/x', '/opt/sluice/x', '/run/sluice/x',"
                            + " '/x'):\n"
                            + "        try: open(place, 'w')\n"
                            + "        except OSError as e: refused.append(place)\n"
                            + "    return refused\n");

        // More than the function's memory: the folder is on disk.
        Outcome outcome = call(writes, "400");

        assertThat(returned(outcome))
                .isEqualTo(List.of("/var/task/x", "/opt/sluice/x", "/run/sluice/x", "/x"));
    }

    @Test
    void givesAFunctionTheNetworkItAsksForAndNoMore() throws Exception {
        String source =
                "import os\n"
                        + "def handler(event, context):\n"
                        + "    return sorted(os.listdir('/sys/class/net'))\n";
        Made full = python(source);
        Made cut = python(source);
        var none = cut.with(networked(cut.spec(), "none"));
        var services = cut.with(networked(cut.spec(), "services"));

        assertThat(Json.write(returned(call(full, "{}")))).contains("eth0");
        assertThat(returned(call(none, "{}"))).asString().doesNotContain("eth0");
        assertThatThrownBy(() -> call(services, "{}"))
                .isInstanceOf(RuntimeUnavailableException.class)
                .hasMessageContaining("not supported yet");
    }

    private static FunctionSpec networked(FunctionSpec spec, String network) {
        return new FunctionSpec(
                spec.id(),
                spec.runtime(),
                spec.handler(),
                spec.code(),
                128,
                10,
                1,
                false,
                Map.of(),
                List.of(),
                network,
                null,
                null,
                null);
    }

    @Test
    void installsPackagesOnceAndKeepsTheLayer() throws Exception {
        Made function =
                python(
                        "import subprocess\n"
                                + "def handler(event, context):\n"
                                + "    return subprocess.run(['tree', '--version'],"
                                + " capture_output=True, text=True).stdout\n");
        var withPackage = function.with(packaged(function.spec(), List.of("tree"), null));
        var progress = new ArrayList<String>();
        var again = new ArrayList<String>();

        runtime()
                .prepare(
                        call(withPackage, "{}", Duration.ofSeconds(10)),
                        (_, text) -> progress.add(text));
        Outcome outcome = call(withPackage, "{}");
        runtime()
                .prepare(
                        call(withPackage, "{}", Duration.ofSeconds(10)),
                        (_, text) -> again.add(text));

        assertThat(returned(outcome)).asString().startsWith("tree v");
        assertThat(again).isEmpty();
        assertThat(progress).allMatch(line -> line.startsWith("sluice: "));
    }

    @Test
    void refusesPackageNamesThatAreNone() throws Exception {
        Made function = python("def handler(event, context):\n    return 1\n");
        for (String name : List.of("tree; touch /x", "--purge", "$(id)", "Tree", "")) {
            var wrong = function.with(packaged(function.spec(), List.of(name), null));

            assertThatThrownBy(() -> call(wrong, "{}"))
                    .isInstanceOf(RuntimeUnavailableException.class)
                    .hasMessageContaining("is no name of a Debian package");
        }
        var unknown =
                function.with(packaged(function.spec(), List.of("no-such-package-here"), null));
        assertThatThrownBy(() -> call(unknown, "{}"))
                .isInstanceOf(RuntimeUnavailableException.class)
                .hasMessageContaining("no-such-package-here");
    }

    private static FunctionSpec packaged(FunctionSpec spec, List<String> packages, String image) {
        return new FunctionSpec(
                spec.id(),
                spec.runtime(),
                spec.handler(),
                spec.code(),
                128,
                10,
                1,
                false,
                Map.of(),
                packages,
                null,
                null,
                null,
                image);
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        Made function = python("def handler(event, context):\n    return 1\n");
        var noPython = function.with(packaged(function.spec(), List.of(), "sluice/base:trixie"));
        var noImage = function("python3.0", "index.handler", "index.py", "");

        assertThatThrownBy(() -> call(noPython, "{}"))
                .isInstanceOf(RuntimeUnavailableException.class)
                .hasMessageContaining(function.spec().id())
                .hasMessageContaining("python3");
        assertThatThrownBy(() -> call(noImage, "{}"))
                .isInstanceOfSatisfying(
                        RuntimeUnavailableException.class,
                        e -> assertThat(e.remedy()).contains("packaging/images/build.sh python3.0"))
                .hasMessageContaining("sluice/python3.0");
    }

    @Test
    void replacesAContainerThatWasRemovedBehindItsBack() throws Exception {
        Made function = python("def handler(event, context):\n    return 1\n");
        call(function, "{}");
        try (EngineConnection engine = EngineConnection.open()) {
            Labels.remove(engine.client(), only(engine.client(), function).getId());
        }

        assertThat(returned(call(function, "{}"))).isEqualTo(1);
    }

    @Test
    void looksAtTheEngine() throws Exception {
        EngineReport report =
                DockerCheck.look(RuntimeSettings.defaults((_, _, _, _) -> {}), _ -> {});

        assertThat(report.engine().version()).isNotEmpty();
        assertThat(report.host().memoryMb()).isPositive();
        assertThat(report.images())
                .anyMatch(image -> image.runtime().equals("python3.13") && image.isPresent());
        var worked = assertInstanceOf(EngineReport.Trial.Worked.class, report.trial());
        assertThat(worked.way()).isEqualTo("socket");
        assertThat(worked.warmMs()).isLessThan(worked.coldMs());
    }

    @Test
    void leavesNoContainerBehindWhenClosed() throws Exception {
        var settings = RuntimeSettings.defaults((_, _, _, _) -> {});
        Made function = python("def handler(event, context):\n    return 1\n");
        try (FunctionRuntime other = DockerRuntime.open(settings)) {
            other.call(call(function, "{}", Duration.ofSeconds(10)), (_, _) -> {});
        }

        try (EngineConnection engine = EngineConnection.open()) {
            assertThat(
                            engine.client()
                                    .listContainersCmd()
                                    .withShowAll(true)
                                    .withLabelFilter(Map.of(Labels.FUNCTION, function.spec().id()))
                                    .withStatusFilter(List.of("created", "running", "paused"))
                                    .exec())
                    .isEmpty();
        }
    }
}
