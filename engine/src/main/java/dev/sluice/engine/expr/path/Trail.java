package dev.sluice.engine.expr.path;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The way from one value to others inside it: what follows `$`, `$$` or a variable in a path.
///
/// @param summary what is told of the values found, instead of these; `null`: nothing is
public record Trail(List<Segment> segments, @Nullable Summary summary) {
    /// How many values one path may look at, so that none goes on for ever.
    private static final int MOST_VISITS = 5_000_000;

    /// Whether it leads to one value at most.
    boolean isDefinite() {
        return summary != null || areDefinite();
    }

    /// Several members at the end are one object.
    private boolean areDefinite() {
        for (int i = 0; i < segments.size(); i++) {
            boolean isMerged =
                    i == segments.size() - 1 && segments.get(i) instanceof Segment.Members;
            if (!segments.get(i).isDefinite() && !isMerged) {
                return false;
            }
        }
        return true;
    }

    /// Whether an array is too short. A search finds nothing behind that; a field that is missing
    /// is worse.
    private static boolean isBeyond(@Nullable Object value, Segment segment) {
        return value instanceof List<?> list
                && switch (segment) {
                    case Segment.Element(int index) -> index >= list.size() || -index > list.size();
                    case Segment.FromEnd(int distance) -> distance > list.size() || distance < 1;
                    default -> false;
                };
    }

    /// Where it leads: one value for a definite trail, else the list of all values found.
    ///
    /// @throws MissingException where it leads nowhere
    @Nullable Object follow(@Nullable Object start) throws MissingException {
        return follow(start, start);
    }

