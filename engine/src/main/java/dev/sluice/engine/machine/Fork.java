package dev.sluice.engine.machine;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/// The branches a token became, and what has come of them.
final class Fork {
    final String scope;
    final Token[] branches;

    /// Where the branches meet, once one has come there.
    @Nullable Node join;

    /// Whether branches went to different joins.
    boolean split;

    private final @Nullable Object[] outputs;
    private int open;

    Fork(String scope, int size) {
        this.scope = scope;
        this.branches = new Token[size];
        this.outputs = new Object[size];
        this.open = size;
    }

    void arrived(int branch, @Nullable Object output, @Nullable Node at) {
        outputs[branch] = output;
        open--;
        if (at != null) {
            split |= join != null && join != at;
            join = join == null ? at : join;
        }
    }

    boolean isDone() {
        return open == 0;
    }

    /// The outputs in the order of the fork's targets.
    List<@Nullable Object> outputs() {
        return Arrays.asList(outputs.clone());
    }
}
