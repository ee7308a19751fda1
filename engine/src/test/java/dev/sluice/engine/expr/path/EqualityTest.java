package dev.sluice.engine.expr.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.expr.Given;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EqualityTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | 1 | true",
                "1 | 1.0 | true",
                "1 | 1e0 | true",
                "100 | 1e2 | true",
                "0 | -0 | true",
                "0.1 | 0.10 | true",
                "0.1 | 0.1000000000000000055511151231257827 | false",
                "9007199254740993 | 9007199254740992 | false",
                "1 | 2 | false",
                "1 | '1' | false",
                "1 | true | false",
                "0 | false | false",
                "0 | null | false",
                "null | null | true",
                "null | [] | false",
                "[] | null | false",
                "{} | null | false",
                "{} | [] | false",
                "'' | null | false",
                "'a' | 'a' | true",
                "'a' | 'A' | false",
                "[1, 2] | [1, 2.0] | true",
                "[1, 2] | [2, 1] | false",
                "[1] | [1, 1] | false",
                "[null] | [] | false",
                "['null'] | [null] | false",
                "['list', []] | [] | false",
                "{'a': 1, 'b': 2} | {'b': 2.0, 'a': 1} | true",
                "{'a': 1} | {'a': 1, 'b': null} | false",
                "{'a': null} | {} | false",
                "{'a': [{'b': [1.50]}]} | {'a': [{'b': [1.5]}]} | true",
                "{'a': [{'b': [1.50]}]} | {'a': [{'b': [1.51]}]} | false",
            })
    void comparesWhatValuesMean(String a, String b, boolean isSame) {
        Object left = Given.json(a);
        Object right = Given.json(b);

        assertThat(Equality.same(left, right)).isEqualTo(isSame);
        assertThat(Equality.same(right, left)).isEqualTo(isSame);
        assertThat(Equality.normal(left).equals(Equality.normal(right))).isEqualTo(isSame);
        assertThat(Equality.same(left, left)).isTrue();
        if (isSame) {
            assertThat(Equality.normal(left)).hasSameHashCodeAs(Equality.normal(right));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 2 | -1",
                "2 | 1 | 1",
                "2 | 2.0 | 0",
                "-1 | 0.5 | -1",
                "1e3 | 999.9 | 1",
                "12345678901234567891 | 12345678901234567890 | 1",
                "1e-400 | 0 | 1",
                "2147483648 | 2147483647 | 1",
            })
    void ordersNumbersExactly(String a, String b, int order) {
        Number left = (Number) Given.json(a);
        Number right = (Number) Given.json(b);

        assertThat(Integer.signum(Equality.order(left, right))).isEqualTo(order);
        assertThat(Integer.signum(Equality.order(right, left))).isEqualTo(-order);
    }
}
