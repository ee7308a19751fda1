package dev.sluice.engine.json.edit;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Compares plain values as a file tells them apart: order counts.
final class Values {
    private Values() {}

    static boolean areSame(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Map<?, ?> one && b instanceof Map<?, ?> other) {
            if (one.size() != other.size()) {
                return false;
            }
            Iterator<? extends Map.Entry<?, ?>> others = other.entrySet().iterator();
            for (Map.Entry<?, ?> entry : one.entrySet()) {
                Map.Entry<?, ?> that = others.next();
                if (!entry.getKey().equals(that.getKey())
                        || !areSame(entry.getValue(), that.getValue())) {
                    return false;
                }
            }
            return true;
        }
        if (a instanceof List<?> one && b instanceof List<?> other) {
            if (one.size() != other.size()) {
                return false;
            }
            for (int i = 0; i < one.size(); i++) {
                if (!areSame(one.get(i), other.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return Objects.equals(a, b);
    }
}
