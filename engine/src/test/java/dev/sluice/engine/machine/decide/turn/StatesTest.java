package dev.sluice.engine.machine.decide.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;

class StatesTest {
    private int made;

    private Map<String, @Nullable Object> context() {
        made++;
        return new LinkedHashMap<>(Map.of("Trigger", "go"));
    }

    @Test
    void makesTheContextOnlyWhenItIsReadAndOnce() {
        var states = new States(7, "", null, this::context);

        assertThat(states.get("input")).isEqualTo(7);
        assertThat(states.containsKey("input")).isTrue();
        assertThat(made).isZero();
        assertThat(states.get("context")).isEqualTo(Map.of("Trigger", "go"));
        assertThat(states.get("context")).isEqualTo(Map.of("Trigger", "go"));
        assertThat(made).isEqualTo(1);
    }

    @Test
    void holdsAResultOrAnErrorOnlyWhereThereIsOne() {
        assertThat(new States(7, "", null, this::context)).containsOnlyKeys("input", "context");
        assertThat(new States(7, "result", null, this::context))
                .containsOnlyKeys("input", "result", "context")
                .containsEntry("result", null);
        assertThat(new States(7, "errorOutput", 1, this::context)).containsEntry("errorOutput", 1);
        assertThat(new States(7, "", null, this::context).containsKey("nope")).isFalse();
    }

    @Test
    void isPlainJson() {
        assertThat(Json.write(new States(null, "result", 1, this::context)))
                .isEqualTo("{\"input\":null,\"result\":1,\"context\":{\"Trigger\":\"go\"}}");
    }
}
