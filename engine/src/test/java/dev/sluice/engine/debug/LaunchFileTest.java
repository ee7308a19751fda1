package dev.sluice.engine.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class LaunchFileTest {
    @TempDir Path folder;

    private static LaunchConfiguration entry(int port) {
        var function =
                new FunctionSpec(
                        "f",
                        "nodejs22.x",
                        "index.handler",
                        "functions/f",
                        256,
                        10,
                        1,
                        false,
                        Map.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null);
        return LaunchConfiguration.of(
                "resize", function, port, "${workspaceFolder}/functions/f", "/var/task");
    }

    private static final String USERS =
            """
            // mine
            {
                "version": "0.2.0", /* as ever */
                "configurations": [
                    { "name": "Run tests", "type": "node", // my own
                      "url": "http://a//b" },
                    // the last one
                    { "name": "Other", }, // kept
                ],
                "compounds": []
            }
            """;

    @Test
    void makesAFileWhereThereIsNone() throws Exception {
        Path file = folder.resolve(".vscode/launch.json");

        LaunchFile.merge(file, entry(4711));

        var made = (Map<?, ?>) Json.parse(Files.readString(file));
        assertThat(made.get("version")).isEqualTo("0.2.0");
        assertThat((List<?>) made.get("configurations"))
                .singleElement()
                .isEqualTo(entry(4711).members());
    }

    @Test
    void addsAnEntryAndKeepsAllElseAsItIsWritten() throws Exception {
        String merged = LaunchFile.merged(USERS, entry(4711));

        String added =
                merged.substring(merged.indexOf("\n        {\n"), merged.indexOf("\n    ],"));
        assertThat(merged.replace(added, "")).isEqualTo(USERS);
        assertThat(Json.parse(added.strip())).isEqualTo(entry(4711).members());
        assertThat(merged).contains("// kept\n        {");
    }

    @Test
    void bringsItsOwnEntryUpToDateInItsPlace() throws Exception {
        String once = LaunchFile.merged(USERS, entry(4711));
        String twice = LaunchFile.merged(once, entry(4712));

        assertThat(twice).isEqualTo(once.replace("4711", "4712"));
        assertThat(LaunchFile.merged(twice, entry(4712))).isEqualTo(twice);
    }

    @Test
    void addsAfterTheCommentOfTheLastEntryWithoutAComma() throws Exception {
        String merged =
                LaunchFile.merged(
                        "{\n\t\"configurations\": [\n\t\t{ \"name\": \"a\" } // mine\n\t]\n}\n",
                        entry(1));

        assertThat(merged)
                .startsWith("{\n\t\"configurations\": [\n\t\t{ \"name\": \"a\" }, // mine\n\t    {")
                .endsWith("}\n\t]\n}\n");
    }

    @Test
    void fillsWhatIsEmpty() throws Exception {
        for (String text :
                List.of(
                        "{}",
                        "{ \"version\": \"0.2.0\" }",
                        "{\"configurations\":[]}",
                        "{\r\n  \"configurations\": [ ] // none\r\n}\r\n",
                        "{\n  // nothing\n}\n")) {
            String merged = LaunchFile.merged(text, entry(5));

            String plain = merged.replaceAll("// (none|nothing)", "");
            assertThat((List<?>) ((Map<?, ?>) Json.parse(plain)).get("configurations"))
                    .as(merged)
                    .singleElement()
                    .isEqualTo(entry(5).members());
            assertThat(merged.contains("\r\n")).isEqualTo(text.contains("\r\n"));
        }
    }

    @Test
    void leavesAloneWhatItCannotRead() throws Exception {
        Path file = folder.resolve(".vscode/launch.json");
        Files.createDirectories(file.getParent());
        for (String text :
                List.of("{\n \"configurations\": [", "[]", "{ \"configurations\": 1 }", "{ a }")) {
            Files.writeString(file, text);

            assertThatThrownBy(() -> LaunchFile.merge(file, entry(1)))
                    .isInstanceOf(LaunchFile.UnreadableException.class)
                    .hasMessageContaining("launch.json");
            assertThat(file).hasContent(text);
        }
    }

    @Test
    void choosesTheFolderThatAnEditorHasOpen() throws Exception {
        Path flow = Files.createDirectories(folder.resolve("repo/flows/photos"));
        Files.createDirectories(folder.resolve(".vscode"));
        Files.createDirectories(folder.resolve("repo/.git"));
        assertThat(LaunchFile.near(flow)).isEqualTo(flow.resolve(".vscode/launch.json"));

        Files.createDirectories(folder.resolve("repo/.vscode"));

        assertThat(LaunchFile.near(flow)).isEqualTo(folder.resolve("repo/.vscode/launch.json"));
        assertThat(LaunchFile.workspace(LaunchFile.near(flow))).isEqualTo(folder.resolve("repo"));
    }
}
