package dev.sluice.engine.expr;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;

import java.util.ArrayList;
import java.util.List;

/// JSONata's `$sort`: a stable merge sort, since its comparators only say whether two values are to
/// be swapped. The library's own sort fails where whole and broken numbers are mixed.
final class Sorting {
    private Sorting() {}

    /// Numbers or texts in their natural order.
    static List<Object> natural(List<?> array) {
        List<Object> sorted = new ArrayList<>(array);
        if (sorted.size() < 2) {
            return sorted;
        }
        if (sorted.stream().allMatch(Number.class::isInstance)) {
            sorted.sort(
                    (a, b) ->
                            Double.compare(((Number) a).doubleValue(), ((Number) b).doubleValue()));
        } else if (sorted.stream().allMatch(String.class::isInstance)) {
            sorted.sort((a, b) -> ((String) a).compareTo((String) b));
        } else {
            throw new JException("D3070", -1);
        }
        return sorted;
    }

    /// Values in the order a function gives, which is true where its first argument belongs after
    /// its second.
    static List<Object> by(List<?> array, Object isAfter) {
        if (array.size() < 2) {
            return new ArrayList<>(array);
        }
        int middle = array.size() / 2;
        List<Object> left = by(array.subList(0, middle), isAfter);
        List<Object> right = by(array.subList(middle, array.size()), isAfter);
        List<Object> merged = new ArrayList<>(array.size());
        int l = 0;
        int r = 0;
        while (l < left.size() && r < right.size()) {
            boolean takesRight = asks(isAfter, left.get(l), right.get(r));
            merged.add(takesRight ? right.get(r++) : left.get(l++));
        }
        merged.addAll(left.subList(l, left.size()));
        merged.addAll(right.subList(r, right.size()));
        return merged;
    }

    private static boolean asks(Object isAfter, Object left, Object right) {
        try {
            return com.dashjoin.jsonata.Jsonata.boolize(
                    Functions.funcApply(isAfter, List.of(left, right)));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            // What the library declares; its functions throw nothing checked.
            throw new JException(e, "T0410", -1, null, null);
        }
    }
}
