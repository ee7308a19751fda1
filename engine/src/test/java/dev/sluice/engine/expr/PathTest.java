package dev.sluice.engine.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.value.Json;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A plain path means what the interpreter says it means.
class PathTest {
    @Property(tries = 3000)
    void givesWhatTheInterpreterGives(
            @ForAll("values") String input, @ForAll("segments") List<String> segments) {
        String text = "$states.input" + String.join("", segments);
        var general = new Jsonata(text);
        Path path = Path.of(text, general);

        assertThat(path).isNotNull();
        assertThat(outcome(path, input)).isEqualTo(outcome(general, input));
    }

    private static String outcome(@Nullable Expression expression, String input) {
        assertThat(expression).isNotNull();
        try {
            return Json.write(expression.evaluate(Given.input(input)));
        } catch (EvaluationException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Provide
    Arbitrary<List<String>> segments() {
        return Arbitraries.of(".a", ".b", "[0]", "[1]", "[-1]", "[2]").list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> leaf = Arbitraries.of("null", "1", "1.0", "'x'", "true", "[]", "{}");
        return Arbitraries.recursive(
                () -> leaf,
                inner ->
                        Arbitraries.oneOf(
                                inner.list().ofMaxSize(3).map(e -> "[" + String.join(",", e) + "]"),
                                inner.tuple2()
                                        .map(t -> "{'a':" + t.get1() + ",'b':" + t.get2() + "}"),
                                inner.map(value -> "{'a':" + value + "}")),
                0,
                3);
    }
}
