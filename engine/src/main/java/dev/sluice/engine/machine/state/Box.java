package dev.sluice.engine.machine.state;

import dev.sluice.engine.value.PackedList;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What goes on inside a group or map that a token stands at, in one attempt.
public final class Box {
    private final Map<Integer, Token> active = new LinkedHashMap<>();
    private final @Nullable Object input;
    private final int[] visits;
    private final PackedList.Builder outputs = new PackedList.Builder();
    private final Deque<Page> pages = new ArrayDeque<>();
    private int available;
    private boolean isRead;
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
        outputs.set(index, output);
        ended++;
        pages.forEach(page -> page.ended(index));
        while (!pages.isEmpty() && pages.element().isDone()) {
            pages.remove();
        }
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
        return outputs.build();
    }

    /// How large the outputs are as text, or a little more than that is still to be counted.
    public long outputBytes() {
        return outputs.bytes();
    }

    void read(int from, List<@Nullable Object> items, boolean isLast) {
        pages.add(new Page(from, items));
        available = from + items.size();
        isRead = isLast;
        if (items.isEmpty()) {
            pages.removeLast();
        }
    }

    /// How many items of a map with a reader have been read.
    public int available() {
        return available;
    }

    /// Whether a reader has no more items.
    public boolean isRead() {
        return isRead;
    }

    /// An item that was read and has not ended.
    public @Nullable Object item(int index) {
        for (Page page : pages) {
            if (index >= page.from && index < page.from + page.items.size()) {
                return page.items.get(index - page.from);
            }
        }
        throw new IllegalStateException("Item " + index + " is not there");
    }

    /// Where the pages of items begin that have not all ended.
    List<Integer> pages() {
        return pages.stream().map(page -> page.from).toList();
    }

    /// Items that were read together.
    private static final class Page {
        private final int from;
        private final List<@Nullable Object> items;
        private int ended;

        Page(int from, List<@Nullable Object> items) {
            this.from = from;
            this.items = items;
        }

        void ended(int index) {
            ended += index >= from && index < from + items.size() ? 1 : 0;
        }

        boolean isDone() {
            return ended == items.size();
        }
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
