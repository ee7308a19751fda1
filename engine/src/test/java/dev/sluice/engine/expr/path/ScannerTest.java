package dev.sluice.engine.expr.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerTest {
    @Test
    void readsFromLeftToRight() throws Exception {
        var in = new Scanner("ab  c");

        assertThat(in.peek()).isEqualTo('a');
        assertThat(in.peek(1)).isEqualTo('b');
        assertThat(in.next()).isEqualTo('a');
        assertThat(in.take("x")).isFalse();
        assertThat(in.take("b")).isTrue();
        in.skipSpaces();
        assertThat(in.since(2)).isEqualTo("  ");
        assertThat(in.position()).isEqualTo(4);
        assertThat(in.next()).isEqualTo('c');
        assertThat(in.isAtEnd()).isTrue();
        assertThat(in.peek()).isEqualTo((char) 0);
    }

    @Test
    void takesNothingWhereItsWordIsNotAhead() {
        var in = new Scanner("length");

        assertThat(in.take("len2")).isFalse();
        assertThat(in.position()).isZero();
    }

    @Test
    void saysWhereTheTextEndsTooEarly() {
        var in = new Scanner("");

        assertThatThrownBy(in::next)
                .isInstanceOf(PathSyntaxException.class)
                .hasMessage("it ends too early (at position 1)");
    }

    @Test
    void saysWhatWasExpected() throws Exception {
        var in = new Scanner("ab");
        in.expect("a");

        assertThatThrownBy(() -> in.expect("]"))
                .isInstanceOf(PathSyntaxException.class)
                .hasMessage("] was expected (at position 2)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'abc' | abc",
                "\"abc\" | abc",
                "'a\\'b' | a'b",
                "'a\"b' | a\"b",
                "'a\\\\b' | a\\b",
                "'a\\nb' | anb",
                "'' | ``",
            })
    void readsTextsInQuotes(String written, String meant) throws Exception {
        var in = new Scanner(written + "]");

        assertThat(in.quoted()).isEqualTo(meant);
        assertThat(in.peek()).isEqualTo(']');
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "-1", "2147483647", "-2147483648", "007"})
    void readsWholeNumbers(String written) throws Exception {
        var in = new Scanner(written + ":");

        assertThat(in.integer()).isEqualTo(Integer.parseInt(written));
        assertThat(in.peek()).isEqualTo(':');
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "x", "2147483648", "99999999999999999999"})
    void refusesOtherThingsForWholeNumbersAndStaysBeforeThem(String written) {
        var in = new Scanner(written);

        assertThatThrownBy(in::integer)
                .isInstanceOf(PathSyntaxException.class)
                .hasMessage("a whole number was expected (at position 1)");
        assertThat(in.position()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "false",
                "null",
                "0",
                "-1",
                "2.50",
                "1e3",
                "-1.5E-7",
                "12345678901234567890"
            })
    void readsLiteralsExactly(String written) throws Exception {
        var in = new Scanner(written + ")");

        assertThat(Json.write(in.literal())).isEqualTo(written);
        assertThat(in.peek()).isEqualTo(')');
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-", "1.", ".5", "1e", "+1", "1-2", "'x'", "1e9999"})
    void refusesWhatIsNoLiteral(String written) {
        assertThatThrownBy(() -> new Scanner(written).literal())
                .isInstanceOf(PathSyntaxException.class)
                .hasMessageContaining("a number, true, false or null was expected");
    }
}
