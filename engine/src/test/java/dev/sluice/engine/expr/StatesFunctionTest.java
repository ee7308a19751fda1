package dev.sluice.engine.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.value.Json;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The functions that the States Language adds to JSONata, and those that depend on time or chance.
class StatesFunctionTest {
    private static Object value(String text, Bindings bindings) throws EvaluationException {
        return new Expressions().compile(text).evaluate(bindings);
    }

    private static Given with(Object list) {
        return Given.input("1").and("x", Json.write(list));
    }

    @Property(tries = 200)
    void partsMakeUpTheArrayAgain(
            @ForAll @Size(min = 2, max = 20) List<Integer> array,
            @ForAll @IntRange(min = 1, max = 25) int size)
            throws Exception {
        var parts = (List<?>) value("$partition($x, " + size + ")", with(array));

        List<Object> together = new ArrayList<>();
        parts.forEach(part -> together.addAll((List<?>) part));
        assertThat(together).isEqualTo(array);
        assertThat(parts).allSatisfy(p -> assertThat((List<?>) p).hasSizeLessThanOrEqualTo(size));
    }

    @Property(tries = 200)
    void aRangeEndsAtItsLastNumberAtMost(
            @ForAll @IntRange(min = -20, max = 20) int first,
            @ForAll @IntRange(min = -20, max = 20) int last,
            @ForAll @IntRange(min = 1, max = 7) int step)
            throws Exception {
        List<Object> expected = new ArrayList<>();
        for (int n = first; n <= last; n += step) {
            expected.add(n);
        }
        String text = "$range(" + first + ", " + last + ", " + step + ")";

        assertThat(Json.write(value(text, with(1)))).isEqualTo(Json.write(expected));
    }

    @Property(tries = 200)
    void parsingUndoesWriting(@ForAll @Size(max = 5) Map<String, Integer> object) throws Exception {
        String text = Json.write(object);
        Object parsed = value("$parse($x)", Given.input("1").andValue("x", text));

        assertThat(Json.write(parsed)).isEqualTo(text);
    }

    @Property(tries = 100)
    void aShuffledArrayHasTheSameElements(
            @ForAll @Size(min = 2, max = 20) List<Integer> array, @ForAll long seed)
            throws Exception {
        Object shuffled = value("$shuffle($x)", Given.seeded(seed).and("x", Json.write(array)));

        assertThat((List<Object>) new ArrayList<Object>((List<?>) shuffled))
                .containsExactlyInAnyOrderElementsOf(array);
        assertThat(value("$shuffle($x)", Given.seeded(seed).and("x", Json.write(array))))
                .isEqualTo(shuffled);
    }

    @Property(tries = 100)
    void aRandomNumberIsAtLeast0AndBelow1(@ForAll long seed) throws Exception {
        assertThat(((Number) value("$random()", Given.seeded(seed))).doubleValue())
                .isGreaterThanOrEqualTo(0)
                .isLessThan(1);
    }

    @Property(tries = 100)
    void aTextIsPaddedToItsWidth(
            @ForAll @IntRange(min = -30, max = 30) int width, @ForAll @IntRange(max = 9) int length)
            throws Exception {
        String text = "x".repeat(length);
        String padded = (String) value("$pad('" + text + "', " + width + ", 'ab')", with(1));

        assertThat(padded).hasSize(Math.max(length, Math.abs(width)));
        if (width < 0) {
            assertThat(padded).endsWith(text);
        } else {
            assertThat(padded).startsWith(text);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$parse('{') | $parse was given text that is no JSON: line 1",
                "$parse('') | $parse was given text that is no JSON: line 1, column 1",
                "$hash('a', 'CRC') | $hash knows [MD5, SHA-1, SHA-256, SHA-384, SHA-512], not CRC",
                "$partition([1], 0) | $partition wants a chunk size of 1 or more, not 0",
                "$range(1, 2, 0) | $range wants a step other than 0",
                "$sort([1, 'a']) | failed",
                "$unknown() | $unknown",
            })
    void saysWhatItWants(String text, String why) {
        assertThatThrownBy(() -> value(text, with(1)))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining(why);
    }

    @Test
    void drawsEachIdAnew() throws Exception {
        var ids = (List<?>) value("[$uuid(), $uuid(), $uuid()]", Given.seeded(3));

        assertThat(ids).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void tellsTheTimeOfTheInput() throws Exception {
        assertThat(value("$now() = $fromMillis($millis())", with(1))).isEqualTo(true);
        assertThat(value("$now('[Y]-[M01]')", with(1))).isEqualTo("2030-01");
    }
}
