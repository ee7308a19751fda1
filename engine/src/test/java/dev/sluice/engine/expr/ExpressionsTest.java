package dev.sluice.engine.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class ExpressionsTest {
    private final Expressions expressions = new Expressions();

    private @Nullable Object value(String text, Bindings bindings) throws EvaluationException {
        return expressions.compile(text).evaluate(bindings);
    }

    private String json(String text, String input) throws EvaluationException {
        return Json.write(value(text, Given.input(input)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    $states.input              | {'a': 1}                    | {"a":1}
                    $states.input.a            | {'a': [1]}                  | [1]
                    $states.input.a            | {'a': []}                   | []
                    $states.input.a            | {'a': null}                 | null
                    $states.input.a.b          | {'a': [{'b': 1}, {'b': 2}]} | [1,2]
                    $states.input.a.b          | {'a': [{'b': 1}]}           | 1
                    $states.input.a[0]         | {'a': [5, 6]}               | 5
                    $states.input.a[-1]        | {'a': [5, 6]}               | 6
                    $states.input.a[1]         | {'a': [5, null]}            | null
                    $states.input.a[0]         | {'a': 5}                    | 5
                    $states.input.a[1][0]      | {'a': [[1], [2, 3]]}        | 2
                    $states.input.a[0].b       | {'a': [{'b': {}}]}          | {}
                    $states.input.a            | {'a': 1.0}                  | 1.0
                    [$states.input.a, null]    | {'a': 1e3}                  | [1e3,null]
                    {'x': $states.input}       | {'a': [null, 1.10]}         | {"x":{"a":[null,1.10]}}
                    $states.input.a + 1        | {'a': 1.5e0}                | 2.5
                    $states.input.a = 1        | {'a': 1.0}                  | true
                    $states.input.a > $states.input.b | {'a': 2.0, 'b': 1.0} | true
                    $string($states.input.a)   | {'a': 1.0}                  | "1"
                    'n' & $states.input.a      | {'a': 1.50}                 | "n1.5"
                    $sum($states.input.a)      | {'a': [1.0, 2, 3.5]}        | 6.5
                    $count($states.input.a)    | {'a': []}                   | 0
                    $states.input.a{x: y}      | {'a': [{'x': 'k', 'y': 1}]} | {"k":1}
                    $map($states.input.a, function($v) { $v = null }) | {'a': [null, 1]} | [true,false]
                    $states.input.a[n > 1].n   | {'a': [{'n': 1}, {'n': 2}]} | 2
                    $merge([$states.input, {'b': 2}]) | {'a': 1.0}           | {"a":1.0,"b":2}
                    $keys($states.input)       | {'a': 1, 'b': 2}            | ["a","b"]
                    $each($states.input, function($v, $k) { $k & $v }) | {'a': 1, 'b': 2} | ["a1","b2"]
                    $states.input ~> $sift(function($v) { $v > 1 }) | {'a': 1, 'b': 2} | {"b":2}
                    $exists($states.input.b)   | {'a': 1}                    | false
                    ($x := $states.input.a; $x * $x) | {'a': 3}              | 9
                    $sort($states.input.a)     | {'a': [3, 1.5, 2]}          | [1.5,2,3]
                    $states.input.a^(n)        | {'a': [{'n': 2.0}, {'n': 1}]} | [{"n":1},{"n":2.0}]
                    $distinct($states.input.a) | {'a': [1, 1, 2]}            | [1,2]
                    $sort($states.input.a, function($l, $r) { $l.n > $r.n }).k | {'a': [{'n': 2, 'k': 'c'}, {'n': 1, 'k': 'a'}, {'n': 1, 'k': 'b'}]} | ["a","b","c"]
                    $states.input.and          | {'and': 1}                  | 1
                    $states.input.`a b`        | {'a b': 1}                  | 1
                    $type($states.input.a)     | {'a': null}                 | "null"
                    $lookup($states.input, 'a')| {'a': 1.0}                  | 1.0
                    $zip($states.input.a, $states.input.b) | {'a': [1,2], 'b': [3,4]} | [[1,3],[2,4]]
                    $reduce($states.input.a, function($i, $j) { $i + $j }) | {'a': [1,2,3]} | 6
                    $append($states.input.a, 3)| {'a': [1,2]}                | [1,2,3]
                    $reverse($states.input.a)  | {'a': [1,2]}                | [2,1]
                    $states.input.a ? 'y' : 'n'| {'a': []}                   | "n"
                    [1..3]                     | {}                          | [1,2,3]
                    $spread($states.input)     | {'a': 1, 'b': 2}            | [{"a":1},{"b":2}]
                    $states.input.*            | {'a': 1, 'b': [2, 3]}       | [1,2,3]
                    $states.input.**.c         | {'a': {'c': 1}, 'b': [{'c': 2}]} | [1,2]
                    $split('a,b', ',')         | {}                          | ["a","b"]
                    $match('ab', /b/).index    | {}                          | 1
                    $number('1.50')            | {}                          | 1.5
                    $formatNumber(12.5, '0.00')| {}                          | "12.50"
                    """)
    void givesWhatJsonataGives(String text, String input, String expected) throws Exception {
        assertThat(json(text, input)).isEqualTo(expected);
    }

    @Test
    void givesBackTheVeryObjectThatWasSelected() throws Exception {
        Given given = Given.input("{'a': {'b': [1, 2]}, 'list': [{'k': [1]}]}");
        Map<?, ?> input = (Map<?, ?>) ((Map<?, ?>) given.get("states")).get("input");

        assertThat(value("$states.input.a", given)).isSameAs(input.get("a"));
        assertThat(((Map<?, ?>) value("{'x': $states.input.a}", given)).get("x"))
                .isSameAs(input.get("a"));
        assertThat(value("$states.input.list[k[0] = 1].k", given)).isEqualTo(List.of(1));
    }

    @Test
    void changesNothingItReads() throws Exception {
        Given given = Given.input("{'a': {'n': 1}, 'list': [], 'nested': [[3, 1, 2]]}");
        String before = Json.write(given.get("states"));

        value("$states.input ~> |a|{'n': 2, 'm': 3}|", given);
        value("$states.input.list{'k': 1}", given);
        value("$sort($states.input.nested[0])", given);
        value("$reverse($states.input.nested)", given);
        value("$append($states.input.list, 1)", given);

        assertThat(Json.write(given.get("states"))).isEqualTo(before);
    }

    @Test
    void updatesACopy() throws Exception {
        assertThat(json("$states.input ~> |$|{'b': 2}, 'a'|", "{'a': 1}")).isEqualTo("{\"b\":2}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$states.input.nope",
                "$states.input.nope.deeper",
                "$states.input.list[7]",
                "$states.input.list[-7]",
                "$states.input.n.x",
                "$states.nope",
                "$nope",
                "$",
                "$$",
                "name",
                "{'a': 1}.b"
            })
    void takesAnUndefinedValueForAnError(String text) {
        Given given = Given.input("{'n': 1, 'list': [1]}");

        assertThatThrownBy(() -> value(text, given))
                .isInstanceOf(EvaluationException.class)
                .hasMessage(
                        "The expression {% " + text + " %} failed: it gives no value (undefined)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    1 +                | at position 3: Unexpected end of expression
                    $nope(1)           | at position 6: there is no function $nope
                    $eval('1')         | at position 6: there is no function $eval
                    $uuid              | failed: it gives a function, which is no JSON value
                    1/0                | failed: Number out of range: "Infinity"
                    $error('my words') | at position 7: my words
                    $parse('{')        | line 1, column 2: Unexpected end-of-input
                    $parse(1)          | at position 7: Argument "1" of function "parse" does not match function signature
                    $hash('a', 'MD4')  | $hash knows [MD5, SHA-1, SHA-256, SHA-384, SHA-512], not MD4
                    $partition([1], 0) | $partition wants a chunk size of 1 or more, not 0
                    $range(1, 2, 0)    | $range wants a step other than 0
                    $range(1, 1e9, 1)  | $range would give more than 10000000 numbers
                    $pad('x', 1e9)     | $pad would give more than 10000000 characters
                    $number('x')       | failed: For input string: "x"
                    $sort([1, 'a'])    | The single argument form of the sort function can only be applied to an array of strings
                    """)
    void saysWhatFailedAndWhere(String text, String message) {
        assertThatThrownBy(() -> value(text, Given.input("{}")))
                .isInstanceOf(EvaluationException.class)
                .hasMessageStartingWith("The expression {% " + text + " %} failed")
                .hasMessageContaining(message);
    }

    @Test
    void endsARecursionWithoutEnd() {
        assertThatThrownBy(
                        () ->
                                value(
                                        "($f := function($n) { 1 + $f($n) }; $f(1))",
                                        Given.input("{}")))
                .hasMessageContaining("it nests or recurses more than 512 deep");
        assertThatThrownBy(() -> value("($f := function($n) { $f($n) }; $f(1))", Given.input("{}")))
                .hasMessageContaining("it takes too long; is there an endless recursion?");
    }

    @Test
    void recursesOnAVirtualThreadAsOnAnyOther() throws Exception {
        String text = "($f := function($n) { $n = 0 ? 0 : 1 + $f($n - 1) }; $f(60))";
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var value = threads.submit(() -> value(text, Given.input("{}")));

            assertThat(value.get()).isEqualTo(60);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    $parse('{"a": [1.0, null]}')    | {"a":[1.0,null]}
                    $hash('a', 'MD5')               | "0cc175b9c0f1b6a831c399e269772661"
                    $hash('a', 'SHA-1')             | "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"
                    $length($hash('a', 'SHA-256'))  | 64
                    $length($hash('a', 'SHA-384'))  | 96
                    $length($hash('a', 'SHA-512'))  | 128
                    $partition([1,2,3,4,5], 2)      | [[1,2],[3,4],[5]]
                    $range(1, 9, 2)                 | [1,3,5,7,9]
                    $range(0, 1, 0.25)              | [0,0.25,0.5,0.75,1]
                    $range(3, 1, -1)                | [3,2,1]
                    $range(3, 1, 1)                 | []
                    $now()                          | "2030-01-02T03:04:05.006Z"
                    $now('[Y0001]')                 | "2030"
                    $millis()                       | 1893553445006
                    $random(7) = $random(7)         | true
                    $random() = $random()           | false
                    $pad('x', 3, 'ab')              | "xab"
                    $pad('x', -3)                   | "  x"
                    $pad('xyz', 2)                  | "xyz"
                    $sort(['b', 'a'])               | ["a","b"]
                    $sort([2, 1.5, 1])              | [1,1.5,2]
                    $encodeUrl('https://a/ü?b=1 c') | "https://a/%C3%BC?b=1%20c"
                    $encodeUrl("#~*'()[]")          | "#~*'()%5B%5D"
                    $substring('ab😀c', 2, 1)        | "😀"
                    $substring('ab😀', -1)           | "😀"
                    $substring('abc', -9, 2)        | "ab"
                    $substring('abc', 1, -1)        | ""
                    $substring('abc', 7)            | ""
                    $formatNumber(2.675, '0.00')    | "2.68"
                    $formatNumber(1.115, '0.00')    | "1.12"
                    $formatNumber(0.125, '0.00')    | "0.12"
                    $formatNumber(1234.5, '#,##0')  | "1,234"
                    """)
    void hasTheFunctionsOfTheStatesLanguage(String text, String expected) throws Exception {
        assertThat(json(text, "{}")).isEqualTo(expected);
    }

    @Test
    void drawsRandomValuesFromTheSeed() throws Exception {
        String text = "[$uuid(), $random(), $shuffle([1..20])]";
        Object first = value(text, Given.seeded(5));

        assertThat(value(text, Given.seeded(5))).isEqualTo(first);
        assertThat(value(text, Given.seeded(6))).isNotEqualTo(first);
        assertThat((String) ((List<?>) first).getFirst())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void seesVariables() throws Exception {
        Given given =
                Given.input("{}").and("x", "{'y': 1.0}").and("größe", "2").and("none", "null");

        assertThat(value("$x.y", given)).hasToString("1.0");
        assertThat(value("$größe + $x.y", given)).isEqualTo(3);
        assertThat(value("$none", given)).isNull();
        assertThat(value("$none = null", given)).isEqualTo(true);
    }

    @Test
    void letsAnExpressionsOwnNamesHideVariables() throws Exception {
        Given given = Given.input("{}").and("x", "1");

        assertThat(value("($x := 2; $x)", given)).isEqualTo(2);
        assertThat(value("$x", given)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    $states.input.(   | Expected ")" before end of expression (at position 15)
                    'abc              | String literal must be terminated by a matching quote (at position 4)
                    /*x               | it is no JSONata expression
                    $eval('1')        | there is no $eval; $parse reads JSON text (at position 1)
                    1 + $$.a          | there is no document that $$ could stand for; the step's input is $states.input (at position 5)
                    $.a               | there is no document that $ could stand for; the step's input is $states.input (at position 1)
                    order.id          | the name order stands for nothing here; a field of the step's input is $states.input.order, a variable $order (at position 1)
                    """)
    void findsWhatIsWrongWithoutEvaluating(String text, String problem) {
        assertThat(expressions.problem(text)).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$states.input.a",
                "'$$ and $eval'",
                "$states.input.list[$ > 1]",
                "$map([1], function($v) { $v })",
                "true",
                "function($x) { $x }(1)",
                "(/* $$ */ 1)",
                "$exists($states.input.order)"
            })
    void findsNothingWrongWithARightText(String text) {
        assertThat(expressions.problem(text)).isEmpty();
    }

    @Test
    void takesAnEmptyTextForAProblem() {
        assertThat(expressions.problem(" ")).contains("the expression is empty");
    }

    @Test
    void compilesATextOnce() {
        assertThat(expressions.compile("1 + 1")).isSameAs(expressions.compile("1 + 1"));
    }

    @Test
    void evaluatesOnManyThreadsAtOnce() throws Exception {
        String text = "$sum($map($states.input.list, function($v) { $v * $states.input.n }))";
        Expression expression = expressions.compile(text);
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var sums = new java.util.ArrayList<java.util.concurrent.Future<@Nullable Object>>();
            for (int i = 0; i < 200; i++) {
                String input = "{'n': " + i + ", 'list': [1, 2, 3]}";
                sums.add(threads.submit(() -> expression.evaluate(Given.input(input))));
            }
            for (int i = 0; i < 200; i++) {
                assertThat(sums.get(i).get()).isEqualTo(6 * i);
            }
        }
    }
}
