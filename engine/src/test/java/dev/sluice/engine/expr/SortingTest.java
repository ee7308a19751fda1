package dev.sluice.engine.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashjoin.jsonata.JException;

import dev.sluice.engine.value.Json;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

class SortingTest {
    private static String sorted(String expression, List<?> list) throws Exception {
        Given given = Given.input("1").and("list", Json.write(list));
        return Json.write(new Expressions().compile(expression).evaluate(given));
    }

    @Property(tries = 200)
    void ordersNumbersAsTheyAreWorth(@ForAll @Size(min = 2, max = 30) List<Integer> numbers) {
        List<Object> mixed = new ArrayList<>();
        numbers.forEach(n -> mixed.add(n % 2 == 0 ? (Object) n : (Object) (n + 0.5)));

        assertThat(Sorting.natural(mixed))
                .isSortedAccordingTo(Comparator.comparingDouble(n -> ((Number) n).doubleValue()))
                .containsExactlyInAnyOrderElementsOf(mixed);
    }

    @Property(tries = 200)
    void ordersTextsByTheirCharacters(@ForAll @Size(max = 30) List<String> texts) {
        List<Object> expected = new ArrayList<>(texts.stream().sorted().toList());

        assertThat(Sorting.natural(texts)).isEqualTo(expected);
    }

    @Test
    void refusesAMixture() {
        assertThatThrownBy(() -> Sorting.natural(List.of(1, "a"))).isInstanceOf(JException.class);
        assertThatThrownBy(() -> Sorting.natural(List.of(true, false)))
                .isInstanceOf(JException.class);
        assertThat(Sorting.natural(List.of(true))).isEqualTo(List.of(true));
        assertThat(Sorting.natural(List.of())).isEmpty();
    }

    @Property(tries = 100)
    void ordersByAFunctionAndKeepsTheOrderOfEquals(
            @ForAll @Size(min = 2, max = 20) List<@IntRange(max = 3) Integer> keys)
            throws Exception {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            items.add(new java.util.TreeMap<>(Map.of("k", keys.get(i), "n", i)));
        }
        List<Map<String, Object>> expected = new ArrayList<>(items);
        expected.sort(Comparator.comparingInt(item -> (Integer) item.get("k")));

        assertThat(sorted("$sort($list, function($a, $b) { $a.k > $b.k })", items))
                .isEqualTo(Json.write(expected));
    }

    @Test
    void leavesTheArrayItSortsAsItWas() throws Exception {
        Given given = Given.input("1").and("list", "[3, 1, 2]");
        Object result = new Expressions().compile("[$sort($list), $list]").evaluate(given);

        assertThat(Json.write(result)).isEqualTo("[1,2,3,3,1,2]");
        assertThat(Json.write(given.get("list"))).isEqualTo("[3,1,2]");
    }
}
