package dev.sluice.engine.export.aws.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashjoin.jsonata.Jsonata;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class StatesMemberTest {
    private static final StatesMember RESULT = new StatesMember("result", "$states.result.Payload");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "$states.result | $states.result.Payload",
                "$states.result.a | $states.result.Payload.a",
                "$states . result [0] | $states.result.Payload [0]",
                "$states/* why */.result | $states.result.Payload",
                "$states.`result` | $states.result.Payload",
                "$states.input.result | $states.input.result",
                "$states.results | $states.results",
                "$statesmen.result | $statesmen.result",
                "'$states.result' | '$states.result'",
                "\"it's $states.result\" | \"it's $states.result\"",
                "'\\'$states.result' & $states.result | '\\'$states.result' &"
                        + " $states.result.Payload",
                "a.`$states.result` | a.`$states.result`",
                "/* $states.result */ 1 | /* $states.result */ 1",
                "$match(x, /$states.result/) | $match(x, /$states.result/)",
                "6 / $states.result / 2 | 6 / $states.result.Payload / 2",
                "(1) / $states.result | (1) / $states.result.Payload",
                "a and /'/ ~> $states.result | a and /'/ ~> $states.result.Payload",
                "x.and / $states.result | x.and / $states.result.Payload",
                "($states := {}; 1) | ($states := {}; 1)",
                "$keys($states) | $keys($merge([$states, {'result': $states.result.Payload}]))",
            })
    void movesTheMemberAndNothingElse(String before, String after) {
        assertThat(RESULT.adapted(before)).isEqualTo(after);
    }

    /// What the expression gives for the plain result, the adapted one gives for the wrapped.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$states.result",
                "$states.result.items[0].name",
                "$states.result.items.{ 'n': name }",
                "$states.*.items[-1].name",
                "$lookup($states, 'result').items[1]",
                "($all := $states; $all.result.items.name)",
                "$states.result{ 'a': items[0].name }",
                "$merge([$states]).result.items.name",
                "$states ~> |$|{ 'input': 1 }| ~> $string()",
                "$map($states.result.items, function($i) { $states.input.factor * $i.count })",
            })
    void anAdaptedExpressionGivesTheSame(String expression) {
        Map<String, Object> plain =
                Map.of(
                        "items",
                        List.of(Map.of("name", "a", "count", 1), Map.of("name", "b", "count", 2)));
        Object before = evaluate(expression, plain);
        Object after = evaluate(RESULT.adapted(expression), Map.of("Payload", plain));
        assertThat(before).isNotNull();
        assertThat(after).isEqualTo(before);
    }

    private static Object evaluate(String expression, Object result) {
        Map<String, Object> states = new LinkedHashMap<>();
        states.put("input", Map.of("factor", 3));
        states.put("result", result);
        var jsonata = Jsonata.jsonata(expression);
        var frame = jsonata.createFrame();
        frame.bind("states", states);
        return jsonata.evaluate(null, frame);
    }

    @Test
    void goesIntoTemplates() {
        Object adapted =
                RESULT.in(
                        Map.of(
                                "a",
                                List.of("{% $states.result %}", "$states.result", 1),
                                "b",
                                Map.of("c", "{%$states.result%}")));
        assertThat(adapted)
                .isEqualTo(
                        Map.of(
                                "a",
                                List.of("{% $states.result.Payload %}", "$states.result", 1),
                                "b",
                                Map.of("c", "{%$states.result.Payload%}")));
    }

    @Test
    void readsVeryLongTextsWithoutDeepRecursion() {
        String text =
                "'" + "\\n".repeat(200_000) + "' & /*" + "*".repeat(200_000) + "*/ $states.result";
        assertThat(RESULT.adapted(text)).endsWith("$states.result.Payload");
    }

    @Property(tries = 2000)
    void thePiecesAreTheExpression(@ForAll("expressions") String expression) {
        var tokens = new JsonataTokens(expression);
        var whole = new StringBuilder();
        while (tokens.next()) {
            assertThat(tokens.text()).isNotEmpty();
            whole.append(tokens.text());
        }
        assertThat(whole).hasToString(expression);
    }

    @Provide
    Arbitrary<String> expressions() {
        return Arbitraries.of(
                        Arrays.asList(
                                "$states", ".", "result", " ", "'", "\"", "`", "/", "*", "/*", "*/",
                                "\\", "(", ")", "[", "]", "{", "}", "and", "1", "$x", ":=", "é",
                                "\n"))
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }
}
