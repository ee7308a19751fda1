package dev.sluice.engine.machine.decide.turn;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

class ChanceTest {
    @Property
    void givesTheSameAtTheSamePlace(@ForAll long seed, @ForAll long seq, @ForAll long draw) {
        assertThat(Chance.bits(seed, seq, draw)).isEqualTo(Chance.bits(seed, seq, draw));
        assertThat(Chance.bits(seed, seq, draw)).isNotEqualTo(Chance.bits(seed, seq, draw + 1));
        assertThat(Chance.bits(seed, seq, draw)).isNotEqualTo(Chance.bits(seed, seq + 1, draw));
        assertThat(Chance.bits(seed, seq, draw)).isNotEqualTo(Chance.bits(seed + 1, seq, draw));
    }

    @Property
    void givesFractionsOfOne(@ForAll long bits) {
        assertThat(Chance.fraction(bits)).isBetween(0.0, Math.nextDown(1.0));
    }

    @Test
    void spreadsEvenly() {
        int[] tenths = new int[10];
        for (int i = 0; i < 100_000; i++) {
            tenths[(int) (Chance.fraction(Chance.bits(7, i / 3, i % 3)) * 10)]++;
        }

        assertThat(Arrays.stream(tenths)).allMatch(n -> n > 9_500 && n < 10_500);
    }

    @Test
    void namesEveryCallDifferently() {
        Set<String> names = new HashSet<>();
        for (int run = 0; run < 10; run++) {
            for (int call = 1; call <= 1_000; call++) {
                names.add(Chance.callId("run-" + run, call));
            }
        }

        assertThat(names).hasSize(10_000);
    }
}
