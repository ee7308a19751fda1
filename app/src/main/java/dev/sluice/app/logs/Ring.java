package dev.sluice.app.logs;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The last so many elements of a sequence; each is reached by its position in constant time.
final class Ring<T> {
    private static final int FIRST_SIZE = 1_024;

    private final int capacity;
    private @Nullable Object[] slots;
    private int head;
    private int size;
    private long dropped;

    Ring(int capacity) {
        this.capacity = capacity;
        this.slots = new @Nullable Object[Math.min(FIRST_SIZE, capacity)];
    }

    int size() {
        return size;
    }

    /// How many elements came before the first one that is kept.
    long dropped() {
        return dropped;
    }

    @SuppressWarnings({"unchecked", "NullAway"})
    T get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("There is no element " + index + " of " + size);
        }
        return (T) slots[(head + index) % slots.length];
    }

    void add(T element) {
        if (size == capacity) {
            removeFirst();
        } else if (size == slots.length) {
            grow();
        }
        slots[(head + size) % slots.length] = element;
        size++;
    }

    T removeFirst() {
        T first = get(0);
        slots[head] = null;
        head = (head + 1) % slots.length;
        size--;
        dropped++;
        return first;
    }

    /// Counts elements that never came here.
    void skip(long count) {
        if (count > 0) {
            Arrays.fill(slots, null);
            dropped += count + size;
            head = 0;
            size = 0;
        }
    }

    void clear() {
        Arrays.fill(slots, null);
        head = 0;
        size = 0;
        dropped = 0;
    }

    private void grow() {
        var larger = new @Nullable Object[Math.min(capacity, slots.length * 2)];
        for (int i = 0; i < size; i++) {
            larger[i] = slots[(head + i) % slots.length];
        }
        slots = larger;
        head = 0;
    }
}
