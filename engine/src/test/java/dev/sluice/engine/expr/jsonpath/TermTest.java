package dev.sluice.engine.expr.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.expr.Given;
import dev.sluice.engine.expr.path.PathSyntaxException;
import dev.sluice.engine.value.Json;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class TermTest {
    private static final Object DOCUMENT = Given.json("{'a': [1, 2], 'S': 3, 'States': {'x': 4}}");

    private static String value(String text) throws Exception {
        return Json.write(TermParser.whole(text).of(DOCUMENT, Given.seeded(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "States.Array($.a,1,'x')",
                "States.Array( $.a , 1 , 'x' )",
                "  States.Array($.a, 1, 'x')  ",
                "States.Array(\t$.a,\n1,'x')",
                "States.Array($['a'], 1, 'x')",
                "States.Array($.a[0:], 1, 'x')",
            })
    void doesNotMindSpaces(String text) throws Exception {
        assertThat(value(text)).isEqualTo("[[1,2],1,\"x\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$.S | 3",
                "$.States.x | 4",
                "States.Array($.S, $.States.x) | [3,4]",
                "States.Array('States.UUID()', '$.a') | [\"States.UUID()\",\"$.a\"]",
                "States.Array('a)', 'b,') | [\"a)\",\"b,\"]",
                "States.Array($.a[0], $.a[-1]) | [1,2]",
                "States.Array($.a[?(@ > 1)]) | [[2]]",
                "`States.Array($.a[?(@ > 1 || @ == 1)], 2)` | [[1,2],2]",
                "States.Array($.a.length()) | [2]",
                "States.Array(States.Array(), States.Array(States.Array())) | [[],[[]]]",
                "States.Array(-0, 1.50, 1E2) | [-0,1.50,1E2]",
            })
    void tellsArgumentsApart(String text, String expected) throws Exception {
        assertThat(value(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "States.Array(,) | 14",
                "States.Array(1,) | 16",
                "States.Array(1 2) | 16",
                "States.Array('a | 16",
                "States.Array(States.Nope()) | 25",
                "States.Array($.a[) | 18",
                "States .Array(1) | 7",
                "states.Array(1) | 13",
                "States.Array[1] | 13",
            })
    void saysAtWhichPlaceItCannotBeRead(String text, int position) {
        assertThatThrownBy(() -> TermParser.whole(text))
                .isInstanceOf(PathSyntaxException.class)
                .hasMessageEndingWith("(at position " + position + ")");
    }

    @Test
    void takesTheArgumentsOfChanceInOrder() throws Exception {
        var once =
                (List<?>)
                        TermParser.whole("States.Array(States.UUID(), States.UUID())")
                                .of(null, Given.seeded(4));
        Given given = Given.seeded(4);

        assertThat(once.get(0)).isEqualTo(TermParser.whole("States.UUID()").of(null, given));
        assertThat(once.get(1)).isEqualTo(TermParser.whole("States.UUID()").of(null, given));
        assertThat(once.get(0)).isNotEqualTo(once.get(1));
    }

    /// What is written out again with nothing put in is read as the same.
    @Property
    void aTermIsReadAgainAsItWas(@ForAll("terms") String text) throws Exception {
        Term term = TermParser.whole(text);

        assertThat(TermParser.whole(term.rerooted(""))).isEqualTo(term);
    }

    @Provide
    static Arbitrary<String> terms() {
        Arbitrary<String> leaf =
                Arbitraries.of(
                        "$",
                        "$.a",
                        "$['b c'][0]",
                        "$$.x",
                        "$v.y[1:2]",
                        "$..z",
                        "$.a[?(@.b == 'c')]",
                        "'text'",
                        "'it\\'s \\{\\}'",
                        "1",
                        "-2.50",
                        "true",
                        "null");
        return Arbitraries.recursive(
                        () -> leaf,
                        inner ->
                                inner.list()
                                        .ofMaxSize(3)
                                        .map(all -> "States.Array(" + String.join(" ,", all) + ")"),
                        1,
                        4)
                .filter(text -> text.startsWith("States."));
    }
}
