package dev.sluice.engine.imports.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.imports.Imported;
import dev.sluice.engine.imports.Imports;
import dev.sluice.engine.imports.source.ImportException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What an import refuses, and how it says so.
class AslMistakesTest {
    @TempDir Path folder;

    private Imported read(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("order.asl.yaml"), yaml);
        return new Imports(List.of(new AslImporter())).read(file, null);
    }

    private void refuses(String yaml, String... words) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ImportException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void tellsAllMistakesAtOnceWithTheirPlaces() {
        refuses(
                """
                StartAt: Firs
                States:
                  First: { Type: Pass, Next: Second }
                  Third: { Type: Tusk, End: true }
                  Fourth: { Type: Choice, Choices: [{ Variable: $.x, IsNull: true }] }
                  Fifth: { Type: Pass }
                  Sixth: 6
                  Seventh: { Type: Wait, End: true }
                  Eighth: { Type: Task, End: true }
                  Ninth: { Type: Map, End: true }
                """,
                "order.asl.yaml:1:10: error: \"StartAt\" leads to \"Firs\"",
                "Did you mean \"First\"?",
                "order.asl.yaml:3:30: error: \"Next\" leads to \"Second\"",
                "order.asl.yaml:4:18: error: There is no type \"Tusk\". Did you mean \"Task\"?",
                "order.asl.yaml:5:37: error: A rule of the choice \"Fourth\" has no \"Next\".",
                "order.asl.yaml:6:10: error: The state \"Fifth\" says neither",
                "order.asl.yaml:7:10: error: The state \"Sixth\" must be an object.",
                "The wait \"Seventh\" must say exactly one of",
                "The task \"Eighth\" has no \"Resource\"",
                "The map \"Ninth\" has no \"ItemProcessor\"");
    }

    @Test
    void refusesWhatIsNoStateMachine() {
        refuses("a: 1", "neither a state machine nor a template");
        refuses("[1]", "neither a state machine nor a template");
        refuses("States: {}\nStartAt: x", "\"States\" is empty");
        refuses("States: []\nStartAt: x", "must be an object");
        refuses("StartAt: x", "\"States\" is missing");
        refuses("States: { x: { Type: Succeed } }", "\"StartAt\" is missing");
        refuses(
                "QueryLanguage: SQL\nStartAt: x\nStates: { x: { Type: Succeed } }",
                "There is no query language \"SQL\"");
    }

    @Test
    void refusesExpressionsThatCannotBeReadWhereTheirStateStands() {
        refuses(
                """
                QueryLanguage: JSONata
                StartAt: A
                States:
                  A: { Type: Pass, Output: "{% 1 + %}", End: true }
                """,
                "order.asl.yaml:4:3: error: The expression cannot be read");
    }

    @Test
    void letsNoNameSteerTheTerminal() throws Exception {
        refuses(
                "StartAt: A\nStates: { A: { Type: Pass, Next: \"\\e[31mB\" } }",
                "leads to \"\uFFFD[31mB\"");
        Imported imported =
                read(
                        "StartAt: A\nStates: { A: { Type: Task, Resource: \"\\e[31mB\", \"\\e\": 1,"
                                + " End: true } }");

        assertThat(imported.report().entries().toString()).doesNotContain("\u001b");
        assertThat(imported.flow().functions().keySet().toString()).doesNotContain("\u001b");
    }

    @Test
    void refusesTextsWhereNumbersBelong() {
        refuses(
                """
                StartAt: A
                States:
                  A: { Type: Wait, Seconds: "about ${wait}", End: true }
                """,
                "\"Seconds\" of \"A\" must be a number. Replace the ${…} by its value first.");
    }
}
