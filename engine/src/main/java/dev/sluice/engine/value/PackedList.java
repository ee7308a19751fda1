package dev.sluice.engine.value;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/// A JSON array in little space: stretches of it are kept as text and read again when an element is
/// asked for, one stretch at a time. Never changed once made.
public final class PackedList extends AbstractList<@Nullable Object> implements RandomAccess {
    /// How many elements a stretch has.
    private static final int STRETCH = 1024;

    private final List<byte[]> packed;
    private final List<@Nullable Object> rest;

    /// The stretch that was read last. Whichever thread wins, what is read is the same.
    private @Nullable Open open;

    private record Open(int stretch, List<?> elements) {}

    private PackedList(List<byte[]> packed, List<@Nullable Object> rest) {
        this.packed = packed;
        this.rest = rest;
    }

    @Override
    public @Nullable Object get(int index) {
        int stretch = index / STRETCH;
        if (stretch >= packed.size()) {
            return rest.get(index - packed.size() * STRETCH);
        }
        Open last = open;
        if (last == null || last.stretch() != stretch) {
            last = new Open(stretch, unpack(packed.get(stretch)));
            open = last;
        }
        return last.elements().get(index % STRETCH);
    }

    @Override
    public int size() {
        return packed.size() * STRETCH + rest.size();
    }

    private static List<?> unpack(byte[] text) {
        try {
            if (Json.parseOwn(new String(text, StandardCharsets.UTF_8)) instanceof List<?> list) {
                return list;
            }
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("what was written as JSON cannot be read", e);
        }
        throw new IllegalStateException("what was written as an array is none");
    }

    /// An array in the making, whose elements come in any order.
    public static final class Builder {
        private final List<Stretch> stretches = new ArrayList<>();
        private int size;
        private long bytes;

        /// With no element yet.
        public Builder() {}

        /// Some elements: as they are, or packed once all are there.
        private static final class Stretch {
            /// What there is room for at first: most arrays are short.
            private static final int FEW = 8;

            private @Nullable Object @Nullable [] elements = new @Nullable Object[FEW];
            private byte @Nullable [] text;
            private int known;
        }

        /// Sets an element that was not set before.
        public void set(int index, @Nullable Object element) {
            while (stretches.size() <= index / STRETCH) {
                stretches.add(new Stretch());
            }
            Stretch stretch = stretches.get(index / STRETCH);
            @Nullable Object[] elements = stretch.elements;
            if (elements == null) {
                throw new IllegalStateException("Element " + index + " is known already");
            }
            int at = index % STRETCH;
            if (at >= elements.length) {
                int room = Math.min(STRETCH, Math.max(at + 1, 4 * elements.length));
                elements = Arrays.copyOf(elements, room);
                stretch.elements = elements;
            }
            elements[at] = element;
            size = Math.max(size, index + 1);
            if (++stretch.known == STRETCH) {
                byte[] text = Json.write(Arrays.asList(elements)).getBytes(StandardCharsets.UTF_8);
                stretch.text = text;
                stretch.elements = null;
                bytes += text.length;
            }
        }

        /// How much text is packed.
        public long bytes() {
            return bytes;
        }

        /// The elements so far; `null` stands where none was set.
        public List<@Nullable Object> build() {
            List<byte[]> packed = new ArrayList<>();
            List<@Nullable Object> rest = new ArrayList<>(Math.min(size, STRETCH));
            for (int i = 0; i < stretches.size(); i++) {
                Stretch stretch = stretches.get(i);
                if (stretch.text != null && rest.isEmpty()) {
                    packed.add(stretch.text);
                } else {
                    addTo(rest, stretch, Math.min(STRETCH, size - i * STRETCH));
                }
            }
            return packed.isEmpty() ? rest : new PackedList(packed, rest);
        }

        private static void addTo(List<@Nullable Object> rest, Stretch stretch, int count) {
            if (stretch.text != null) {
                rest.addAll(unpack(stretch.text));
                return;
            }
            @Nullable Object[] known = stretch.elements;
            for (int i = 0; i < count; i++) {
                rest.add(known == null || i >= known.length ? null : known[i]);
            }
        }
    }
}
