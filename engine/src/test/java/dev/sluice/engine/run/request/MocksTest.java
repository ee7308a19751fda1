package dev.sluice.engine.run.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.run.Workbench;
import dev.sluice.engine.run.request.RunRequest.Mock;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class MocksTest {
    private static final Flow FLOW = flow();

    private static Flow flow() {
        try {
            return FlowFolder.ofText(
                            Path.of("flow"),
                            Workbench.flow(
                                    "a",
                                    """
                                    "a": { "type": "function", "function": "f", "next": ["g"] },
                                    "g": { "type": "group", "start": ["b/c"], "steps": {
                                        "b/c": { "type": "function", "function": "g" } },
                                        "next": ["t"] },
                                    "t": { "type": "transform" }
                                    """))
                    .flow();
        } catch (FlowFileException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void readsReturnsAndThrows() throws RefusedException {
        String text =
                """
                { "a": [ { "return": { "n": 1 } }, { "return": null },
                         { "throw": { "error": "BadPhoto", "cause": "too small" } } ],
                  "b/c": [ { "throw": { "error": "X", "cause": { "errorMessage": "m" } } },
                           { "throw": { "error": "Y" } } ] }
                """;

        assertThat(Mocks.parse(text, FLOW))
                .isEqualTo(
                        Map.of(
                                "a",
                                List.of(
                                        new Mock.Return(Map.of("n", 1)),
                                        new Mock.Return(null),
                                        new Mock.Throw("BadPhoto", "too small")),
                                "b/c",
                                List.of(
                                        new Mock.Throw("X", "{\"errorMessage\":\"m\"}"),
                                        new Mock.Throw("Y", ""))));
    }

    @Test
    void whatIsWrittenIsReadBack() throws RefusedException {
        Map<String, List<Mock>> mocks =
                Map.of("a", List.of(new Mock.Return(List.of(1)), new Mock.Throw("E", "c")));

        assertThat(Mocks.read(Mocks.json(mocks), FLOW)).isEqualTo(mocks);
    }

    private static void refuses(String text, String place, String words) {
        assertThatThrownBy(() -> Mocks.parse(text, FLOW))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> {
                            assertThat(e.problems())
                                    .extracting(Problem::place)
                                    .containsExactly(place);
                            assertThat(e).hasMessageContaining(words);
                        });
    }

    @Test
    void everyMistakeIsNamedWithItsPlace() {
        refuses("{\"a\": [}", "", "line 1, column 8");
        refuses("[]", "", "an object of step ids was expected");
        refuses("{\"nobody\": [{\"return\": 1}]}", "/nobody", "the flow has no step \"nobody\"");
        refuses("{\"t\": [{\"return\": 1}]}", "/t", "is a transform; it calls nothing");
        refuses("{\"a\": []}", "/a", "a list of at least one answer was expected");
        refuses("{\"a\": {\"return\": 1}}", "/a", "a list of at least one answer was expected");
        refuses("{\"b/c\": [{\"return\": 1}, 7]}", "/b~1c/1", "either {\"return\": …} or");
        refuses("{\"a\": [{\"throw\": {\"cause\": \"x\"}}]}", "/a/0", "either");
        refuses("{\"a\": [{\"return\": 1, \"throw\": {\"error\": \"x\"}}]}", "/a/0", "either");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThatThrownBy(() -> Mocks.parse("{\"a\": 1, \"x\": 2, \"b/c\": [{}]}", FLOW))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.problems()).hasSize(3));
    }
}
