package dev.sluice.engine.json.edit;

import dev.sluice.engine.json.edit.Edited.Entry;
import dev.sluice.engine.json.text.Node;
import dev.sluice.engine.json.text.Node.Member;
import dev.sluice.engine.json.text.Shape;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Brings the difference between two values into a text that holds the first: what did not change
/// is kept, with all the text holds beside the values (unknown fields, order, spelling).
final class Merge {
    private final Elsewhere elsewhere;

    private Merge(Elsewhere elsewhere) {
        this.elsewhere = elsewhere;
    }

    /// @param old the values of the text as its format's records hold them
    /// @param changed the values to be
    static Edited merge(Node root, Map<String, ?> old, Map<String, ?> changed, Shape shape) {
        return new Merge(new Elsewhere(root, old, changed, shape)).value(root, old, changed, shape);
    }

    private Edited value(Node node, @Nullable Object old, @Nullable Object changed, Shape shape) {
        if (Values.areSame(old, changed)) {
            return new Edited.Kept(node);
        }
        if (node instanceof Node.Members members
                && !members.list().isEmpty()
                && old instanceof Map<?, ?> before
                && changed instanceof Map<?, ?> after) {
            return object(members, before, after, shape);
        }
        if (node instanceof Node.Elements elements
                && !elements.list().isEmpty()
                && old instanceof List<?> before
                && changed instanceof List<?> after
                && before.size() == elements.list().size()) {
            return new Edited.Elements(
                    elements, new ListMerge(elements, before, after, shape).run(), shape);
        }
        return fresh(changed, shape);
    }

    /// A value that did not stand here. Elements in it that stood elsewhere keep their text.
    private Edited fresh(@Nullable Object value, Shape shape) {
        if (!(value instanceof Map<?, ?> map) || !mayHoldElements(shape)) {
            return new Edited.Fresh(value, shape);
        }
        var entries = new ArrayList<Entry>();
        map.forEach(
                (key, member) -> entries.add(added((String) key, member, shape, map.get("type"))));
        return new Edited.Members(null, entries, shape);
    }

    private static boolean mayHoldElements(Shape shape) {
        return switch (shape) {
            case Shape.Fields _, Shape.Kinds _ -> true;
            case Shape.MapOf(_, boolean elements) -> elements;
            case Shape.Text _,
                    Shape.Whole _,
                    Shape.Decimal _,
                    Shape.Flag _,
                    Shape.Anything _,
                    Shape.OneOf _,
                    Shape.TextOr _,
                    Shape.ListOf _ ->
                    false;
        };
    }

    private Entry added(String name, @Nullable Object value, Shape shape, @Nullable Object kind) {
        Shape inner = shape.member(name, kind);
        Elsewhere.Found found = isElements(shape) ? found(inner, name, value) : null;
        return found == null
                ? new Entry(name, null, fresh(value, inner))
                : new Entry(
                        name,
                        found.member(),
                        value(found.member().value(), found.old(), value, inner));
    }

    private Elsewhere.@Nullable Found found(Shape shape, String id, @Nullable Object value) {
        Elsewhere.Found byId = elsewhere.before(shape, id);
        return byId != null ? byId : elsewhere.gone(shape, value);
    }

    private static boolean isElements(Shape shape) {
        return shape instanceof Shape.MapOf(_, boolean elements) && elements;
    }

    private Edited object(Node.Members node, Map<?, ?> old, Map<?, ?> changed, Shape shape) {
        Object kind = changed.get("type");
        Map<String, String> renamed =
                shape instanceof Shape.MapOf ? renamed(old, changed, shape) : Map.of();
        var entries = new LinkedHashMap<String, Entry>();
        for (Member member : node.list()) {
            String name = renamed.getOrDefault(member.name(), member.name());
            boolean isKnown = old.containsKey(member.name());
            if (changed.containsKey(name)) {
                Object before = isKnown ? old.get(member.name()) : member.value().value();
                Edited value =
                        value(member.value(), before, changed.get(name), shape.member(name, kind));
                entries.put(name, new Entry(name, member, value));
            } else if (!isKnown) {
                entries.put(name, new Entry(name, member, new Edited.Kept(member.value())));
            }
        }
        var list = new ArrayList<>(entries.values());
        insert(list, old, changed, shape);
        if (!(shape instanceof Shape.Fields || shape instanceof Shape.Kinds)) {
            sortIfMoved(list, old, changed, renamed);
        }
        return new Edited.Members(node, list, shape);
    }

    /// Puts each name that is new behind the one it follows in the changed value.
    private void insert(List<Entry> list, Map<?, ?> old, Map<?, ?> changed, Shape shape) {
        Map<String, Integer> at = new HashMap<>();
        for (Entry entry : list) {
            at.put(entry.name(), at.size());
        }
        var follow = new HashMap<Integer, List<Entry>>();
        int last = -1;
        for (Object key : changed.keySet()) {
            String name = (String) key;
            Integer index = at.get(name);
            if (index != null) {
                last = index;
            } else if (!old.containsKey(name)
                    || !Values.areSame(old.get(name), changed.get(name))) {
                // A name that is in the old value and not in the text stands for its default.
                follow.computeIfAbsent(last, _ -> new ArrayList<>())
                        .add(added(name, changed.get(name), shape, changed.get("type")));
            }
        }
        if (follow.isEmpty()) {
            return;
        }
        var all = new ArrayList<>(follow.getOrDefault(-1, List.of()));
        for (int i = 0; i < list.size(); i++) {
            all.add(list.get(i));
            all.addAll(follow.getOrDefault(i, List.of()));
        }
        list.clear();
        list.addAll(all);
    }

