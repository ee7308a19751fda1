package dev.sluice.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

@Timeout(120)
class ImportCommandTest {
    private static final String MACHINE =
            """
            QueryLanguage: JSONata
            StartAt: Look up
            States:
              Look up:
                Type: Task
                Resource: arn:aws:states:::dynamodb:getItem
                Arguments: { TableName: orders }
                Credentials: { RoleArn: r }
                Next: Found?
              Found?:
                Type: Choice
                Choices: [{ Condition: "{% $exists($states.input.Item) %}", Next: Give }]
                Default: Missing
              Give: { Type: Succeed, Output: "{% $states.input.Item %}" }
              Missing: { Type: Fail, Error: NotFound, Cause: there is none }
            """;

    @TempDir Path folder;
    private final Shell shell = new Shell();

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void makesAFlowThatRunsUnderMocksAndTellsWhatItLeftOut() throws Exception {
        Path machine = write("machine.asl.yaml", MACHINE);
        Path flow = folder.resolve("flow");

        assertThat(shell.run("import", machine, "-o", flow)).isZero();
        assertThat(shell.err())
                .contains("Does not carry over:", "machine.asl.yaml:8: Look up, Credentials:")
                .contains("functions/look-up/index.py stands for dynamodb:getItem");
        assertThat(shell.run("check", flow)).isZero();

        Path event = write("event.json", "{\"id\": 1}");
        Path found =
                write("found.json", "{\"Look up\": [{\"return\": {\"Item\": {\"n\": 1.50}}}]}");
        assertThat(shell.run("run", flow, "--event", event, "--mocks", found)).isZero();
        assertThat(shell.out()).isEqualTo("{\"n\":1.50}\n");

        Path none = write("none.json", "{\"Look up\": [{\"return\": {}}]}");
        assertThat(shell.run("run", flow, "--event", event, "--mocks", none)).isEqualTo(1);
        assertThat(shell.out()).contains("NotFound", "there is none");
    }

    @Test
    void runsItsStandInsAsTheyAre() throws Exception {
        Path flow = folder.resolve("flow");
        shell.run("import", write("machine.asl.yaml", MACHINE), "-o", flow);

        assertThat(shell.run("run", flow, "--runtime", "process")).isEqualTo(1);
        assertThat(shell.err()).contains("This stands for dynamodb:getItem");
    }

    @Test
    void refusesAFolderThatIsNotEmpty() throws Exception {
        Path machine = write("machine.asl.yaml", MACHINE);

        assertThat(shell.run("import", machine, "-o", folder)).isEqualTo(2);
        assertThat(shell.err()).contains("not an empty folder; nothing was written");
        assertThat(shell.run("import", machine, "-o", machine)).isEqualTo(2);
    }

    @Test
    void refusesWrongFilesWithEveryReasonAndWritesNothing() throws Exception {
        Path machine = write("machine.asl.yaml", MACHINE.replace("Next: Give", "Next: Gvie"));
        Path flow = folder.resolve("flow");

        assertThat(shell.run("import", machine, "-o", flow)).isEqualTo(2);
        assertThat(shell.err())
                .contains("machine.asl.yaml:12:71: error: \"Next\" of a rule leads to \"Gvie\"");
        assertThat(flow).doesNotExist();
        assertThat(shell.run("import", folder.resolve("none.json"), "-o", flow)).isEqualTo(2);
        assertThat(shell.run("import", machine, "--from", "bpmn", "-o", flow)).isEqualTo(2);
        assertThat(shell.err()).contains("The formats: asl, sam.");
    }
}
