package dev.sluice.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.model.Flow;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/// What is taken along where a flow is saved elsewhere.
class BelongingsTest {
    private static final String FLOW =
            """
            {"sluice": 1, "name": "f", "functions": {
              "a": {"runtime": "python3.13", "handler": "index.handler", "code": "functions/a"},
              "b": {"runtime": "python3.13", "handler": "index.handler", "code": "functions/b"}},
             "steps": {}}
            """;

    @TempDir Path folder;
    private Path from;
    private Path to;
    private Flow flow;

    @BeforeEach
    void makesTwoFunctions() throws Exception {
        from = Files.createDirectory(folder.toRealPath().resolve("from"));
        to = Files.createDirectory(folder.toRealPath().resolve("to"));
        Files.writeString(from.resolve("flow.json"), FLOW);
        for (String name : new String[] {"a", "b"}) {
            Path code = Files.createDirectories(from.resolve("functions").resolve(name));
            Files.writeString(code.resolve("index.py"), "# " + name);
        }
        flow = FlowFolder.open(from).flow();
    }

    private Path link(String name, Path to) throws Exception {
        return Files.createSymbolicLink(from.resolve("functions/a").resolve(name), to);
    }

    @Test
    void aLinkToCopiedCodeLeadsToTheCopy() throws Exception {
        link("own.py", Path.of("index.py"));
        link("other", Path.of("../b"));
        link("absolute.py", from.resolve("functions/b/index.py"));

        Belongings.copy(from, to, flow);

        Path copied = to.resolve("functions/a");
        assertThat(Files.readSymbolicLink(copied.resolve("own.py"))).hasToString("index.py");
        assertThat(Files.readSymbolicLink(copied.resolve("other"))).isEqualTo(Path.of("../b"));
        assertThat(copied.resolve("absolute.py").toRealPath())
                .isEqualTo(to.resolve("functions/b/index.py"));
    }

    @Test
    void aLinkToWhatIsNotCopiedLeadsWhereItLed() throws Exception {
        Path shared = Files.createDirectory(folder.toRealPath().resolve("shared"));
        Files.writeString(shared.resolve("tax.py"), "RATE = 19");
        link("tax.py", Path.of("../../../shared/tax.py"));
        link("gone.py", folder.toRealPath().resolve("gone.py"));

        Belongings.copy(from, to, flow);

        Path copied = to.resolve("functions/a");
        assertThat(copied.resolve("tax.py").toRealPath()).isEqualTo(shared.resolve("tax.py"));
        assertThat(Files.isSymbolicLink(copied.resolve("gone.py"))).isTrue();
    }

    @Test
    void librariesBehindALinkAreLeftOutLikeOthers() throws Exception {
        link("node_modules", folder);

        Belongings.copy(from, to, flow);

        assertThat(to.resolve("functions/a/index.py")).exists();
        assertThat(Files.isSymbolicLink(to.resolve("functions/a/node_modules"))).isFalse();
    }
}
