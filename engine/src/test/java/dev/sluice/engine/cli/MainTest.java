package dev.sluice.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/// The command line as scripts see it: words in, streams and an exit status out.
class MainTest {
    @TempDir Path folder;

    private final Shell shell = new Shell();
    private Path flow;

    @BeforeEach
    void makeAFlow() {
        flow = folder.resolve("greetings");
        assertThat(shell.run("new", flow)).isZero();
    }

    @Test
    void makesAFlowThatHasNoProblemsUnderItsOwnName() throws Exception {
        assertThat(Files.readString(flow.resolve("flow.json"))).contains("\"name\": \"greetings\"");
        assertThat(shell.err()).contains("sluice run");
        assertThat(shell.run("check", flow)).isZero();
        assertThat(shell.err()).isEqualTo("No problems.\n");
    }

    @Test
    void overwritesNothingWhenItMakesAFlow() {
        assertThat(shell.run("new", flow)).isEqualTo(2);
        assertThat(shell.err()).contains("nothing was written");
    }

    @Test
    void namesTheTemplatesWhereOneIsUnknown() {
        assertThat(shell.run("new", folder.resolve("x"), "--template", "nope")).isEqualTo(2);
        assertThat(shell.err()).contains("hello").contains("photo-intake");
    }

    @Test
    void runsAFlowAndPrintsItsOutputAlone() throws Exception {
        Path event = Files.writeString(folder.resolve("event.json"), "{\"name\":\"Zoë\"}");

        assertThat(shell.run("run", flow, "--event", event, "--runtime", "process")).isZero();
        assertThat(Json.parse(shell.out()))
                .isInstanceOfSatisfying(
                        Map.class,
                        output -> assertThat(output.get("message")).isEqualTo("Hello, Zoë!"));
        assertThat(shell.out().lines()).hasSize(1);
        assertThat(shell.err()).contains("greet").contains("✓");
    }

    @Test
    void readsTheEventFromStandardInput() throws Exception {
        assertThat(
                        shell.typing("{\"name\":\"Ada\"}")
                                .run("run", flow, "--event", "-", "--runtime", "process"))
                .isZero();
        assertThat(shell.out()).contains("Hello, Ada!");
    }

    @Test
    void printsOneEventALineWhereAskedTo() throws Exception {
        assertThat(shell.run("run", flow, "--json", "--runtime", "process")).isZero();

        List<Map<String, Object>> events = shell.objects();
        assertThat(events.getFirst().get("type")).isEqualTo("RunStarted");
        assertThat(events.getLast().get("type")).isEqualTo("RunSucceeded");
        assertThat(events.getLast()).containsKey("output");
        assertThat(events).allSatisfy(event -> assertThat(event).containsKeys("run", "time"));
        assertThat(events)
                .filteredOn(event -> "StepSucceeded".equals(event.get("type")))
                .allSatisfy(
                        event ->
                                assertThat(Shell.object(event.get("call")))
                                        .containsKeys("durationMs", "cold", "billedMs"));
        assertThat(events).filteredOn(e -> "StepLog".equals(e.get("type"))).isNotEmpty();
    }

    @Test
    void takesMocksInPlaceOfCalls() throws Exception {
        Path mocks =
                Files.writeString(
                        folder.resolve("mocks.json"),
                        "{\"greet\":[{\"return\":{\"message\":\"hi\"}}],"
                            + "\"frame\":[{\"throw\":{\"error\":\"Broken\",\"cause\":\"wet\"}}]}");

        assertThat(shell.run("run", flow, "--mocks", mocks)).isEqualTo(1);
        assertThat(shell.out()).isEqualTo("{\"error\":\"Broken\",\"cause\":\"wet\"}\n");
    }

    @Test
    void refusesAnEventThatIsNoJsonWithItsPlace() throws Exception {
        Path event = Files.writeString(folder.resolve("event.json"), "{\n  nope\n}");

        assertThat(shell.run("run", flow, "--event", event)).isEqualTo(2);
        assertThat(shell.err()).contains("event.json:2:").contains("not JSON");
    }

