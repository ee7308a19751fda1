package dev.sluice.engine.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class FlowFolderCheckTest {
    @TempDir Path parent;

    private List<String> check(String code, String handler, String runtime)
            throws IOException, FlowFileException {
        Path folder = Files.createDirectories(parent.resolve("flow"));
        Files.writeString(
                folder.resolve("flow.json"),
                """
                { "sluice": 1, "name": "x", "oops": 1,
                  "triggers": { "t": { "type": "manual", "next": ["a"] } },
                  "steps": { "a": { "type": "function", "function": "f" } },
                  "functions": { "f": { "runtime": "%s", "handler": "%s",
                    "code": "%s" } } }
                """
                        .formatted(runtime, handler, code));
        return FlowFolder.open(folder).check(null).stream().map(PlacedProblem::toString).toList();
    }

    private Path function(String file) throws IOException {
        Path code = Files.createDirectories(parent.resolve("flow/functions/f"));
        Files.createDirectories(code.resolve(file).getParent());
        return Files.writeString(code.resolve(file), "");
    }

    private static final String OOPS =
            "flow.json:1:29: warning: The field \"oops\" is not known here. It is kept, and has no"
                    + " effect.";

    @ParameterizedTest
    @CsvSource({
        "index.py, index.handler, python3.13",
        "app/main.py, app.main.handler, python3.13",
        "app/main.py, app/main.handler, python3.13",
        "app/__init__.py, app.handler, python3.13",
        "index.js, index.handler, nodejs22.x",
        "src/index.mjs, src/index.handler, nodejs22.x",
        "index.cjs, index.handler, nodejs22.x",
        "pom.xml, com.example.Handler, java21",
    })
    void findsTheFileOfAHandler(String file, String handler, String runtime)
            throws IOException, FlowFileException {
        function(file);

        assertThat(check("functions/f", handler, runtime)).containsExactly(OOPS);
    }

    @Test
    void saysThatTheFolderIsMissing() throws IOException, FlowFileException {
        assertThat(check("functions/f", "index.handler", "python3.13"))
                .containsExactly(
                        OOPS,
                        "flow.json:5:5: error: There is no folder \"functions/f\". Put the source"
                                + " of the function there.");
    }

    @Test
    void saysThatTheFileIsMissing() throws IOException, FlowFileException {
        function("main.py");

        assertThat(check("functions/f", "index.handler", "python3.13"))
                .containsExactly(
                        OOPS,
                        "flow.json:4:50: error: The handler \"index.handler\" needs a file index.py"
                                + " or index/__init__.py in \"functions/f\"; there is none. Add the"
                                + " file, or name another handler.");
    }

    @Test
    void refusesCodeOutsideTheFlow() throws IOException, FlowFileException {
        Files.createDirectories(parent.resolve("elsewhere"));

        assertThat(check("../elsewhere", "index.handler", "python3.13"))
                .hasSize(2)
                .last()
                .asString()
                .contains("is not inside the flow's folder");
    }

    @Test
    void refusesACodeFolderThatIsALinkToOutside() throws IOException, FlowFileException {
        Path elsewhere = Files.createDirectories(parent.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("index.py"), "");
        Files.createDirectories(parent.resolve("flow/functions"));
        Files.createSymbolicLink(parent.resolve("flow/functions/f"), elsewhere);

        assertThat(check("functions/f", "index.handler", "python3.13"))
                .hasSize(2)
                .last()
                .asString()
                .contains("is a link that leads outside");
    }

    @Test
    void refusesALinkInTheCodeThatLeadsOutside() throws IOException, FlowFileException {
        Path secret = Files.writeString(parent.resolve("secret"), "x");
        Path code = function("index.py").getParent();
        Files.createSymbolicLink(code.resolve("inner"), code.resolve("index.py"));
        Files.createSymbolicLink(code.resolve("data"), secret);

        assertThat(check("functions/f", "index.handler", "python3.13"))
                .hasSize(2)
                .last()
                .asString()
                .contains("\"functions/f/data\" is a link that leads outside");
    }

    @Test
    void aFlowReachedByALinkIsFine() throws IOException, FlowFileException {
        function("index.py");
        check("functions/f", "index.handler", "python3.13");
        Path link = Files.createSymbolicLink(parent.resolve("link"), parent.resolve("flow"));

        assertThat(FlowFolder.open(link).check(null)).hasSize(1);
    }
}
