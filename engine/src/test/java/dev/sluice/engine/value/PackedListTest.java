package dev.sluice.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

class PackedListTest {
    @Property(tries = 60)
    void holdsWhatWasSetInWhateverOrder(
            @ForAll @IntRange(max = 5_000) int size, @ForAll long seed) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        var builder = new PackedList.Builder();

        order.forEach(i -> builder.set(i, Map.of("n", i)));

        List<Object> built = builder.build();
        assertThat(built).hasSize(size);
        for (int i = 0; i < size; i++) {
            assertThat(built.get(i)).isEqualTo(Map.of("n", i));
        }
    }

    @Test
    void knowsWhatIsMissing() {
        var builder = new PackedList.Builder();
        builder.set(2, "c");

        assertThat(builder.build()).containsExactly(null, null, "c");
    }

    @Test
    void whatWasBuiltStaysAsItWas() {
        var builder = new PackedList.Builder();
        builder.set(0, 1);
        List<Object> first = builder.build();
        builder.set(1, 2);

        assertThat(first).containsExactly(1);
        assertThat(builder.build()).containsExactly(1, 2);
    }

    @Test
    void numbersKeepTheirText() throws Exception {
        Object exact = Json.parse("1.0");
        var builder = new PackedList.Builder();
        for (int i = 0; i < 1024; i++) {
            builder.set(i, exact);
        }

        assertThat(builder.bytes()).isEqualTo(1024 * 4 + 1);
        assertThat(Json.write(builder.build().get(1000))).isEqualTo("1.0");
    }
}
