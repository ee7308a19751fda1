package dev.sluice.engine.imports.source;

import dev.sluice.engine.imports.source.Value.Member;
import dev.sluice.engine.json.text.JsonText;
import dev.sluice.engine.json.text.Node;
import dev.sluice.engine.value.JsonSyntaxException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The values of a JSON text.
final class JsonValues {
    private final String name;
    private final String text;
    private final int[] lineStarts;
    private final Placeholders placeholders;
    private int count;

    JsonValues(String name, String text) {
        this.name = name;
        this.text = text;
        this.placeholders = new Placeholders(LooseJson.strict(text));
        this.lineStarts = lineStarts(text);
    }

    Value read() throws ImportException {
        try {
            return value(JsonText.parse(placeholders.json()).root(), 0);
        } catch (JsonSyntaxException e) {
            Spot at = new Spot(e.line(), e.column());
            throw ImportException.of(
                    name, at, "This is not JSON: " + e.getMessage() + ".", hint(at));
        }
    }

    private String hint(Spot at) {
        if (at.line() > lineStarts.length) {
            return Source.WANTED;
        }
        int start = lineStarts[at.line() - 1];
        int end = at.line() < lineStarts.length ? lineStarts[at.line()] : text.length();
        return text.substring(start, end).contains("${")
                ? "A ${…} outside quotes must be replaced by its value first."
                : Source.WANTED;
    }

    private Value value(Node node, int depth) throws ImportException {
        Spot spot = spot(node.start());
        if (depth > Source.MAX_DEPTH || ++count > Source.MAX_VALUES) {
            throw ImportException.of(
                    name,
                    spot,
                    depth > Source.MAX_DEPTH
                            ? "The values are nested deeper than " + Source.MAX_DEPTH + "."
                            : "There are more than " + Source.MAX_VALUES + " values.",
                    "No definition needs that.");
        }
        return switch (node) {
            case Node.Members members -> {
                Map<String, Member> map = new LinkedHashMap<>();
                for (Node.Member member : members.list()) {
                    map.put(
                            member.name(),
                            new Member(spot(member.start()), value(member.value(), depth + 1)));
                }
                yield new Value.Members(spot, map);
            }
            case Node.Elements elements -> {
                List<Value> list = new ArrayList<>();
                for (Node element : elements.list()) {
                    list.add(value(element, depth + 1));
                }
                yield new Value.Elements(spot, list);
            }
            case Node.Scalar scalar -> {
                String placeholder =
                        scalar.value() instanceof String written ? placeholders.of(written) : null;
                yield placeholder == null
                        ? new Value.Scalar(spot, scalar.value())
                        : new Value.Unquoted(spot, placeholder);
            }
        };
    }

    private Spot spot(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Spot(line + 1, 1 + text.codePointCount(lineStarts[line], offset));
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[1 + (int) text.chars().filter(c -> c == '\n').count()];
        int line = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                starts[++line] = i + 1;
            }
        }
        return starts;
    }
}
