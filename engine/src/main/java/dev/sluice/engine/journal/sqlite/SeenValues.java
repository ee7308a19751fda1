package dev.sluice.engine.journal.sqlite;

import org.jspecify.annotations.Nullable;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/// The large values of one run that are kept already, by identity: a value that is passed on
/// unchanged through many steps is written and hashed once. Keeps no value alive.
final class SeenValues {
    private final Map<Object, String> hashes = new HashMap<>();
    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

    @Nullable String hash(Object value) {
        return hashes.isEmpty() ? null : hashes.get(new Probe(value));
    }

    void add(Object value, String hash) {
        for (Reference<?> key = gone.poll(); key != null; key = gone.poll()) {
            hashes.remove(key);
        }
        hashes.put(new Key(value, gone), hash);
    }

    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object value, ReferenceQueue<Object> gone) {
            super(value, gone);
            hash = System.identityHashCode(value);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /// What a key is looked up by.
    private record Probe(Object value) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.refersTo(value);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(value);
        }
    }
}
