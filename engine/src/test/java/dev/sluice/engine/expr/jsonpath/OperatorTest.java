package dev.sluice.engine.expr.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.expr.Given;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

class OperatorTest {
    private static Operator named(String word) {
        return Objects.requireNonNull(Operator.named(word), word);
    }

    private static void ordered(String type, Object a, Object b, int order) {
        assertThat(named(type + "Equals").holds(a, b)).isEqualTo(order == 0);
        assertThat(named(type + "LessThan").holds(a, b)).isEqualTo(order < 0);
        assertThat(named(type + "GreaterThan").holds(a, b)).isEqualTo(order > 0);
        assertThat(named(type + "LessThanEquals").holds(a, b)).isEqualTo(order <= 0);
        assertThat(named(type + "GreaterThanEquals").holds(a, b)).isEqualTo(order >= 0);
        assertThat(named(type + "LessThanPath").holds(a, b)).isEqualTo(order < 0);
    }

    @Property(tries = 300)
    void ordersNumbers(@ForAll double a, @ForAll int b) {
        ordered("Numeric", a, b, Double.compare(a, b));
        ordered("Numeric", b, b, 0);
    }

    @Property(tries = 300)
    void ordersTexts(@ForAll String a, @ForAll String b) {
        ordered("String", a, b, a.compareTo(b));
    }

    @Property(tries = 300)
    void ordersTimesWhereverTheyAreTold(@ForAll int a, @ForAll int b, @ForAll byte zone) {
        OffsetDateTime first = Instant.ofEpochSecond(a).atOffset(ZoneOffset.UTC);
        OffsetDateTime second =
                Instant.ofEpochSecond(b).atOffset(ZoneOffset.ofTotalSeconds(zone % 18 * 3_600));

        ordered("Timestamp", first.toString(), second.toString(), Integer.compare(a, b));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "StringEquals | 1 | '1'",
                "StringEquals | null | 'null'",
                "StringEquals | ['a'] | 'a'",
                "StringLessThan | true | 'x'",
                "NumericEquals | '1' | 1",
                "NumericEquals | null | 0",
                "NumericLessThan | false | 1",
                "NumericGreaterThanEqualsPath | 1 | '1'",
                "BooleanEquals | 'true' | true",
                "BooleanEquals | 1 | true",
                "BooleanEqualsPath | true | null",
                "TimestampEquals | '2030-01-31' | '2030-01-31'",
                "TimestampEquals | 0 | '1970-01-01T00:00:00Z'",
                "TimestampLessThan | '2030-01-31T00:00:00' | '2031-01-31T00:00:00Z'",
                "StringMatches | 1 | '*'",
                "StringMatches | null | '*'",
            })
    void doesNotMatchWhatIsOfAnotherType(String operator, String value, String operand) {
        assertThat(named(operator).holds(Given.json(value), Given.json(operand))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "StringEquals | 'x' | true",
                "StringEquals | 1 | false",
                "StringEqualsPath | '$.a' | true",
                "StringEqualsPath | 1 | false",
                "NumericEquals | 1.5 | true",
                "NumericEquals | '1' | false",
                "NumericEqualsPath | '$.a' | true",
                "BooleanEquals | true | true",
                "BooleanEquals | 'true' | false",
                "TimestampEquals | '2030-01-31T09:00:00Z' | true",
                "TimestampEquals | '2030-01-31T09:00:00.25+02:00' | true",
                "TimestampEquals | 'noon' | false",
                "StringMatches | 'a*' | true",
                "StringMatches | 1 | false",
                "IsNull | true | true",
                "IsNull | 1 | false",
                "IsPresent | false | true",
                "IsPresent | 'yes' | false",
                "IsTimestamp | true | true",
                "IsTimestamp | null | false",
            })
    void takesOperandsOfItsKind(String operator, String operand, boolean takes) {
        assertThat(named(operator).takes(Given.json(operand))).isEqualTo(takes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Equals",
                "stringEquals",
                "StringEqual",
                "StringEqualsPaths",
                "NumericMatches",
                "StringMatchesPath",
                "BooleanLessThan",
                "BooleanGreaterThanPath",
                "IsEmpty",
                "IsPresentPath",
                "And",
                "Variable"
            })
    void knowsNoOther(String word) {
        assertThat(Operator.named(word)).isNull();
    }
}
