package dev.sluice.engine.imports.source;

/// What people write into JSON though it has none of it: comments, and commas after the last
/// element. Everything else stays where it was.
final class LooseJson {
    /// A comma behind one of these stands after nothing.
    private static final String NO_VALUE = "[{,:\0";

    private final String text;
    private final StringBuilder strict;

    private LooseJson(String text) {
        this.text = text;
        this.strict = new StringBuilder(text);
    }

    /// The text as JSON has it, of the same length.
    static String strict(String text) {
        return new LooseJson(text).strict();
    }

    private String strict() {
        int comma = -1;
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (text.startsWith("//", i)) {
                i = blank(i, end("\n", i)) - 1;
                continue;
            }
            if (text.startsWith("/*", i)) {
                int end = text.indexOf("*/", i + 2);
                i = end < 0 ? text.length() : blank(i, end + 2) - 1;
                continue;
            }
            if (Character.isWhitespace(c)) {
                continue;
            }
            if (comma >= 0 && (c == '}' || c == ']')) {
                blank(comma, comma + 1);
            }
            comma = c == ',' && NO_VALUE.indexOf(before) < 0 ? i : -1;
            before = c;
            i = c == '"' ? endOfText(i) : i;
        }
        return strict.toString();
    }

    /// Where the text in quotes that begins there ends.
    private int endOfText(int from) {
        int i = from + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    private int end(String word, int from) {
        int end = text.indexOf(word, from);
        return end < 0 ? text.length() : end;
    }

    /// @return where the blank ends
    private int blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                strict.setCharAt(i, ' ');
            }
        }
        return to;
    }
}