    /// The new names of members that have another name now, by their old names.
    private Map<String, String> renamed(Map<?, ?> old, Map<?, ?> changed, Shape shape) {
        var gone = new ArrayList<String>();
        old.forEach(
                (key, _) -> {
                    String name = (String) key;
                    if (!changed.containsKey(name)
                            && !(isElements(shape) && isLeft(name, shape, old))) {
                        gone.add(name);
                    }
                });
        var came = new ArrayList<String>();
        changed.forEach(
                (key, _) -> {
                    String name = (String) key;
                    if (!old.containsKey(name)
                            && !(isElements(shape) && wasElsewhere(name, shape, changed))) {
                        came.add(name);
                    }
                });
        return new Renaming(old, changed, gone, came).find();
    }

    private boolean isLeft(String name, Shape shape, Map<?, ?> map) {
        return elsewhere.isLeft(shape.member(name, map.get("type")), name);
    }

    private boolean wasElsewhere(String name, Shape shape, Map<?, ?> map) {
        return elsewhere.before(shape.member(name, map.get("type")), name) != null;
    }

    /// Takes the order of the changed value where the edit changed the order; else the text's own
    /// order stays.
    private static void sortIfMoved(
            List<Entry> list, Map<?, ?> old, Map<?, ?> changed, Map<String, String> renamed) {
        var before = new ArrayList<Object>();
        old.keySet().forEach(key -> before.add(renamed.getOrDefault((String) key, (String) key)));
        before.retainAll(changed.keySet());
        var after = new ArrayList<Object>(changed.keySet());
        after.retainAll(new HashSet<>(before));
        if (!before.equals(after)) {
            var rank = new HashMap<Object, Integer>();
            changed.keySet().forEach(key -> rank.put(key, rank.size()));
            list.sort(
                    Comparator.comparing(
                            entry -> rank.getOrDefault(entry.name(), Integer.MAX_VALUE)));
        }
    }

    /// The elements of one list: those that are still there keep their text, wherever they stand
    /// now; of the others, those with the same `id`, then those in the same order, are taken for
    /// changed ones.
    private final class ListMerge {
        private final Node.Elements node;
        private final List<?> old;
        private final List<?> changed;
        private final Shape shape;
        private final int[] source;
        private final boolean[] used;

        ListMerge(Node.Elements node, List<?> old, List<?> changed, Shape shape) {
            this.node = node;
            this.old = old;
            this.changed = changed;
            this.shape = shape;
            this.source = new int[changed.size()];
            this.used = new boolean[old.size()];
        }

        List<Edited> run() {
            Arrays.fill(source, -1);
            for (int j = 0; j < changed.size(); j++) {
                if (j < old.size() && Values.areSame(old.get(j), changed.get(j))) {
                    pair(j, j);
                }
            }
            for (int i = old.size() - 1, j = changed.size() - 1; i >= 0 && j >= 0; i--, j--) {
                if (source[j] >= 0 || used[i] || !Values.areSame(old.get(i), changed.get(j))) {
                    break;
                }
                pair(j, i);
            }
            for (int j = 0; j < changed.size(); j++) {
                for (int i = 0; source[j] < 0 && i < old.size(); i++) {
                    if (!used[i] && Values.areSame(old.get(i), changed.get(j))) {
                        pair(j, i);
                    }
                }
            }
            pairRest(true);
            pairRest(false);
            var elements = new ArrayList<Edited>();
            for (int j = 0; j < changed.size(); j++) {
                elements.add(
                        source[j] < 0
                                ? fresh(changed.get(j), shape.element())
                                : value(
                                        node.list().get(source[j]),
                                        old.get(source[j]),
                                        changed.get(j),
                                        shape.element()));
            }
            return elements;
        }

        private void pairRest(boolean byId) {
            for (int j = 0; j < changed.size(); j++) {
                for (int i = 0; source[j] < 0 && i < old.size(); i++) {
                    if (!used[i] && isPair(old.get(i), changed.get(j), byId)) {
                        pair(j, i);
                    }
                }
            }
        }

        private static boolean isPair(
                @Nullable Object old, @Nullable Object changed, boolean byId) {
            if (!(old instanceof Map<?, ?> before) || !(changed instanceof Map<?, ?> after)) {
                return !byId && old instanceof List<?> && changed instanceof List<?>;
            }
            return !byId || (before.get("id") instanceof String id && id.equals(after.get("id")));
        }

        private void pair(int changedIndex, int oldIndex) {
            source[changedIndex] = oldIndex;
            used[oldIndex] = true;
        }
    }
}