    /// @param root what `$` is in filters
    @Nullable Object follow(@Nullable Object start, @Nullable Object root) throws MissingException {
        Object value = start;
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            boolean isMerged = segment instanceof Segment.Members && i == segments.size() - 1;
            if (!segment.isDefinite() && !isMerged) {
                value = new Search(segments.subList(i, segments.size()), root).from(value);
                break;
            }
            if (isBeyond(value, segment) && !areDefinite()) {
                value = List.of();
                break;
            }
            value = pick(value, segment);
        }
        return summary == null ? value : summary.of(value);
    }

    private static @Nullable Object pick(@Nullable Object value, Segment segment)
            throws MissingException {
        return switch (segment) {
            case Segment.Member(String name) -> member(value, name);
            case Segment.Members(List<String> names) -> members(value, names);
            case Segment.Element(int index) -> element(value, index);
            case Segment.FromEnd(int distance) -> element(value, -distance);
            case Segment.Elements _,
                    Segment.Slice _,
                    Segment.Wildcard _,
                    Segment.Filtered _,
                    Segment.Deep _ ->
                    throw new IllegalArgumentException("not a definite segment: " + segment);
        };
    }

    private static @Nullable Object member(@Nullable Object value, String name)
            throws MissingException {
        if (value instanceof Map<?, ?> map) {
            Object found = map.get(name);
            if (found != null || map.containsKey(name)) {
                return found;
            }
            throw new MissingException("there is no field \"" + name + "\"");
        }
        throw new MissingException(
                "the field \""
                        + name
                        + "\" is looked for in "
                        + kind(value)
                        + ", not in an object");
    }

    private static @Nullable Object members(@Nullable Object value, List<String> names)
            throws MissingException {
        if (!(value instanceof Map<?, ?> map)) {
            return member(value, names.getFirst()); // says that it is no object
        }
        return some(map, names);
    }

    /// An object of those of the fields that are there.
    private static Map<String, @Nullable Object> some(Map<?, ?> map, List<String> names) {
        Map<String, @Nullable Object> some = new LinkedHashMap<>();
        for (String name : names) {
            if (map.containsKey(name)) {
                some.put(name, map.get(name));
            }
        }
        return some;
    }

    private static @Nullable Object element(@Nullable Object value, int index)
            throws MissingException {
        if (!(value instanceof List<?> list)) {
            throw new MissingException(
                    "the element "
                            + index
                            + " is looked for in "
                            + kind(value)
                            + ", not in an array");
        }
        int at = index < 0 ? list.size() + index : index;
        if (at < 0 || at >= list.size()) {
            throw new MissingException(
                    "there is no element " + index + " in an array of " + list.size());
        }
        return list.get(at);
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String _ -> "a text";
            case Number _ -> "a number";
            case Boolean _ -> "a boolean";
            case List<?> _ -> "an array";
            default -> "an object";
        };
    }

    /// Collects what segments pick, of which the first picks several.
    private static final class Search {
        private final List<Segment> segments;
        private final @Nullable Object root;
        private int visits;

        Search(List<Segment> segments, @Nullable Object root) {
            this.segments = segments;
            this.root = root;
        }

        List<@Nullable Object> from(@Nullable Object start) throws MissingException {
            refuseOther(start, segments.getFirst());
            List<@Nullable Object> found = new ArrayList<>();
            found.add(start);
            for (Segment segment : segments) {
                List<@Nullable Object> next = new ArrayList<>();
                boolean isLast = segment == segments.getLast();
                for (Object value : found) {
                    collect(value, segment, isLast, next::add);
                }
                found = next;
            }
            return found;
        }

        /// Parts of an array can be asked for of arrays only, members of objects, filters of both.
        private static void refuseOther(@Nullable Object value, Segment segment)
                throws MissingException {
            if (segment instanceof Segment.Members(List<String> names)) {
                members(value, names);
                return;
            }
            boolean isOfArray =
                    segment instanceof Segment.Slice || segment instanceof Segment.Elements;
            boolean isFitting =
                    value instanceof List<?>
                            || (value instanceof Map<?, ?> && !isOfArray)
                            || !(isOfArray || segment instanceof Segment.Filtered);
            if (!isFitting) {
                throw new MissingException(
                        "elements are looked for in " + kind(value) + ", not in an array");
            }
        }

        /// @param isLast whether no segment follows, so that several members stay one object
        private void collect(
                @Nullable Object value,
                Segment segment,
                boolean isLast,
                Consumer<@Nullable Object> found)
                throws MissingException {
            if (++visits > MOST_VISITS) {
                throw new MissingException("it looks at more than " + MOST_VISITS + " values");
            }
            switch (segment) {
                case Segment.Member _, Segment.Element _, Segment.FromEnd _ ->
                        tryPick(value, segment, found);
                case Segment.Members(List<String> names) when isLast -> {
                    if (value instanceof Map<?, ?> map) {
                        found.accept(some(map, names));
                    }
                }
                case Segment.Members(List<String> names) -> {
                    for (String name : names) {
                        tryPick(value, new Segment.Member(name), found);
                    }
                }
                case Segment.Elements(List<Integer> indexes) -> {
                    for (int index : indexes) {
                        tryPick(value, new Segment.Element(index), found);
                    }
                }
                case Segment.Slice slice -> slice(value, slice).forEach(found);
                case Segment.Wildcard _ -> inside(value).forEach(found);
                case Segment.Filtered(Condition condition) -> {
                    for (Object each : value instanceof List<?> list ? list : one(value)) {
                        if (++visits <= MOST_VISITS && condition.holds(each, root)) {
                            found.accept(each);
                        }
                    }
                }
                case Segment.Deep(Segment inner) -> {
                    if (!lacksOne(value, inner)) {
                        collect(value, inner, isLast, found);
                    }
                    for (Object each : inside(value)) {
                        collect(each, segment, isLast, found);
                    }
                }
            }
        }

        /// At any depth, only objects with all of several members are meant.
        private static boolean lacksOne(@Nullable Object value, Segment segment) {
            return segment instanceof Segment.Members(List<String> names)
                    && !(value instanceof Map<?, ?> map && map.keySet().containsAll(names));
        }

        private static void tryPick(
                @Nullable Object value, Segment segment, Consumer<@Nullable Object> found) {
            try {
                found.accept(pick(value, segment));
            } catch (MissingException _) {
                // One of several values may lack what others have.
            }
        }

        private static List<?> slice(@Nullable Object value, Segment.Slice slice) {
            if (!(value instanceof List<?> list)) {
                return List.of();
            }
            int from = bound(slice.from(), list.size());
            int to = bound(slice.to(), list.size());
            return from < to ? list.subList(from, to) : List.of();
        }

        private static int bound(int written, int size) {
            return Math.clamp(written < 0 ? (long) size + written : written, 0, size);
        }

        /// An object is asked as a whole.
        private static Collection<?> one(@Nullable Object value) {
            return value instanceof Map<?, ?> ? List.of(value) : List.of();
        }

        private static Collection<?> inside(@Nullable Object value) {
            return switch (value) {
                case List<?> list -> list;
                case Map<?, ?> map -> map.values();
                case null, default -> List.of();
            };
        }
    }
}
