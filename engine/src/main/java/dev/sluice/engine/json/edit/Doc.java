package dev.sluice.engine.json.edit;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A JSON value ready to be laid out in lines.
sealed interface Doc {
    /// The longest line a value is put into.
    int WIDTH = 120;

    /// A scalar.
    record Leaf(String text) implements Doc {}

    /// Text of a file, kept as it is but for its indentation.
    ///
    /// @param indent the indentation of the line it began in
    record Verbatim(String text, String indent) implements Doc {}

    /// An object or a list.
    ///
    /// @param onePerLine whether its items stand in lines of their own however short they are
    record Block(boolean isObject, List<Item> items, boolean onePerLine) implements Doc {
        String open() {
            return isObject ? "{" : "[";
        }

        String close() {
            return isObject ? "}" : "]";
        }
    }

    /// @param name as JSON text, quotes included; `null` in a list
    record Item(@Nullable String name, Doc value) {}

    /// The value as text.
    ///
    /// @param around the indentation of the line it begins in
    /// @param used how many characters of that line are taken, before it and after it
    default String print(Style style, String around, int used) {
        if (style.isOneLine()) {
            var out = new StringBuilder();
            inline(style, out, Integer.MAX_VALUE);
            return out.toString();
        }
        return switch (this) {
            case Leaf(String text) -> text;
            case Verbatim(String text, String indent) -> reindented(text, indent, around);
            case Block block ->
                    block.items().isEmpty() || isShort(style, used)
                            ? inline(style)
                            : broken(block, style, around);
        };
    }

    /// The value in one line, whatever its length.
    default String inline(Style style) {
        var out = new StringBuilder();
        inline(style, out, Integer.MAX_VALUE);
        return out.toString();
    }

    private static String broken(Block block, Style style, String around) {
        String inside = around + style.indent();
        var out = new StringBuilder(block.open());
        for (int i = 0; i < block.items().size(); i++) {
            Item item = block.items().get(i);
            String name = item.name() == null ? "" : item.name() + style.colon();
            boolean isLast = i == block.items().size() - 1;
            int used = columns(inside) + name.codePointCount(0, name.length()) + (isLast ? 0 : 1);
            out.append(style.lineEnd()).append(inside).append(name);
            out.append(item.value().print(style, inside, used));
            out.append(isLast ? "" : ",");
        }
        return out.append(style.lineEnd()).append(around).append(block.close()).toString();
    }

    private static int columns(String indent) {
        return indent.chars().map(c -> c == '\t' ? 4 : 1).sum();
    }

    private boolean isShort(Style style, int used) {
        var out = new StringBuilder();
        return inline(style, out, WIDTH)
                && used + out.codePointCount(0, out.length()) <= WIDTH
                && mayBeInline();
    }

    /// Writes it in one line; gives up once that is longer than the limit.
    private boolean inline(Style style, StringBuilder out, int limit) {
        switch (this) {
            case Leaf(String text) -> out.append(text);
            case Verbatim(String text, _) -> out.append(text);
            case Block block -> {
                String padding =
                        block.isObject() && !block.items().isEmpty() ? style.padding() : "";
                out.append(block.open()).append(padding);
                for (int i = 0; i < block.items().size(); i++) {
                    Item item = block.items().get(i);
                    out.append(i == 0 ? "" : style.comma());
                    if (item.name() != null) {
                        out.append(item.name()).append(style.colon());
                    }
                    if (!item.value().inline(style, out, limit)) {
                        return false;
                    }
                }
                out.append(padding).append(block.close());
            }
        }
        return out.length() <= 2L * limit;
    }

    private boolean mayBeInline() {
        return switch (this) {
            case Leaf _ -> true;
            case Verbatim(String text, _) -> text.indexOf('\n') < 0;
            case Block block ->
                    (!block.onePerLine() || block.items().isEmpty())
                            && block.items().stream().allMatch(item -> item.value().mayBeInline());
        };
    }

    private static String reindented(String text, String from, String to) {
        return from.equals(to) ? text : text.replace("\n" + from, "\n" + to);
    }
}
