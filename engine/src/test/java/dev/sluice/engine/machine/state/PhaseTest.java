package dev.sluice.engine.machine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.EnumSet;

class PhaseTest {
    @Test
    void reachesEveryPhaseFromTheFirstAndEndsInOne() {
        var reached = EnumSet.of(Phase.READY);
        var open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (Phase next : open.poll().next()) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }

        assertThat(reached).isEqualTo(EnumSet.allOf(Phase.class));
        assertThat(EnumSet.allOf(Phase.class).stream().filter(p -> p.next().isEmpty()))
                .containsExactly(Phase.CANCELLED);
    }

    @Test
    void refusesToGoToAPhaseThatDoesNotFollow() {
        var token = new Token("t", null, 0, new Places(null, 0, new int[0]));

        assertThatThrownBy(() -> token.to(Phase.CALLING))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("from READY to CALLING");
    }
}
