package dev.sluice.engine.machine;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What goes on inside a group or map that a token stands at, in one attempt.
final class Box {
    /// The tokens inside that have not ended, by the index of their item.
    final Map<Integer, Token> active = new LinkedHashMap<>();

    /// What a group's inside begins with, so that a retry can begin again.
    final @Nullable Object input;

    /// How often each step inside had been visited when the attempt began.
    final int[] visits;

    /// What the items of a map ended with, in their order.
    private final List<@Nullable Object> outputs = new ArrayList<>();

    private int started;
    private int ended;
    private int failed;

    /// The items of a map, once they were computed; they can be computed again.
    private @Nullable List<?> items;

    Box(@Nullable Object input, int[] visits) {
        this.input = input;
        this.visits = visits;
    }

    void start(int index, Token inside) {
        active.put(index, inside);
        started = Math.max(started, index + 1);
    }

    void end(int index, @Nullable Object output, boolean isFailure) {
        while (outputs.size() <= index) {
            outputs.add(null);
        }
        outputs.set(index, output);
        ended++;
        failed += isFailure ? 1 : 0;
    }

    int started() {
        return started;
    }

    int ended() {
        return ended;
    }

    int failed() {
        return failed;
    }

    List<@Nullable Object> outputs() {
        return new ArrayList<>(outputs);
    }

    @Nullable List<?> items() {
        return items;
    }

    void remember(List<?> computed) {
        items = computed;
    }
}
