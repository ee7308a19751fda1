package dev.sluice.engine.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class SubFlowChecksTest {
    @TempDir Path folder;

    private Path write(String name, String... runs) throws IOException {
        Path flow = Files.createDirectories(folder.resolve(name));
        var steps = new StringBuilder();
        for (String other : runs) {
            steps.append(steps.isEmpty() ? "" : ",")
                    .append(
                            "\"run %s\": {\"type\": \"flow\", \"flow\": \"%1$s\"}"
                                    .formatted(other));
        }
        Files.writeString(
                flow.resolve("flow.json"),
                """
                {"sluice": 1, "name": "x", "triggers": {"go": {"type": "manual", "next": ["box"]}},
                 "steps": {"box": {"type": "group", "start": [], "steps": {%s}}}}
                """
                        .formatted(steps));
        return flow;
    }

    private static List<String> found(Path flow) throws Exception {
        return FlowFolder.open(flow).check(null).stream()
                .map(PlacedProblem::problem)
                .filter(problem -> problem.code().startsWith("flow."))
                .map(problem -> problem.code() + " " + problem.place())
                .toList();
    }

    @Test
    void aFlowBesideThisOneIsFine() throws Exception {
        write("b");

        assertThat(found(write("a", "../b"))).isEmpty();
    }

    @Test
    void aFlowMustBeThere() throws Exception {
        assertThat(found(write("a", "../none")))
                .containsExactly("flow.missing /steps/box/steps/run ..~1none/flow");
    }

    @Test
    void aFlowMustLieBesideThisOne() throws Exception {
        write("b");

        assertThat(found(write("deep/a", "../../b")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("flow.outside");
    }

    @Test
    void aCircleIsToldOf() throws Exception {
        write("b", "../c");
        write("c", "../a", "../b");

        assertThat(found(write("a", "../b")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("flow.circle");
        assertThat(found(write("d", "../d"))).hasSize(1);
    }
}
