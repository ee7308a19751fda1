package dev.sluice.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
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

    /// Counted the plain way, through the whole value.
    @Property(tries = 300)
    void letsThroughWhatTakesSoMuchAndNoMore(@ForAll("json") @Nullable Object value) {
        int all = counted(value);

        assertThat(Extent.isWithin(value, all)).isTrue();
        assertThat(Extent.isWithin(value, all - 1)).isFalse();
    }

    private static int counted(@Nullable Object value) {
        int parts =
                switch (value) {
                    case String text -> text.length();
                    case List<?> list -> list.stream().mapToInt(ExtentTest::counted).sum();
                    case Map<?, ?> map ->
                            counted(List.copyOf(map.keySet()))
                                    + counted(new ArrayList<>(map.values()))
                                    - 16;
                    case null, default -> 0;
                };
        return 8 + parts;
    }

    @Provide
    Arbitrary<@Nullable Object> json() {
        Arbitrary<@Nullable Object> plain =
                Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(12).asGeneric(),
                        Arbitraries.integers().asGeneric(),
                        Arbitraries.of(true, false).asGeneric(),
                        Arbitraries.just(null));
        return Arbitraries.recursive(() -> plain, ExtentTest::around, 0, 4);
    }

    private static Arbitrary<@Nullable Object> around(Arbitrary<@Nullable Object> inner) {
        return Arbitraries.oneOf(
                inner,
                inner.list().ofMaxSize(4).asGeneric(),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), inner)
                        .ofMaxSize(4)
                        .asGeneric());
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
