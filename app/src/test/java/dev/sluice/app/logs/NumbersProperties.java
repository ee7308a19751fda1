package dev.sluice.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.util.ArrayList;
import java.util.List;

/// Which lines pass the filter, held against a plain list.
class NumbersProperties {
    /// What is taken away is less than what came, so that it grows, moves to the front, and grows.
    @Property(tries = 300)
    void holdsWhatCameAndWasNotTakenAway(
            @ForAll @Size(max = 40) List<@IntRange(min = -250, max = 400) Integer> doings,
            @ForAll @IntRange(min = 1, max = 9) int step) {
        var numbers = new Numbers();
        List<Long> held = new ArrayList<>();
        long next = 0;
        for (int doing : doings) {
            for (int i = 0; i < doing; i++) {
                numbers.add(next);
                held.add(next);
                next += step;
            }
            int gone = Math.min(-doing, held.size());
            if (gone > 0) {
                numbers.removeFirst(gone);
                held.subList(0, gone).clear();
            }
        }

        assertThat(numbers.size()).isEqualTo(held.size());
        assertThat(numbers.part(0, numbers.size())).containsExactly(held.toArray(Long[]::new));
        for (int i = 0; i < held.size(); i++) {
            assertThat(numbers.get(i)).isEqualTo(held.get(i));
            assertThat(numbers.below(held.get(i))).isEqualTo(i);
            assertThat(numbers.below(held.get(i) + 1)).isEqualTo(i + 1);
        }
        assertThat(numbers.below(next)).isEqualTo(held.size());
        numbers.clear();
        assertThat(numbers.size()).isZero();
    }
}
