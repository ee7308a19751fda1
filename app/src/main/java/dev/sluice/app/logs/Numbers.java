package dev.sluice.app.logs;

import java.util.Arrays;

/// A sequence of growing numbers, of which the first can be taken away.
final class Numbers {
    private static final int FIRST_SIZE = 1_024;

    private long[] slots = new long[FIRST_SIZE];
    private int from;
    private int to;

    int size() {
        return to - from;
    }

    long get(int index) {
        return slots[from + index];
    }

    /// Adds one that is larger than all before.
    void add(long number) {
        if (to == slots.length) {
            makeRoom();
        }
        slots[to] = number;
        to++;
    }

    /// How many are smaller than this one.
    int below(long number) {
        int found = Arrays.binarySearch(slots, from, to, number);
        return (found < 0 ? -found - 1 : found) - from;
    }

    void removeFirst(int count) {
        from += count;
    }

    /// Some of them, as they are now.
    long[] part(int first, int end) {
        return Arrays.copyOfRange(slots, from + first, from + end);
    }

    void clear() {
        from = 0;
        to = 0;
    }

    /// Moves all to the front where that gains an eighth, which is then filled before the next
    /// move.
    private void makeRoom() {
        long[] roomy = from > slots.length / 8 ? slots : new long[slots.length * 2];
        System.arraycopy(slots, from, roomy, 0, size());
        to = size();
        from = 0;
        slots = roomy;
    }
}
