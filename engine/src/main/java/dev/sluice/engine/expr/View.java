package dev.sluice.engine.expr;

import dev.sluice.engine.value.ExactNumber;

import org.jspecify.annotations.Nullable;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;

/// Plain JSON as the interpreter wants to see it, made while it looks and never by copying: `null`
/// inside a value is the interpreter's own null, nothing can be changed, and what is taken over
/// into a result is known again and given back as the very object it was.
sealed interface View {
    /// What is looked at.
    Object seen();

    /// A value as the interpreter wants it.
    static Object of(@Nullable Object value) {
        return switch (value) {
            case null -> com.dashjoin.jsonata.Jsonata.NULL_VALUE;
            case Map<?, ?> map -> new OfObject(map);
            case List<?> list -> list.isEmpty() ? new ArrayList<>() : new OfArray(list);
            case ExactNumber number -> new OfNumber(number);
            default -> value;
        };
    }

    /// An object.
    final class OfObject extends AbstractMap<String, Object> implements View {
        private final Map<?, ?> seen;

        OfObject(Map<?, ?> seen) {
            this.seen = seen;
        }

        @Override
        public Object seen() {
            return seen;
        }

        @Override
        public int size() {
            return seen.size();
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return seen.containsKey(key);
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            Object value = seen.get(key);
            return value == null && !seen.containsKey(key) ? null : of(value);
        }

        @Override
        public Set<Map.Entry<String, Object>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public int size() {
                    return seen.size();
                }

                @Override
                public Iterator<Map.Entry<String, Object>> iterator() {
                    Iterator<? extends Map.Entry<?, ?>> inner = seen.entrySet().iterator();
                    return new Iterator<>() {
                        @Override
                        public boolean hasNext() {
                            return inner.hasNext();
                        }

                        @Override
                        public Map.Entry<String, Object> next() {
                            Map.Entry<?, ?> entry = inner.next();
                            return Map.entry(String.valueOf(entry.getKey()), of(entry.getValue()));
                        }
                    };
                }
            };
        }
    }

    /// An array with at least one element. (An empty one is copied, since the interpreter adds to
    /// empty lists.)
    final class OfArray extends AbstractList<Object> implements RandomAccess, View {
        private final List<?> seen;

        OfArray(List<?> seen) {
            this.seen = seen;
        }

        @Override
        public Object seen() {
            return seen;
        }

        @Override
        public Object get(int index) {
            return of(seen.get(index));
        }

        @Override
        public int size() {
            return seen.size();
        }
    }

    /// A number that keeps its text unless something is computed of it.
    final class OfNumber extends Number implements Comparable<OfNumber>, View {
        private static final long serialVersionUID = 1L;

        private final ExactNumber seen;
        private final double value;

        OfNumber(ExactNumber seen) {
            this.seen = seen;
            this.value = seen.doubleValue();
        }

        @Override
        public Object seen() {
            return seen;
        }

        @Override
        public int intValue() {
            return (int) value;
        }

        @Override
        public long longValue() {
            return (long) value;
        }

        @Override
        public float floatValue() {
            return (float) value;
        }

        @Override
        public double doubleValue() {
            return value;
        }

        @Override
        public int compareTo(OfNumber other) {
            return Double.compare(value, other.value);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Number number && number.doubleValue() == value;
        }

        @Override
        public int hashCode() {
            return Double.hashCode(value);
        }

        /// What `$string` makes of it.
        @Override
        public String toString() {
            return com.dashjoin.jsonata.Functions.string(value, false);
        }
    }
}
