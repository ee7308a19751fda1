package dev.sluice.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.util.ArrayList;
import java.util.List;

/// The lines that a log keeps, held against a plain list of all that came.
class RingProperties {
    @Property(tries = 300)
    void keepsTheLastOfWhatCameInItsOrder(
            @ForAll @IntRange(min = 1, max = 1_500) int capacity,
            @ForAll @Size(max = 40) List<@IntRange(min = -2, max = 200) Integer> doings) {
        var ring = new Ring<Integer>(capacity);
        List<Integer> kept = new ArrayList<>();
        long dropped = 0;
        int next = 0;
        for (int doing : doings) {
            if (doing == -1 && !kept.isEmpty()) {
                assertThat(ring.removeFirst()).isEqualTo(kept.removeFirst());
                dropped++;
            } else if (doing == -2) {
                ring.skip(7);
                dropped += 7 + kept.size();
                kept.clear();
            }
            for (int i = 0; i < doing; i++) {
                ring.add(next);
                kept.add(next++);
                if (kept.size() > capacity) {
                    kept.removeFirst();
                    dropped++;
                }
            }
        }

        List<Integer> held = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            held.add(ring.get(i));
        }
        assertThat(held).isEqualTo(kept);
        assertThat(ring.dropped()).isEqualTo(dropped);
        ring.clear();
        assertThat(ring.size()).isZero();
        assertThat(ring.dropped()).isZero();
    }
}
