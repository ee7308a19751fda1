package dev.sluice.engine.expr.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.expr.Bindings;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.expr.Given;
import dev.sluice.engine.expr.path.MissingException;
import dev.sluice.engine.expr.path.PathSyntaxException;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntrinsicTest {
    private static final String DOCUMENT =
            """
            {"name": "Foo", "firstName": "John", "lastName": "Doe", "zebra": "stripe",
             "someString": "{\\"number\\": 20}", "someJson": {"name": "Foo", "year": 2020},
             "inputArray": [1,2,3,4,5,6,7,8,9], "lookingFor": 5, "index": 5,
             "twice": [1,2,3,3,3,3,3,3,4], "mixed": [{"a":1,"b":2}, {"b":2,"a":1.0}, "1", 1, 1.0, null, null],
             "input": "Data to encode", "base64": "RGF0YSB0byBlbmNvZGU=",
             "Data": "input data", "Algorithm": "SHA-1",
             "json1": {"a": {"a1": 1, "a2": 2}, "b": 2}, "json2": {"a": {"a3": 1, "a4": 2}, "c": 3},
             "value1": 111, "step": -1, "inputString": "1,2,3,4,5", "splitter": ".+,=",
             "mixedString": "This.is+a,test=string", "template": "Hello, my name is {}.",
             "path": "C:\\\\new {}", "long": 12345678901234567890}
            """;

    static Object of(String text) throws Exception {
        return of(text, Given.seeded(1).and("states", "{'context': {'DayOfWeek': 'TUESDAY'}}"));
    }

    private static Object of(String text, Bindings bindings) throws Exception {
        return TermParser.whole(text).of(Json.parse(DOCUMENT), bindings);
    }

    /// The examples of the specification and of the service's guide first, then what they leave
    /// out.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "States.Format('Welcome to {} {}\\'s playlist.', $.firstName, $.lastName) |"
                        + " \"Welcome to John Doe's playlist.\"",
                "States.Format('Your name is {}, we are in the year {}', $.name, 2020) | \"Your"
                        + " name is Foo, we are in the year 2020\"",
                "States.Format('Today is {}', $$.DayOfWeek) | \"Today is TUESDAY\"",
                "States.Format($.template, $.name) | \"Hello, my name is Foo.\"",
                "States.StringToJson($.someString) | {\"number\":20}",
                "States.JsonToString($.someJson) |"
                        + " \"{\\\"name\\\":\\\"Foo\\\",\\\"year\\\":2020}\"",
                "States.Array('Foo', 2020, $.someJson, null) |"
                        + " [\"Foo\",2020,{\"name\":\"Foo\",\"year\":2020},null]",
                "States.ArrayPartition($.inputArray,4) | [[1,2,3,4],[5,6,7,8],[9]]",
                "States.ArrayContains($.inputArray, $.lookingFor) | true",
                "States.ArrayRange(1, 9, 2) | [1,3,5,7,9]",
                "States.ArrayGetItem($.inputArray, $.index) | 6",
                "States.ArrayLength($.inputArray) | 9",
                "States.ArrayUnique($.twice) | [1,2,3,4]",
                "States.Base64Encode($.input) | \"RGF0YSB0byBlbmNvZGU=\"",
                "States.Base64Decode($.base64) | \"Data to encode\"",
                "States.Hash($.Data, $.Algorithm) | \"aaff4a450a104cd177d28d18d74485e8cae074b7\"",
                "States.JsonMerge($.json1, $.json2, false) |"
                        + " {\"a\":{\"a3\":1,\"a4\":2},\"b\":2,\"c\":3}",
                "States.JsonMerge($.json1, $.json2, true) |"
                        + " {\"a\":{\"a1\":1,\"a2\":2,\"a3\":1,\"a4\":2},\"b\":2,\"c\":3}",
                "States.MathAdd($.value1, $.step) | 110",
                "States.StringSplit($.inputString, ',') | [\"1\",\"2\",\"3\",\"4\",\"5\"]",
                "States.StringSplit($.mixedString, $.splitter) |"
                        + " [\"This\",\"is\",\"a\",\"test\",\"string\"]",
                "States.Array() | []",
                "States.Array( 'a' , 1,2.5 , true,false,null ) | [\"a\",1,2.5,true,false,null]",
                "States.Array($.long) | [12345678901234567890]",
                "States.Format('{} {} {} {}', 1, 2.50, true, null) | \"1 2.50 true null\"",
                "States.Format('\\{\\} {}', 'x') | \"{} x\"",
                "States.Format('it\\'s a \\\\ {}', 'x') | \"it's a \\\\ x\"",
                "States.Format('a, b) {}', 'c') | \"a, b) c\"",
                "States.Format('{}', 'no {} hole') | \"no {} hole\"",
                "States.Format($.path, 'x') | \"C:\\\\new x\"",
                "States.Format('plain') | \"plain\"",
                "States.ArrayPartition(States.Array(), 2) | []",
                "States.ArrayContains($.inputArray, 42) | false",
                "States.ArrayContains($.mixed, States.StringToJson('\\{\"b\":2.0,\"a\":1\\}')) |"
                        + " true",
                "States.ArrayRange(5, 1, -2) | [5,3,1]",
                "States.ArrayRange(1, 5, -1) | []",
                "States.ArrayRange(7, 7, 1) | [7]",
                "States.ArrayLength(States.ArrayRange(1, 1000, 1)) | 1000",
                "States.ArrayUnique($.mixed) | [{\"a\":1,\"b\":2},\"1\",1,null]",
                "States.Hash('abc', 'MD5') | \"900150983cd24fb0d6963f7d28e17f72\"",
                "States.Hash($.someJson, 'SHA-256') |"
                        + " \"f809ab333ca11fec981ead91900bd7c380e5d921de30d54cfedfdc321d681bba\"",
                "States.MathAdd(2147483647, 1) | 2147483648",
                "States.MathAdd(1.6, 1) | 3",
                "States.MathAdd(-5, 2) | -3",
                "States.StringSplit(',a,,b,', ',') | [\"a\",\"b\"]",
                "States.ArrayGetItem(States.StringSplit(States.ArrayGetItem(States.StringSplit('arn:aws:x/a.b/c',"
                    + " '/'), 1), '.'), 0) | \"a\"",
                "States.ArrayGetItem($.mixed[?(@.b == 2)].a, 0) | 1",
                "States.ArrayLength($.inputArray[?(@ > 3)]) | 6",
                "States.MathAdd(States.ArrayLength($.inputArray),-1) | 8",
            })
    void givesWhatTheSpecificationSays(String text, String expected) throws Exception {
        assertThat(Json.write(of(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "States.ArrayPartition($.name, 2) | its first argument must be an array; it is"
                        + " \"Foo\"",
                "States.ArrayPartition($.inputArray, 0) | the size of a chunk must be above 0",
                "States.ArrayContains($.someJson, 1) | its first argument must be an array",
                "States.ArrayRange(1, 5, 0) | the step must not be 0",
                "States.ArrayRange(1, 1001, 1) | more than 1000 elements",
                "States.ArrayRange('1', 5, 1) | its first argument must be a whole number",
                "States.ArrayGetItem($.inputArray, 9) | there is no element 9 in an array of 9",
                "States.ArrayGetItem($.inputArray, -1) | there is no element -1",
                "States.ArrayLength($.name) | must be an array",
                "States.ArrayUnique($.name) | must be an array",
                "States.Base64Encode($.index) | must be a text",
                "States.Base64Decode('not base64!') | the text is not Base64",
                "States.Hash('x', 'SHA-3') | not SHA-3",
                "States.JsonMerge($.json1, $.inputArray, false) | its second argument must be an"
                        + " object",
                "States.JsonMerge($.json1, $.json2, 'no') | its third argument must be true or"
                        + " false",
                "States.StringToJson('nope') | the text is no JSON",
                "States.StringToJson($.someJson) | must be a text",
                "States.MathRandom(5, 5) | the first number must be below the second",
                "States.MathRandom('a', 5) | must be a whole number",
                "States.MathAdd(2147483648, 1) | at most 32 bits",
                "States.StringSplit($.inputArray, ',') | must be a text",
                "States.Format('{} {}', 'a') | it has 2 {} for 1 values",
                "States.Format('{}', 'a', 'b') | it has 1 {} for 2 values",
                "States.Format(1) | its first argument must be a text",
                "States.Format('{}', $.someJson) | States.JsonToString helps",
            })
    void failsUnderItsOwnName(String text, String why) {
        assertThatThrownBy(() -> of(text))
                .isInstanceOfSatisfying(
                        EvaluationException.class,
                        e -> assertThat(e.error()).isEqualTo("States.IntrinsicFailure"))
                .hasMessageContaining(why)
                .hasMessageStartingWith("The function States.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "States.NoSuchThing($.s) | there is no function States.NoSuchThing (at position"
                        + " 19)",
                "Format('x') | there is no function Format",
                "x | there is no function x",
                "`` | a path that begins with $ or a function such as States.Format was expected",
                "States.UUID(1) | States.UUID takes 0 arguments, not 1",
                "States.MathAdd(1, 2, 3) | States.MathAdd takes 2 arguments, not 3",
                "States.MathRandom(1) | States.MathRandom takes 2 to 3 arguments, not 1",
                "States.JsonToString() | takes 1 argument, not 0",
                "States.Format() | takes 1 or more arguments, not 0",
                "States.Format('bad \\q {}', 'x') | a backslash can stand before",
                "States.Format('abc) | it ends too early",
                "States.Array(1, 2 | ) was expected",
                "States.Array(1) x | the text should end here",
                "States.Array(bogus) | a path, a text in quotes, a number",
                "States.Array('a' 'b') | ) was expected",
                "States.Array | ( was expected",
                "$.a x | the path should end here",
            })
    void saysWhereATextStopsBeingAFunction(String text, String why) {
        assertThatThrownBy(() -> TermParser.whole(text == null ? "" : text))
                .isInstanceOf(PathSyntaxException.class)
                .hasMessageContaining(why);
    }

    @Test
    void nestsTenDeepAsTheServiceDoes() throws Exception {
        String ten = "States.Array(".repeat(10) + "1" + ")".repeat(10);

        assertThat(Json.write(of(ten))).isEqualTo("[".repeat(10) + "1" + "]".repeat(10));
        assertThatThrownBy(() -> of("States.Array(" + ten + ")"))
                .isInstanceOf(PathSyntaxException.class)
                .hasMessageContaining("more than 10 deep");
    }

    @Test
    void boundsTextsAsTheServiceDoes() throws Exception {
        String most = "a".repeat(10_000);

        assertThat(of("States.Base64Encode('" + most + "')")).asString().hasSize(13_336);
        for (String call :
                new String[] {"Base64Encode('%s')", "Base64Decode('%s')", "Hash('%s', 'MD5')"}) {
            assertThatThrownBy(() -> of("States." + call.formatted(most + "a")))
                    .isInstanceOf(EvaluationException.class)
                    .hasMessageContaining("10000 characters");
        }
    }

    @Test
    void drawsFromTheBindingsOrFromTheSeedGiven() throws Exception {
        Object first = of("States.MathRandom(1, 1000000)", Given.seeded(1));

        assertThat(of("States.MathRandom(1, 1000000)", Given.seeded(1))).isEqualTo(first);
        assertThat(of("States.MathRandom(1, 1000000)", Given.seeded(2))).isNotEqualTo(first);
        assertThat(of("States.MathRandom(1, 1000000, 42)", Given.seeded(1)))
                .isEqualTo(of("States.MathRandom(1, 1000000, 42)", Given.seeded(2)));
        assertThat(of("States.UUID()", Given.seeded(1)))
                .isEqualTo(of("States.UUID()", Given.seeded(1)))
                .isNotEqualTo(of("States.UUID()", Given.seeded(2)));
    }

    @Test
    void failsForAPathThatLeadsNowhereAsOneDoesByItself() {
        assertThatThrownBy(() -> of("States.Array($.missing)"))
                .isInstanceOf(MissingException.class)
                .hasMessageContaining("$.missing");
    }
}
