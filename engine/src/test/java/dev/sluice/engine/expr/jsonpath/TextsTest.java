package dev.sluice.engine.expr.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.expr.path.PathSyntaxException;
import dev.sluice.engine.expr.path.Scanner;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.List;

class TextsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'abc' | abc",
                "'' | ``",
                "'it\\'s' | it's",
                "'\\{\\}' | {}",
                "'\\\\' | \\",
                "'a\\\\\\'b' | a\\'b",
                "'plain {} stays' | plain {} stays",
                "'a, b) c' | a, b) c",
            })
    void readsWhatIsMeant(String written, String meant) throws Exception {
        var in = new Scanner(written + ",");

        assertThat(Texts.plain(Texts.written(in))).isEqualTo(meant);
        assertThat(in.peek()).isEqualTo(',');
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a\\b'", "'\\n'", "'\\ '", "'\\\"'"})
    void refusesABackslashBeforeAnythingElse(String written) {
        assertThatThrownBy(() -> Texts.written(new Scanner(written)))
                .isInstanceOf(PathSyntaxException.class)
                .hasMessageContaining("a backslash can stand before ' { } and \\ only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'abc", "'", "'abc\\", "'abc\\'"})
    void refusesATextWithoutEnd(String written) {
        assertThatThrownBy(() -> Texts.written(new Scanner(written)))
                .isInstanceOf(PathSyntaxException.class)
                .hasMessageContaining("it ends too early");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 0",
                "{} | 1",
                "{}{} | 2",
                "{ } | 0",
                "\\{} | 0",
                "\\{\\} | 0",
                "\\\\{} | 1",
                "{{}} | 1",
                "a{}b{}c | 2",
                "{ | 0",
                "}{ | 0",
            })
    void countsWhatIsToBeFilled(String written, int holes) {
        assertThat(Texts.holes(written == null ? "" : written)).isEqualTo(holes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | x | x",
                "a {} b | x | a x b",
                "{{}} | x | {x}",
                "\\{\\}{} | x | {}x",
                "\\\\{} | x | \\x",
                "{} | {} | {}",
                "{} | \\{ | \\{",
                "C:\\dir {} | x | C:\\dir x",
            })
    void fillsInOrderAndTakesValuesAsTheyAre(String written, String value, String filled) {
        assertThat(Texts.filled(written, List.of(value))).isEqualTo(filled);
    }

    @Property
    void hasAsManyPlacesAsItIsFilledAt(@ForAll("times") int times, @ForAll String value) {
        String written = "-{}".repeat(times);

        assertThat(Texts.holes(written)).isEqualTo(times);
        assertThat(Texts.filled(written, Collections.nCopies(times, value)))
                .isEqualTo(("-" + value).repeat(times));
    }

    @net.jqwik.api.Provide
    static net.jqwik.api.Arbitrary<Integer> times() {
        return net.jqwik.api.Arbitraries.integers().between(0, 20);
    }
}
