package dev.sluice.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-0.0",
                "1.0",
                "1e3",
                "1E+2",
                "0.1",
                "123456789012345678901234567890",
                "3.141592653589793238462643383279",
                "9223372036854775807",
                "-9223372036854775808",
                "1e400",
                "null",
                "true",
                "false",
                "\"\"",
                "\"a\\nb\"",
                "[]",
                "{}",
                "{\"b\":1,\"a\":[1,2.50,{\"c\":null}]}"
            })
    void keepsTheTextOfWhatOnlyPassesThrough(String text) throws JsonSyntaxException {
        assertThat(Json.write(Json.parse(text))).isEqualTo(text);
    }

    @Property
    void readsEveryLongItWrites(@ForAll long number) throws JsonSyntaxException {
        assertThat(((Number) Json.parse(Json.write(number))).longValue()).isEqualTo(number);
    }

    @Property
    void readsEveryDoubleItWrites(@ForAll double number) throws JsonSyntaxException {
        assertThat(((Number) Json.parse(Json.write(number))).doubleValue()).isEqualTo(number);
    }

    @Property
    void readsEveryTextItWrites(@ForAll String text) throws JsonSyntaxException {
        assertThat(Json.parse(Json.write(List.of(Map.of(text, text)))))
                .isEqualTo(List.of(Map.of(text, text)));
    }

    @Test
    void tellsWhereATextStopsBeingJson() {
        assertThatThrownBy(() -> Json.parse("{\n  \"a\": nope\n}"))
                .isInstanceOfSatisfying(
                        JsonSyntaxException.class,
                        e -> {
                            assertThat(e.line()).isEqualTo(2);
                            assertThat(e.getMessage()).contains("nope");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "1 2", "{\"a\":1,\"a\":2}", "[1,]", "{'a':1}", "NaN", "01"})
    void refusesWhatIsNotOneJsonValue(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JsonSyntaxException.class);
    }

    @Test
    void refusesATextNestedWithoutEnd() {
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000)))
                .isInstanceOf(JsonSyntaxException.class)
                .hasMessageContaining("nested deeper than 500 levels");
    }
}
