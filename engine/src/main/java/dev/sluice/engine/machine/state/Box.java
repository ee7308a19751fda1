package dev.sluice.engine.machine.state;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What goes on inside a group or map that a token stands at, in one attempt.
public final class Box {
    private final Map<Integer, Token> active = new LinkedHashMap<>();
    private final @Nullable Object input;
    private final int[] visits;
    private final List<@Nullable Object> outputs = new ArrayList<>();
    private int started;
    private int ended;
    private int failed;
    private @Nullable List<?> items;

    /// @param visits how often each step inside had been visited when the attempt began
    Box(@Nullable Object input, int[] visits) {
        this.input = input;
        this.visits = visits;
    }

    int[] visits() {
        return visits;
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

    @Nullable Token remove(int index) {
        return active.remove(index);
    }

    /// The tokens inside that have not ended, in the order they began.
    public List<Token> active() {
        return List.copyOf(active.values());
    }

    /// How many tokens inside have not ended.
    public int open() {
        return active.size();
    }

    /// The token of an attempt or item, if it has not ended.
    public @Nullable Token active(int index) {
        return active.get(index);
    }

    /// What the first token inside began with, so that a group's retry can begin again.
    public @Nullable Object input() {
        return input;
    }

    /// How many items of a map have begun.
    public int started() {
        return started;
    }

    /// How many items of a map have ended, well or not.
    public int ended() {
        return ended;
    }

    /// How many items of a map have failed.
    public int failed() {
        return failed;
    }

    /// What the items of a map ended with, in their order.
    public List<@Nullable Object> outputs() {
        return new ArrayList<>(outputs);
    }

    /// The items of a map, if they have been computed since the run was taken up.
    public @Nullable List<?> items() {
        return items;
    }

    /// Keeps computed items. This is no state: they can be computed again.
    public void remember(List<?> computed) {
        items = computed;
    }
}
