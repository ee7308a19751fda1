package dev.sluice.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.cli.console.Exit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What is asked for in a wrong way is exit 2, with nothing on standard output and the remedy in
/// words for people.
class WrongUseTest {
    @TempDir Path folder;

    private final Shell shell = new Shell();

    @BeforeEach
    void aFlow() throws IOException {
        Files.writeString(
                folder.resolve("flow.json"),
                """
                { "sluice": 1, "name": "f",
                  "triggers": { "go": { "type": "manual", "next": ["a"] },
                                "door": { "type": "http", "path": "/", "next": ["a"] } },
                  "steps": { "a": { "type": "transform" } } }
                """);
        Files.writeString(folder.resolve("broken.json"), "{ \"n\":");
        Files.writeString(folder.resolve("event.json"), "{ \"name\": 1 }");
        Files.write(folder.resolve("latin.json"), new byte[] {'"', (byte) 0xe9, '"'});
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "serve"})
    void aStepThatNeedsAnAnswerIsNamedWithItsPlaceWhereItHasNone(String command)
            throws IOException {
        Files.writeString(
                folder.resolve("flow.json"),
                """
                { "sluice": 1, "name": "f",
                  "triggers": { "go": { "type": "manual", "next": ["a"] } },
                  "steps": { "a": { "type": "transform", "next": ["b"] },
                             "b": { "type": "publish", "topic": "t" } },
                  "resources": { "t": { "type": "topic" } } }
                """);
        Files.writeString(folder.resolve("mocks.json"), "{ \"b\": [{ \"return\": 1 }] }");

        assertThat(shell.run(command, folder)).isEqualTo(Exit.WRONG);
        assertThat(shell.err()).contains("flow.json:4:21: error: Step \"b\"", "--mocks");
        assertThat(shell.run("run", folder, "--mocks", folder.resolve("mocks.json")))
                .isEqualTo(Exit.OK);
        assertThat(shell.out()).isEqualTo("1\n");
        assertThat(shell.err()).doesNotContain("--mocks", "warning");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    check FLOW --target nope                | no target nope
                    check FLOW/nothing                      | no flow folder
                    run FLOW --trigger nope                 | The triggers:
                    run FLOW --event FLOW/broken.json       | broken.json:1:7
                    run FLOW --event FLOW/none.json         | no file
                    run FLOW --mocks FLOW/broken.json       | broken.json:1:7: the mocks
                    run FLOW --mocks FLOW/event.json        | event.json: /name: the flow has no
                    run FLOW --event FLOW                   | is a folder. Name a file.
                    run FLOW --mocks FLOW                   | is a folder. Name a file.
                    run FLOW --event FLOW/latin.json        | latin.json is not text in UTF-8
                    estimate FLOW --usage FLOW/latin.json   | latin.json is not text in UTF-8
                    run FLOW --event /none/event.json       | no folder /none.
                    run FLOW --clock fast                   | no --clock fast. Take one of: real, virtual.
                    serve FLOW --port 99999                 | 0 to 65535
                    run                                     | FLOW
                    run FLOW --frob                         | --frob
                    estimate FLOW --runs-per-month many     | number from 0 to
                    estimate FLOW --runs-per-month -1       | number from 0 to
                    estimate FLOW --runs-per-month 1E999999 | number from 0 to
                    estimate FLOW --provider nope           | The providers:
                    export FLOW --target nope -o FLOW/x     | aws
                    import / -o FLOW/x                      | / is a folder
                    import FLOW/none.json -o FLOW/x         | no file
                    import FLOW/broken.json -o FLOW/x       | broken.json:1
                    new FLOW                                | not an empty folder
                    new FLOW/y --template nope              | The templates:
                    runs FLOW show nope                     | no run nope
                    runs FLOW resume nope                   | no run nope
                    runs FLOW delete nope                   | no run nope
                    runs FLOW replay nope                   | no run nope
                    runs FLOW frob                          | no frob. Take one of: list, show
                    callback nope --heartbeat               | token
                    callback nope                           | sluice: Missing
                    callback nope --output FLOW/latin.json  | latin.json is not text in UTF-8
                    test FLOW                               | no tests
                    secrets FLOW remove nope                | nope
                    images pull nope                        | no runtime nope. Take one of:
                    frob FLOW                               | no command frob
                    """)
    void isToldInWords(String words, String said) {
        int status = shell.run((Object[]) words.replace("FLOW", folder.toString()).split(" "));

        assertThat(shell.err()).contains(said).doesNotContain("Exception", "null:");
        assertThat(shell.out()).isEmpty();
        assertThat(status).isEqualTo(Exit.WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "run", "runs"})
    void whatCanBeNoFileIsToldInWords(String command) {
        assertThat(shell.run(command, "a\0b")).isEqualTo(Exit.WRONG);
        assertThat(shell.err())
                .contains("is no name of a file: Nul character not allowed.")
                .doesNotContain("Exception", "java.");
    }

    @Test
    void aUsageFileThatCannotBeReadIsToldInOneLine() {
        shell.run("estimate", folder, "--usage", folder.resolve("broken.json"));

        assertThat(shell.err()).contains("broken.json: not YAML or JSON, line 1").hasLineCount(1);
    }

    @Test
    void aRunThatIsOverCannotBeCancelledAndIsNotToldAsOneToBeResumed() {
        shell.run("run", folder, "--json");
        Object run = shell.objects().getFirst().get("run");

        assertThat(shell.run("runs", folder, "cancel", run)).isEqualTo(Exit.WRONG);
        assertThat(shell.err()).contains("is over: succeeded", "can be cancelled.");
    }

    @Test
    void helpIsACommandToo() {
        assertThat(shell.run("help", "run")).isEqualTo(Exit.OK);
        assertThat(shell.out()).contains("--event");
    }
}
