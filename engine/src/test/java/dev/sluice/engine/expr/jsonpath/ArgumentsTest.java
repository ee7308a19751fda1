package dev.sluice.engine.expr.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.expr.Given;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

class ArgumentsTest {
    private static Arguments of(@Nullable Object... values) {
        return new Arguments(Intrinsic.MATH_ADD, Arrays.asList(values));
    }

    /// A number with a fraction is rounded, as the service says it does.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "7 | 7",
                "-7 | -7",
                "7.0 | 7",
                "1.4 | 1",
                "1.5 | 2",
                "1.6 | 2",
                "-1.4 | -1",
                "-1.5 | -2",
                "1e3 | 1000",
                "2147483647 | 2147483647",
                "-2147483648 | -2147483648",
                "2147483647.4 | 2147483647",
            })
    void roundsNumbersToWholeOnes(String written, int expected) throws Exception {
        assertThat(of(Given.json(written)).integer(0)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2147483648",
                "-2147483649",
                "2147483647.5",
                "1e10",
                "1e300",
                "'1'",
                "null",
                "true",
                "[1]",
                "{}"
            })
    void refusesWhatIsNoWholeNumberOf32Bits(String written) {
        assertThatThrownBy(() -> of(Given.json(written)).integer(0))
                .isInstanceOfSatisfying(
                        EvaluationException.class,
                        e -> assertThat(e.error()).isEqualTo("States.IntrinsicFailure"))
                .hasMessageContaining(
                        "its first argument must be a whole number of at most 32 bits; it is "
                                + written.replace('\'', '"').replace("1e10", "1e10"));
    }

    @Test
    void givesWhatItWasAskedFor() throws Exception {
        var arguments = of(List.of(1), Map.of("a", 1), "text", true, null);

        assertThat(arguments.size()).isEqualTo(5);
        assertThat(arguments.array(0)).isEqualTo(List.of(1));
        assertThat(arguments.object(1)).isEqualTo(Map.of("a", 1));
        assertThat(arguments.text(2)).isEqualTo("text");
        assertThat(arguments.text(2, 4)).isEqualTo("text");
        assertThat(arguments.truth(3)).isTrue();
        assertThat(arguments.at(4)).isNull();
    }

    @Test
    void namesTheArgumentThatIsWrongAndQuotesIt() {
        var arguments = of("a", "b", "c", "d");

        assertThatThrownBy(() -> arguments.array(0))
                .hasMessage(
                        "The function States.MathAdd failed: its first argument must be an array;"
                                + " it is \"a\"");
        assertThatThrownBy(() -> arguments.object(1))
                .hasMessageContaining("its second argument must be an object; it is \"b\"");
        assertThatThrownBy(() -> arguments.truth(2))
                .hasMessageContaining("its third argument must be true or false; it is \"c\"");
        assertThatThrownBy(() -> of(1).text(0))
                .hasMessageContaining("its first argument must be a text; it is 1");
        assertThatThrownBy(() -> arguments.text(3, 0))
                .hasMessageContaining("a text of at most 0 characters");
    }

    @Test
    void quotesNoMoreThanTheBeginningOfALongValue() {
        assertThatThrownBy(() -> of("x".repeat(500)).array(0))
                .hasMessageEndingWith("x…")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }
}