    @Test
    void listsTheTriggersWhereItCannotChoose() throws Exception {
        String text = Files.readString(flow.resolve("flow.json"));
        Files.writeString(
                flow.resolve("flow.json"),
                text.replace("\"type\": \"manual\"", "\"type\": \"timer\", \"rate\": \"1 hour\""));

        assertThat(shell.run("run", flow)).isEqualTo(2);
        assertThat(shell.err()).contains("--trigger").contains("manual (timer)").contains("asked");
    }

    @Test
    void namesEveryProblemWithFileAndPlaceAndDoesNotRun() throws Exception {
        String text = Files.readString(flow.resolve("flow.json"));
        Files.writeString(
                flow.resolve("flow.json"),
                text.replace("\"function\": \"frame\"", "\"function\": \"gone\""));

        assertThat(shell.run("check", flow)).isEqualTo(2);
        assertThat(shell.err()).containsPattern("flow\\.json:\\d+:\\d+: error: .*gone");
        assertThat(shell.run("run", flow)).isEqualTo(2);
        assertThat(shell.err()).contains("gone");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void saysWhichStepKindsCannotRunYet() throws Exception {
        Path with = folder.resolve("with-publish");
        Files.createDirectories(with);
        Files.writeString(
                with.resolve("flow.json"),
                """
                { "sluice": 1, "name": "with-publish",
                  "triggers": { "manual": { "type": "manual", "next": ["ask"] } },
                  "steps": { "ask": { "type": "publish", "topic": "done" } },
                  "resources": { "done": { "type": "topic" } } }
                """);

        shell.run("check", with);
        assertThat(shell.err()).contains("ask").contains("publish").contains("yet");
        assertThat(shell.run("run", with)).isEqualTo(2);
        assertThat(shell.err()).contains("ask").contains("yet");
    }

    @Test
    void refusesToServeWhatItCannotArmYet() {
        Path photos = Shell.sample("photo-intake");

        assertThat(shell.run("serve", photos, "--port", "0")).isEqualTo(2);
        assertThat(shell.err()).contains("uploaded").contains("cannot be served yet");
    }

    @Test
    void saysThatThereIsNoFlow() {
        assertThat(shell.run("run", folder.resolve("nowhere"))).isEqualTo(2);
        assertThat(shell.err()).contains("no flow folder");
    }

    @Test
    void takesNoOtherFileForAFlow() throws Exception {
        Path stray = Files.writeString(flow.resolve("notes.json"), "{}");

        assertThat(shell.run("check", stray)).isEqualTo(2);
        assertThat(shell.err()).contains("notes.json is a file").contains("flow.json");
        assertThat(shell.run("check", flow.resolve("flow.json"))).isZero();
    }

    @Test
    void namesTheEventFileThatIsNotThere() {
        Path event = folder.resolve("nowhere.json");

        assertThat(shell.run("run", flow, "--event", event)).isEqualTo(2);
        assertThat(shell.err()).contains("There is no file " + event);
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        assertThat(shell.run("chek", flow)).isEqualTo(2);
        assertThat(shell.err()).contains("check");
    }

    @Test
    void keepsSecretsWhereOnlyTheirOwnerReadsThem() throws Exception {
        assertThat(shell.typing("s3cret-value\n").run("secrets", flow, "set", "key")).isZero();
        assertThat(shell.run("secrets", flow)).isZero();
        assertThat(shell.out()).contains("key").doesNotContain("s3cret-value");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(
                                        flow.resolve(".sluice/secrets.json"))))
                .isEqualTo("rw-------");
        assertThat(shell.run("secrets", flow, "remove", "key")).isZero();
        assertThat(shell.run("secrets", flow, "remove", "key")).isEqualTo(2);
    }

    @Test
    void estimatesFromTheDesignAndFromRuns() throws Exception {
        assertThat(shell.run("estimate", flow, "--runs-per-month", "1000000")).isZero();
        assertThat(shell.out()).contains("greet").contains("assumed").contains("in all");

        assertThat(shell.run("estimate", flow, "--from-runs")).isEqualTo(2);
        assertThat(shell.err()).contains("no finished runs");

        assertThat(shell.run("run", flow, "--runtime", "process")).isZero();
        assertThat(shell.run("estimate", flow, "--from-runs", "--json")).isZero();
        assertThat(Shell.object(shell.out())).containsKeys("perRun", "perMonth", "prices");
    }

    @Test
    void listsRunsAndShowsOne() throws Exception {
        assertThat(shell.run("run", flow, "--runtime", "process")).isZero();
        assertThat(shell.run("runs", flow)).isZero();
        String line = shell.out().lines().skip(1).findFirst().orElseThrow();
        assertThat(line).contains("succeeded").contains("manual");
        String id = line.split(" ", 2)[0];

        assertThat(shell.run("runs", flow, "show", id)).isZero();
        assertThat(shell.objects().getLast()).containsEntry("type", "RunSucceeded");
        assertThat(shell.run("runs", flow, "resume", id)).isEqualTo(2);
        assertThat(shell.run("runs", flow, "list", "--from", "x")).isEqualTo(2);
        assertThat(shell.run("runs", flow, "replay", id, "--from", "nowhere")).isEqualTo(2);
        assertThat(shell.err()).contains("never came to step \"nowhere\"");
        assertThat(shell.run("runs", flow, "replay", id, "--runtime", "process")).isZero();
        assertThat(shell.run("runs", flow)).isZero();
        assertThat(shell.out()).contains("replays " + id);
        assertThat(shell.run("runs", flow, "delete", id)).isZero();
        assertThat(shell.run("runs", flow, "show", id)).isEqualTo(2);
    }

    @Test
    void showsARunForPeopleOnAScreenAndForMachinesElsewhere() throws Exception {
        assertThat(shell.run("run", flow, "--runtime", "process")).isZero();
        assertThat(shell.run("runs", flow)).isZero();
        String id = shell.out().lines().skip(1).findFirst().orElseThrow().split(" ", 2)[0];

        assertThat(shell.run("runs", flow, "show", id, "--text")).isZero();
        List<String> lines = shell.out().lines().toList();
        assertThat(lines.getFirst()).startsWith(id + ": greetings by manual, succeeded in ");
        assertThat(lines.get(1)).contains("+0.000 s").contains("RunStarted").contains("trigger");
        assertThat(lines.getLast()).contains("RunSucceeded").contains("output {");
        assertThat(lines.stream().skip(1).filter(line -> line.contains("Run")))
                .extracting(line -> line.indexOf("Run"))
                .containsOnly(lines.get(1).indexOf("Run"));
        assertThat(shell.out()).doesNotContain("\u001b");

        assertThat(shell.onScreen().run("runs", flow, "show", id)).isZero();
        assertThat(shell.out()).contains("\u001b[32m").contains("RunSucceeded");
        assertThat(shell.run("runs", flow, "show", id, "--json")).isZero();
        assertThat(shell.objects()).hasSize(lines.size() - 1);
        assertThat(shell.run("runs", flow)).isZero();
        assertThat(shell.out()).contains("\u001b[32msucceeded");
    }

    @Test
    void runsTheFlowsOwnTests() throws Exception {
        Path report = folder.resolve("report.xml");

        assertThat(shell.run("test", flow, "--runtime", "process", "--report", report)).isZero();
        assertThat(shell.err()).contains("2 passed, 0 failed");
        assertThat(Files.readString(report)).contains("<testsuite").contains("greets-by-name");

        Files.writeString(
                flow.resolve("tests/wrong.json"),
                "{\"trigger\":\"manual\",\"event\":{},\"expect\":{\"output\":{\"message\":\"no\"}}}");
        assertThat(shell.run("test", flow, "--runtime", "process")).isEqualTo(1);
        assertThat(shell.err()).contains("output.message: expected \"no\"");
    }

    @Test
    void exportsToAwsAndRefusesAFolderThatIsNotItsOwn() throws Exception {
        Path out = folder.resolve("out");

        assertThat(shell.run("export", flow, "--target", "aws", "-o", out)).isZero();
        assertThat(out.resolve("template.yaml")).exists();
        assertThat(out.resolve("README.md")).exists();
        assertThat(shell.run("export", flow, "--target", "aws", "-o", out)).isZero();

        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("mine.txt"), "mine");
        assertThat(shell.run("export", flow, "--target", "aws", "-o", other)).isEqualTo(2);
        assertThat(Files.list(other)).hasSize(1);
    }
}
