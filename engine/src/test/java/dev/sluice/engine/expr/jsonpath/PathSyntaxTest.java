package dev.sluice.engine.expr.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.expr.Given;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class PathSyntaxTest {
    /// Paths and functions that the service's own validator takes.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.store.book",
                "$variable",
                "$variable.foo.bar",
                "$variable[0]",
                "$variable.foo[1].bar",
                "$[(@.length-1)].bar",
                "$.library.movies[?(@.genre)]",
                "$.library.movies[?(@.year == 1992)]",
                "$.library.movies[?(@.year >= 1992)]",
                "$.library.movies[0:2]",
                "$.library.movies[0,1,2,3]",
                "$.library.movies[0,1,-2]",
                "$..director",
                "$.fooList[1:]",
                "$.store.book[*].author",
                "$..author",
                "$.store.*",
                "$.store..price",
                "$.book[2]",
                "$..book[2]",
                "$.book[-2]",
                "$.book[:2]",
                "$.book[-2:]",
                "$.store.book[?(@.price < -10)]",
                "$..*",
                "States.Format('Hello {}, approved.', $inputPayload.foo[1].bar)",
                "States.Format('{}_{}',$$.Execution.Name,$['test-batch']['batch_id'])",
                "States.ArrayGetItem($.d.r[?(@.OutputKey == 'FooBar')].OutputValue, 0)",
                "States.MathAdd(States.ArrayLength($$.Execution.Input.machines),-1)",
                "States.UUID()",
            })
    void takesWhatTheServiceTakes(String text) {
        assertThat(PathSyntax.term(text)).isEmpty();
        assertThat(PathSyntax.isTerm(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..book.length()",
                "$.book[?(@.author =~ /.*REES/i)]",
                "States.Nothing($.a)",
                "States.MathAdd(1)",
                "$.a b",
                "",
            })
    void refusesWhatTheServiceRefuses(String text) {
        assertThat(PathSyntax.term(text)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$.a | -",
                "$['a'][0].b | -",
                "$ | -",
                "$$.a | a result goes into the step's input",
                "$v | a result goes into the step's input",
                "$.a[*] | it must lead to one place",
                "$.a[-1] | it must lead to one place",
                "$..a | it must lead to one place",
                "a | $ was expected",
            })
    void tellsWhereAResultCanGo(String path, String problem) {
        if (problem.equals("-")) {
            assertThat(PathSyntax.place(path)).isEmpty();
        } else {
            assertThat(PathSyntax.place(path))
                    .hasValueSatisfying(p -> assertThat(p).startsWith(problem));
        }
    }

    @Test
    void tellsTextsThatAreMeantAsPathsOrFunctions() {
        assertThat(PathSyntax.isTerm("$")).isTrue();
        assertThat(PathSyntax.isTerm("States.UUID()")).isTrue();
        assertThat(PathSyntax.isTerm("States.Timeout")).isFalse();
        assertThat(PathSyntax.isTerm("price: $5")).isFalse();
        assertThat(PathSyntax.isTerm("")).isFalse();
    }

    @Test
    void namesEveryOperatorThatItKnowsAndNoOther() {
        assertThat(PathSyntax.operators())
                .hasSize(39)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(PathSyntax.isOperator(name)).isTrue())
                .contains("StringMatches", "TimestampLessThanEqualsPath", "BooleanEqualsPath")
                .doesNotContain("BooleanLessThan", "StringMatchesPath", "IsTimestampPath");
    }

    @Test
    void takesTheNameOfAKeyWithoutItsEnd() {
        assertThat(PathSyntax.name("a.$")).isEqualTo("a");
        assertThat(PathSyntax.name("a")).isEqualTo("a");
        assertThat(PathSyntax.name(".$")).isEmpty();
        assertThat(PathSyntax.name("a.$.b")).isEqualTo("a.$.b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$ | $[0]",
                "$.a | $[0].a",
                "$['a b'] | $[0]['a b']",
                "$$.Execution.Id | $$.Execution.Id",
                "$v.a | $v.a",
                "States.Array($.a, 'say $.a', $$.b, $v, 1.50, null) | States.Array($[0].a, 'say"
                        + " $.a', $$.b, $v, 1.50, null)",
                "States.Format('it\\'s {}', States.UUID()) | States.Format('it\\'s {}',"
                        + " States.UUID())",
                "States.ArrayLength( $.a[?(@.b == '$')] ) | States.ArrayLength($[0].a[?(@.b =="
                        + " '$')])",
                "no path | no path",
            })
    void leadsPathsFurtherIn(String text, String expected) {
        assertThat(PathSyntax.rerooted(text, "[0]")).isEqualTo(expected);
        assertThat(PathSyntax.rerooted(text, "")).isEqualTo(text);
    }

    @Property
    void aPathThatIsLedFurtherInFindsTheSameInWhatIsWrapped(@ForAll("terms") String term)
            throws Exception {
        Object document = Given.json("{'a': {'b': [1, 2, 3]}, 'c': 'x'}");
        Object wrapped = Map.of("in", document);
        Given given = Given.seeded(1).and("v", "[7]");

        assertThat(TermParser.whole(PathSyntax.rerooted(term, ".in")).of(wrapped, given))
                .isEqualTo(TermParser.whole(term).of(document, given));
    }

    @Provide
    static Arbitrary<String> terms() {
        Arbitrary<String> path =
                Arbitraries.of(
                        "$.a.b", "$.a", "$", "$.c", "$.a.b[0]", "$.a.b[1:]", "$..b", "$v[0]");
        Arbitrary<String> array =
                Combinators.combine(path, path)
                        .as((one, two) -> "States.Array(" + one + ", '$.c', " + two + ")");
        return Arbitraries.oneOf(
                path,
                array,
                array.map(inner -> "States.JsonToString(" + inner + ")"),
                array.map(inner -> "States.ArrayGetItem(" + inner + ", 2)"));
    }
}
