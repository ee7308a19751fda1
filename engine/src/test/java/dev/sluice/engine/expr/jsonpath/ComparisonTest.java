package dev.sluice.engine.expr.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.expr.Given;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    private static final Given GIVEN =
            Given.input(
                            """
                            {'s': 'foo', 't': 'goo', 'empty': '', 'file': 'foo/bar.zar', 'star': 'a*b',
                             'n': 20, 'm': 20.0, 'big': 12345678901234567891, 'neg': -1,
                             'yes': true, 'no': false, 'nothing': null, 'list': [1, 'x'],
                             'early': '2030-01-31T09:00:00Z', 'same': '2030-01-31T10:00:00+01:00',
                             'late': '2030-01-31T09:00:00.5Z', 'date': '2030-01-31'}
                            """)
                    .and("v", "{'n': 3}");

    private static Object of(String comparison) throws Exception {
        Template when = new Template(Json.parse(comparison.replace('\'', '"')));
        return new StepPaths(null, false).when(when).evaluate(GIVEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "s | 'StringEquals': 'foo' | true",
                "s | 'StringEquals': 'Foo' | false",
                "s | 'StringLessThan': 'goo' | true",
                "s | 'StringLessThan': 'foo' | false",
                "s | 'StringGreaterThan': 'fo' | true",
                "s | 'StringLessThanEquals': 'foo' | true",
                "s | 'StringGreaterThanEquals': 'goo' | false",
                "s | 'StringEqualsPath': '$.t' | false",
                "s | 'StringLessThanPath': '$.t' | true",
                "t | 'StringGreaterThanPath': '$.s' | true",
                "s | 'StringLessThanEqualsPath': '$.s' | true",
                "s | 'StringGreaterThanEqualsPath': '$.t' | false",
                "n | 'StringEquals': '20' | false",
                "nothing | 'StringEquals': 'null' | false",
                "file | 'StringMatches': 'foo*.zar' | true",
                "file | 'StringMatches': 'foo*' | true",
                "file | 'StringMatches': '*bar*' | true",
                "file | 'StringMatches': 'f*o/*.*' | true",
                "file | 'StringMatches': 'foo.*' | false",
                "file | 'StringMatches': 'foo/bar.za' | false",
                "file | 'StringMatches': 'foo/bar.zar' | true",
                "star | 'StringMatches': 'a\\\\*b' | true",
                "file | 'StringMatches': 'foo\\\\*' | false",
                "empty | 'StringMatches': '*' | true",
                "n | 'StringMatches': '*' | false",
                "n | 'NumericEquals': 20 | true",
                "n | 'NumericEquals': 20.0 | true",
                "n | 'NumericEqualsPath': '$.m' | true",
                "n | 'NumericLessThan': 20.5 | true",
                "n | 'NumericLessThanPath': '$v.n' | false",
                "n | 'NumericGreaterThan': 1e1 | true",
                "n | 'NumericGreaterThanPath': '$v.n' | true",
                "n | 'NumericLessThanEquals': 20 | true",
                "n | 'NumericLessThanEqualsPath': '$.neg' | false",
                "n | 'NumericGreaterThanEquals': 21 | false",
                "n | 'NumericGreaterThanEqualsPath': '$.m' | true",
                "big | 'NumericEquals': 12345678901234567891 | true",
                "big | 'NumericEquals': 12345678901234567890 | false",
                "s | 'NumericEquals': 1 | false",
                "yes | 'BooleanEquals': true | true",
                "yes | 'BooleanEquals': false | false",
                "no | 'BooleanEqualsPath': '$.no' | true",
                "s | 'BooleanEquals': true | false",
                "early | 'TimestampEquals': '2030-01-31T09:00:00Z' | true",
                "early | 'TimestampEqualsPath': '$.same' | true",
                "early | 'TimestampLessThan': '2030-01-31T09:00:01Z' | true",
                "early | 'TimestampLessThanPath': '$.late' | true",
                "late | 'TimestampGreaterThan': '2030-01-31T09:00:00Z' | true",
                "late | 'TimestampGreaterThanPath': '$.same' | true",
                "early | 'TimestampLessThanEquals': '2030-01-31T09:00:00Z' | true",
                "early | 'TimestampLessThanEqualsPath': '$.same' | true",
                "early | 'TimestampGreaterThanEquals': '2031-01-31T09:00:00Z' | false",
                "early | 'TimestampGreaterThanEqualsPath': '$.same' | true",
                "date | 'TimestampEquals': '2030-01-31T00:00:00Z' | false",
                "s | 'IsPresent': true | true",
                "s | 'IsPresent': false | false",
                "missing | 'IsPresent': true | false",
                "missing | 'IsPresent': false | true",
                "nothing | 'IsPresent': true | true",
                "nothing | 'IsNull': true | true",
                "s | 'IsNull': false | true",
                "s | 'IsString': true | true",
                "n | 'IsString': true | false",
                "m | 'IsNumeric': true | true",
                "s | 'IsNumeric': false | true",
                "no | 'IsBoolean': true | true",
                "n | 'IsBoolean': true | false",
                "late | 'IsTimestamp': true | true",
                "date | 'IsTimestamp': true | false",
                "n | 'IsTimestamp': false | true",
                "list[0] | 'NumericEquals': 1 | true",
            })
    void comparesAsItsNameSays(String field, String operator, boolean expected) throws Exception {
        String test = "{'Variable': '$." + field + "', " + operator + "}";

        assertThat(of(test)).isEqualTo(expected);
        assertThat(of("{'Not': " + test + "}")).isEqualTo(!expected);
        assertThat(of("{'And': [" + test + ", {'Variable': '$.s', 'IsString': true}]}"))
                .isEqualTo(expected);
        assertThat(of("{'Or': [{'Variable': '$.s', 'IsNull': true}, " + test + "]}"))
                .isEqualTo(expected);
    }

    @Test
    void asksNoFurtherThanItMust() throws Exception {
        String missing = "{'Variable': '$.missing', 'NumericEquals': 1}";

        assertThat(of("{'And': [{'Variable': '$.missing', 'IsPresent': true}, " + missing + "]}"))
                .isEqualTo(false);
        assertThat(of("{'Or': [{'Variable': '$.missing', 'IsPresent': false}, " + missing + "]}"))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Variable': '$.missing', 'IsNull': true} | cannot compare $.missing: there is no"
                        + " field \"missing\"; IsPresent",
                "{'Variable': '$.s', 'StringEqualsPath': '$.missing'} | $.missing leads to nothing",
                "{'Variable': '$w', 'IsNull': true} | there is no variable $w",
                "{'Variable': '$.s'} | a comparison operator was expected",
                "{'Variable': '$.s', 'StringLike': 'x'} | a comparison operator was expected",
                "{'Variable': '$.yes', 'BooleanLessThan': true} | a comparison operator was"
                        + " expected",
                "{'StringEquals': 'x'} | $ was expected",
                "{'Not': 1} | a comparison object was expected",
            })
    void failsWhereItCannotCompare(String comparison, String why) {
        assertThatThrownBy(() -> of(comparison))
                .isInstanceOfSatisfying(
                        EvaluationException.class,
                        e -> assertThat(e.error()).isEqualTo("States.Runtime"))
                .hasMessageContaining(why);
    }
}
