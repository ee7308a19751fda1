package dev.sluice.engine.json.edit;

import dev.sluice.engine.json.edit.Doc.Item;
import dev.sluice.engine.json.text.JsonText;
import dev.sluice.engine.json.text.Node;
import dev.sluice.engine.json.text.Node.Member;
import dev.sluice.engine.json.text.Shape;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes [Doc]s of values.
final class Docs {
    private Docs() {}

    /// Of a plain value, in its own order.
    static Doc of(@Nullable Object value, Shape shape) {
        return switch (value) {
            case Map<?, ?> map -> {
                var items = new ArrayList<Item>();
                map.forEach(
                        (key, member) -> {
                            String name = String.valueOf(key);
                            Shape inner = shape.member(name, map.get("type"));
                            items.add(new Item(text(name), of(member, inner)));
                        });
                yield new Doc.Block(true, items, shape.isOnePerLine());
            }
            case List<?> list -> {
                var items = new ArrayList<Item>();
                list.forEach(element -> items.add(new Item(null, of(element, shape.element()))));
                yield new Doc.Block(false, items, shape.isOnePerLine());
            }
            case null, default -> new Doc.Leaf(scalar(value));
        };
    }

    /// Of a value of a text, its known fields in canonical order. An unknown field stays behind the
    /// known field it stood behind.
    static Doc canonical(JsonText source, Node node, Shape shape) {
        return switch (node) {
            case Node.Scalar(_, _, Object value) ->
                    new Doc.Leaf(value instanceof Number ? source.of(node) : scalar(value));
            case Node.Elements elements -> {
                var items = new ArrayList<Item>();
                for (Node element : elements.list()) {
                    items.add(new Item(null, canonical(source, element, shape.element())));
                }
                yield new Doc.Block(false, items, shape.isOnePerLine());
            }
            case Node.Members members -> {
                Member type = members.member("type");
                Object kind = type == null ? null : type.value().value();
                var items = new ArrayList<Item>();
                for (Member member : inOrder(members.list(), shape.fieldNames(kind))) {
                    Shape inner = shape.member(member.name(), kind);
                    items.add(
                            new Item(
                                    text(member.name()), canonical(source, member.value(), inner)));
                }
                yield new Doc.Block(true, items, shape.isOnePerLine());
            }
        };
    }

    private static List<Member> inOrder(List<Member> members, List<String> known) {
        var before = new ArrayList<Member>();
        var groups = new TreeMap<Integer, List<Member>>();
        List<Member> group = before;
        for (Member member : members) {
            int rank = known.indexOf(member.name());
            if (rank >= 0) {
                group = new ArrayList<>();
                groups.put(rank, group);
            }
            group.add(member);
        }
        groups.values().forEach(before::addAll);
        return before;
    }

    /// A text in quotes. Only what must be escaped is.
    static String text(String value) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    private static String scalar(@Nullable Object value) {
        return value instanceof String text ? text(text) : Json.write(value);
    }
}
