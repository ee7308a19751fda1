package dev.sluice.app.fx;

import dev.sluice.app.fx.JsonTree.Element;

import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/// An element whose children are made when they are first asked for.
final class JsonItem extends TreeItem<Element> {
    private static final int PART = 1_000;
    private static final String RANGE = " … ";

    private final int first;
    private boolean made;

    /// @param first the place of the first element in the list or object that it is a part of
    JsonItem(Element element, int first) {
        super(element);
        this.first = first;
    }

    @Override
    public boolean isLeaf() {
        return size(getValue().value()) == 0;
    }

    private List<TreeItem<Element>> elements(List<?> list) {
        if (list.size() > PART) {
            return parts(list.size(), list::subList);
        }
        List<TreeItem<Element>> made = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            made.add(new JsonItem(new Element(Integer.toString(first + i), list.get(i)), 0));
        }
        return made;
    }

    private List<TreeItem<Element>> members(Map<?, ?> map) {
        if (map.size() > PART) {
            var all = List.copyOf(map.entrySet());
            return parts(all.size(), (from, to) -> new Members(all.subList(from, to)));
        }
        List<TreeItem<Element>> made = new ArrayList<>();
        map.forEach(
                (name, value) ->
                        made.add(new JsonItem(new Element(String.valueOf(name), value), 0)));
        return made;
    }

    /// Where there are too many to go through, parts of them, and parts of those.
    private List<TreeItem<Element>> parts(int count, BiFunction<Integer, Integer, Object> part) {
        int size = PART;
        while ((long) size * PART < count) {
            size *= PART;
        }
        List<TreeItem<Element>> made = new ArrayList<>();
        for (int from = 0; from < count; from += size) {
            int to = Math.min(count, from + size);
            String range = (first + from) + RANGE + (first + to - 1);
            made.add(new JsonItem(new Element(range, part.apply(from, to), true), first + from));
        }
        return made;
    }

    @Override
    public ObservableList<TreeItem<Element>> getChildren() {
        var children = super.getChildren();
        if (!made) {
            made = true;
            switch (getValue().value()) {
                case Map<?, ?> map -> children.setAll(members(map));
                case List<?> list -> children.setAll(elements(list));
                case null, default -> {}
            }
        }
        return children;
    }

    /// How many elements are inside, told without making an item for each.
    static int size(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.size();
            case List<?> list -> list.size();
            case null, default -> 0;
        };
    }

    /// Some of an object's members, as an object of its own.
    private static final class Members extends AbstractMap<Object, @Nullable Object> {
        private final List<Map.Entry<Object, @Nullable Object>> some;

        Members(List<? extends Map.Entry<?, ?>> some) {
            this.some = some.stream().map(Members::plain).toList();
        }

        private static Map.Entry<Object, @Nullable Object> plain(Map.Entry<?, ?> member) {
            return new SimpleImmutableEntry<>(member.getKey(), member.getValue());
        }

        @Override
        public Set<Map.Entry<Object, @Nullable Object>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Map.Entry<Object, @Nullable Object>> iterator() {
                    return some.iterator();
                }

                @Override
                public int size() {
                    return some.size();
                }
            };
        }
    }
}
