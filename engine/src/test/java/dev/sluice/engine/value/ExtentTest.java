package dev.sluice.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ExtentTest {
    @Property(tries = 300)
    void isNoLessThanTheTextOfWhatItLetsThrough(
            @ForAll @Size(max = 8) List<@AlphaChars String> texts,
            @ForAll @IntRange(max = 400) int characters) {
        Object value = Map.of("list", texts, "first", Map.of("n", 1, "t", true));

        if (Extent.isWithin(value, characters)) {
            assertThat(Json.write(value)).hasSizeLessThanOrEqualTo(characters);
        }
        assertThat(Extent.isWithin(value, 16 * 12 + 8 * Json.write(value).length())).isTrue();
    }

    @Test
    void endsCountingWhereOnePartIsHeldManyTimesOver() {
        Object doubled = "x";
        for (int i = 0; i < 60; i++) {
            doubled = List.of(doubled, doubled);
        }

        assertThat(Extent.isWithin(doubled, 1 << 20)).isFalse();
    }

    @Test
    void letsValuesNestAsDeepAsJsonThatIsReadMay() throws JsonSyntaxException {
        Object deep = Json.parse("[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH));

        assertThat(Extent.isWithin(deep, 1 << 20)).isTrue();
        assertThat(Extent.isWithin(List.of(deep), 1 << 20)).isFalse();
        assertThat(Extent.isWithin(Map.of("m", deep), 1 << 20)).isFalse();
    }
}
