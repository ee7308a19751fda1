package dev.sluice.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.value.Json;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// The beginning of a value is the beginning of its JSON.
class ExcerptProperties {
    @Property
    void isTheWholeJsonOrItsBeginning(
            @ForAll("values") Object value, @ForAll @IntRange(min = 1, max = 60) int longest) {
        String whole = Json.write(value);

        String excerpt = Excerpt.of(value, longest);

        assertThat(excerpt)
                .isEqualTo(whole.length() <= longest ? whole : whole.substring(0, longest) + " …");
        assertThat(Excerpt.isPart(value, longest)).isEqualTo(whole.length() > longest);
    }

    @Provide
    static Arbitrary<Object> values() {
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(12);
        Arbitrary<Object> plain =
                Arbitraries.oneOf(
                        texts.map(t -> (Object) t),
                        Arbitraries.integers().map(i -> (Object) i),
                        Arbitraries.of(true, false).map(b -> (Object) b));
        return Arbitraries.recursive(
                () -> plain,
                inner ->
                        Arbitraries.oneOf(
                                inner.list().ofMaxSize(4).map(l -> (Object) l),
                                Arbitraries.maps(texts, inner).ofMaxSize(4).map(m -> (Object) m)),
                0,
                3);
    }
}
