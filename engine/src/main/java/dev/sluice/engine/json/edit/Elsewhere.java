package dev.sluice.engine.json.edit;

import dev.sluice.engine.json.text.Node;
import dev.sluice.engine.json.text.Node.Member;
import dev.sluice.engine.json.text.Shape;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The elements of a text by their ids, wherever they stand, so that an element that moves (into a
/// box, out of one) takes its text with it.
final class Elsewhere {
    /// @param shape what tells kinds of elements with the same ids apart
    private record Key(Shape shape, String id) {}

    /// An element of the text.
    ///
    /// @param old its value before the edit
    record Found(Member member, @Nullable Object old) {}

    private final Map<Key, Found> before = new LinkedHashMap<>();
    private final Set<Key> after = new HashSet<>();

    Elsewhere(Node root, @Nullable Object old, @Nullable Object changed, Shape shape) {
        gatherOld(root, old, shape);
        gatherNew(changed, shape);
    }

    /// The element of that id before the edit.
    @Nullable Found before(Shape shape, String id) {
        return before.get(new Key(shape, id));
    }

    /// An element of the same kind and value whose id is gone: the same by another name.
    @Nullable Found gone(Shape shape, @Nullable Object value) {
        for (Map.Entry<Key, Found> each : before.entrySet()) {
            if (each.getKey().shape().equals(shape)
                    && !after.contains(each.getKey())
                    && Values.areSame(each.getValue().old(), value)) {
                return each.getValue();
            }
        }
        return null;
    }

    /// Whether there is an element of that id after the edit.
    boolean isLeft(Shape shape, String id) {
        return after.contains(new Key(shape, id));
    }

    private void gatherOld(Node node, @Nullable Object old, Shape shape) {
        if (node instanceof Node.Members members && old instanceof Map<?, ?> map) {
            for (Member member : members.list()) {
                Object value = map.get(member.name());
                Shape inner = shape.member(member.name(), map.get("type"));
                if (shape instanceof Shape.MapOf(_, boolean elements) && elements) {
                    before.put(new Key(inner, member.name()), new Found(member, value));
                }
                gatherOld(member.value(), value, inner);
            }
        } else if (node instanceof Node.Elements elements && old instanceof List<?> list) {
            for (int i = 0; i < Math.min(list.size(), elements.list().size()); i++) {
                gatherOld(elements.list().get(i), list.get(i), shape.element());
            }
        }
    }

    private void gatherNew(@Nullable Object changed, Shape shape) {
        if (changed instanceof Map<?, ?> map) {
            map.forEach(
                    (key, value) -> {
                        Shape inner = shape.member((String) key, map.get("type"));
                        if (shape instanceof Shape.MapOf(_, boolean elements) && elements) {
                            after.add(new Key(inner, (String) key));
                        }
                        gatherNew(value, inner);
                    });
        }
    }
}
