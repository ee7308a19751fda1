package dev.sluice.engine.expr.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.expr.Given;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What filters ask of a value.
class ConditionTest {
    private static final Object VALUE =
            Given.json(
                    """
                    {'n': 5, 'm': 5.0, 's': 'text', 'yes': true, 'nil': null, 'list': [1, 'x', [2]],
                     'none': [], 'o': {'k': 1}, 'same': {'k': 1.0}, 'big': 12345678901234567891}
                    """);

    private static final Object ROOT = Given.json("{'limit': 5, 'words': ['text']}");

    private static boolean holds(String text) throws PathSyntaxException {
        var in = new Scanner(text);
        Condition condition = new ConditionParser(in).condition();
        if (!in.isAtEnd()) {
            throw in.wrong("the condition should end here");
        }
        return condition.holds(VALUE, ROOT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "@.n; true",
                "@.nil; true",
                "@.n == $.limit; true",
                "@.n < $.limit; false",
                "@.s in $.words; true",
                "$.limit; true",
                "$.missing; false",
                "@.missing; false",
                "@.list[2][0]; true",
                "@.list[9]; false",
                "@.none[*]; false",
                "@.list[*]; true",
                "@..k; true",
                "@..z; false",
                "!@.missing; true",
                "! @.n; false",
                "!!@.n; true",
                "@.n == 5; true",
                "@.n==5; true",
                "@.n!=4&&@.s=='text'; true",
                "@.n<5||@.n>=5; true",
                "@['n']<=5; true",
                "@.n == 5.00; true",
                "@.n == @.m; true",
                "5 == @.n; true",
                "@.n == '5'; false",
                "@.n != '5'; true",
                "@.s == 'text'; true",
                "@.s == \"text\"; true",
                "@.s != 'text'; false",
                "@.s==text; true",
                "@.s == texts; false",
                "@.s in [word, text]; true",
                "@.n == five; false",
                "@.yes == true && @.s == text; true",
                "@.nil == null; true",
                "@.missing == null; false",
                "@.missing != null; true",
                "@.missing == @.missing; false",
                "@.yes == true; true",
                "@.yes == false; false",
                "@.o == @.same; true",
                "@.list == @.none; false",
                "@.big == 12345678901234567891; true",
                "@.big == 12345678901234567890; false",
                "@.big > 12345678901234567890; true",
                "@.n < 6; true",
                "@.n < 5; false",
                "@.n <= 5; true",
                "@.n > 4.5; true",
                "@.n >= 5; true",
                "@.n >= 6; false",
                "@.s < 'texts'; true",
                "@.s > 'text'; false",
                "@.s >= 'text'; true",
                "@.s < 9; false",
                "@.yes <= true; false",
                "@.missing < 1; false",
                "@.n in [1, 5]; true",
                "@.n in ['5']; false",
                "@.n in []; false",
                "@.n nin [1, 2]; true",
                "'x' in @.list; true",
                "@.list contains 'x'; true",
                "@.list contains 2; false",
                "@.s contains 'ex'; true",
                "@.s contains 1; false",
                "@.n contains 5; false",
                "@.list size 3; true",
                "@.s size 4; true",
                "@.o size 1; false",
                "@.none empty true; true",
                "@.list empty false; true",
                "@.o empty true; false",
                "@.n > 1 && @.n < 9; true",
                "@.n > 1 && @.n < 3; false",
                "@.n > 9 || @.s; true",
                "@.missing || @.n == 1 || @.yes; true",
                "@.n == 1 && @.s || @.yes; true",
                "@.n == 1 && (@.s || @.yes); false",
                "(@.n == 5); true",
                "((@.n)) && !(@.missing); true",
            })
    void holdsOrDoesNot(String condition, boolean holds) throws Exception {
        assertThat(holds(condition)).isEqualTo(holds);
        assertThat(holds("!(" + condition + ")")).isEqualTo(!holds);
        assertThat(holds("(" + condition + ") && @.n")).isEqualTo(holds);
        assertThat(holds("(" + condition + ") || @.missing")).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``; a path, a text in quotes, a number, true, false or null was expected",
                "5; a comparison such as == or < was expected",
                "'x'; a comparison such as == or < was expected",
                "@.n ==; a path, a text in quotes",
                "@.n = 5; the condition should end here",
                "@.n === 5; a path, a text in quotes",
                "(@.n; ) was expected",
                "@.n &&; a path, a text in quotes",
                "@.n in [1; , was expected",
                "@.n in [1 2]; , was expected",
                "@.s == 'text; it ends too early",
                "@.; the name of a field was expected",
            })
    void saysWhatCannotBeRead(String condition, String why) {
        assertThatThrownBy(() -> holds(condition == null ? "" : condition))
                .isInstanceOf(PathSyntaxException.class)
                .hasMessageContaining(why);
    }

    @Test
    void boundsHowDeepFiltersNest() throws Exception {
        String deep = "(".repeat(40) + "@.n" + ")".repeat(40);

        assertThat(holds(deep)).isTrue();
        assertThatThrownBy(() -> holds("(".repeat(20) + deep + ")".repeat(20)))
                .isInstanceOf(PathSyntaxException.class)
                .hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> holds("!".repeat(100_000) + "@.n"))
                .isInstanceOf(PathSyntaxException.class);
    }
}
