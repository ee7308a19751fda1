package dev.sluice.engine.json.text;

import dev.sluice.engine.json.text.Node.Member;
import dev.sluice.engine.value.JsonPointer;

import java.util.Arrays;

/// Where in a text the value of a JSON Pointer stands.
public final class Places {
    private final String text;
    private final Node root;
    private int[] lineStarts = {};

    Places(String text, Node root) {
        this.text = text;
        this.root = root;
    }

    /// A line and a column, both counted from 1, the column in characters.
    public record Position(int line, int column) {}

    /// Where a member's name, an array's element or the whole value begins. Where nothing stands at
    /// the pointer: the place of the nearest value around it.
    public Position of(String pointer) {
        Node node = root;
        int offset = root.start();
        for (String name : new JsonPointer(pointer).names()) {
            switch (node) {
                case Node.Members members -> {
                    Member member = members.member(name);
                    if (member == null) {
                        return at(offset);
                    }
                    offset = member.start();
                    node = member.value();
                }
                case Node.Elements elements -> {
                    int index = index(name, elements);
                    if (index < 0) {
                        return at(offset);
                    }
                    node = elements.list().get(index);
                    offset = node.start();
                }
                case Node.Scalar _ -> {
                    return at(offset);
                }
            }
        }
        return at(offset);
    }

    private static int index(String name, Node.Elements elements) {
        if (name.isEmpty() || name.length() > 9 || !name.chars().allMatch(Character::isDigit)) {
            return -1;
        }
        int index = Integer.parseInt(name);
        return index < elements.list().size() ? index : -1;
    }

    private Position at(int offset) {
        if (lineStarts.length == 0) {
            lineStarts = lineStarts(text);
        }
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, 1 + text.codePointCount(lineStarts[line], offset));
    }

    /// The position of one character; for a text of which nothing else is known.
    static Position position(String text, int offset) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(line, 1 + text.codePointCount(lineStart, offset));
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
