package dev.sluice.engine.expr.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.expr.Given;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "LENGTH | [1, 2] | 2",
                "LENGTH | [] | 0",
                "LENGTH | {'a': 1} | 1",
                "LENGTH | 'abc' | 3",
                "KEYS | {'b': 1, 'a': 2} | ['b','a']",
                "KEYS | {} | []",
                "FIRST | [[1], 2] | [1]",
                "FIRST | [null] | null",
                "LAST | [1, {'x': 2}] | {'x':2}",
                "MIN | [3, -1, 2.5] | -1",
                "MAX | [3, -1, 2.5] | 3",
                "MAX | [-3, -1.5] | -1.5",
                "MAX | [1, 1.0] | 1",
                "SUM | [0.1, 0.2] | 0.3",
                "SUM | [100, 200] | 300",
                "SUM | [12345678901234567890, 1] | 12345678901234567891",
                "AVG | [1, 2] | 1.5",
                "AVG | [1, 1, 2] | 1.333333333333333",
            })
    void tellsOfWhatWasFound(Summary summary, String value, String expected) throws Exception {
        assertThat(Json.write(summary.of(Given.json(value))).replace('"', '\''))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "LENGTH | 1 | length() wants an array, object or text",
                "LENGTH | null | length() wants an array, object or text",
                "KEYS | [1] | keys() wants an object",
                "FIRST | [] | first() wants an array with elements",
                "LAST | {} | last() wants an array with elements",
                "MIN | [] | min() wants an array with elements",
                "MAX | ['1'] | max() wants an array of numbers",
                "SUM | [1, null] | sum() wants an array of numbers",
                "AVG | 'x' | avg() wants an array with elements",
            })
    void saysWhatItWants(Summary summary, String value, String why) {
        assertThatThrownBy(() -> summary.of(Given.json(value)))
                .isInstanceOf(MissingException.class)
                .hasMessage(why);
    }

    @Test
    void knowsItselfByName() {
        for (Summary each : Summary.values()) {
            assertThat(Summary.named(each.name().toLowerCase(java.util.Locale.ROOT)))
                    .isSameAs(each);
        }
        assertThat(Summary.named("size")).isNull();
        assertThat(Summary.named("LENGTH")).isNull();
    }
}
