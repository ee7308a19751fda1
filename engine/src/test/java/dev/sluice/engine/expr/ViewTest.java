package dev.sluice.engine.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;

import dev.sluice.engine.value.ExactNumber;
import dev.sluice.engine.value.Json;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values on their way into the interpreter and out of it.
class ViewTest {
    @Property
    void givesBackWhatItShows(@ForAll("values") String text) {
        Object value = Given.json(text);

        assertThat(Json.write(Plain.of(View.of(value)))).isEqualTo(Json.write(value));
        assertThat(Json.write(Plain.of(copied(View.of(value))))).isEqualTo(Json.write(value));
    }

    /// A copy of all that can be seen, as the interpreter would build it.
    private static Object copied(Object seen) {
        return switch (seen) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<Object, Object>();
                map.forEach((name, member) -> copy.put(name, copied(member)));
                yield copy;
            }
            case List<?> list -> new ArrayList<>(list.stream().map(ViewTest::copied).toList());
            default -> seen;
        };
    }

    @Test
    void showsNullAsTheInterpretersOwn() {
        Map<?, ?> object = (Map<?, ?>) View.of(Given.json("{'a': null}"));
        List<?> array = (List<?>) View.of(Given.json("[null]"));

        assertThat(object.get("a")).isSameAs(Jsonata.NULL_VALUE);
        assertThat(object.get("b")).isNull();
        assertThat(object.containsKey("a")).isTrue();
        assertThat(object.containsKey("b")).isFalse();
        assertThat(array.getFirst()).isSameAs(Jsonata.NULL_VALUE);
        assertThat(View.of(null)).isSameAs(Jsonata.NULL_VALUE);
        assertThat(Plain.of(Jsonata.NULL_VALUE)).isNull();
    }

    @Test
    void letsNothingBeChanged() {
        @SuppressWarnings("unchecked")
        Map<String, Object> object = (Map<String, Object>) View.of(Given.json("{'a': {'b': 1}}"));
        @SuppressWarnings("unchecked")
        List<Object> array = (List<Object>) View.of(Given.json("[1]"));

        assertThatThrownBy(() -> object.put("a", 1))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> object.entrySet().iterator().next().setValue(1))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> object.entrySet().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> array.add(1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> array.set(0, 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void countsWithExactNumbersAsWithOthers() {
        Object number = View.of(Given.json("1.50"));

        assertThat(number)
                .isInstanceOfSatisfying(
                        Number.class,
                        n -> {
                            assertThat(n.doubleValue()).isEqualTo(1.5);
                            assertThat(n.floatValue()).isEqualTo(1.5f);
                            assertThat(n.intValue()).isEqualTo(1);
                            assertThat(n.longValue()).isEqualTo(1L);
                        })
                .hasToString("1.5")
                .isEqualTo(View.of(Given.json("1.500")))
                .hasSameHashCodeAs(View.of(Given.json("1.500")));
        assertThat(Plain.of(number)).isInstanceOf(ExactNumber.class).hasToString("1.50");
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> Plain.of(Double.NaN)).isInstanceOf(JException.class);
        assertThatThrownBy(() -> Plain.of(Double.POSITIVE_INFINITY)).isInstanceOf(JException.class);
        assertThatThrownBy(() -> Plain.of(new Object())).isInstanceOf(JException.class);
        assertThatThrownBy(() -> Plain.of(List.of(new Object()))).isInstanceOf(JException.class);
    }

    @Test
    void takesAMissingElementForNull() {
        List<@Nullable Object> list = new ArrayList<>();
        list.add(null);

        assertThat(Json.write(Plain.of(list))).isEqualTo("[null]");
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> leaf =
                Arbitraries.of("null", "1", "1.0", "-0", "1e400", "'x'", "true", "[]", "{}");
        return Arbitraries.recursive(
                () -> leaf,
                inner ->
                        Arbitraries.oneOf(
                                inner.list().ofMaxSize(3).map(e -> "[" + String.join(",", e) + "]"),
                                inner.tuple2()
                                        .map(t -> "{'a':" + t.get1() + ",'b':" + t.get2() + "}")),
                0,
                4);
    }
}
