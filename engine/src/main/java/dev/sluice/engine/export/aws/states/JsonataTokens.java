package dev.sluice.engine.export.aws.states;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// Cuts a JSONata expression into pieces that together are the expression: names, texts, comments,
/// regular expressions, blanks and single characters. Just enough to find a variable for certain.
final class JsonataTokens {
    private static final Set<String> OPERATORS = Set.of("and", "or", "in");

    private final String text;
    private int from;
    private int to;

    /// Whether a value has just ended, so that a slash divides and does not start a pattern.
    private boolean afterValue;

    /// Whether the piece before, blanks apart, is a point: what follows is a field's name.
    private boolean afterPoint;

    JsonataTokens(String text) {
        this.text = text;
    }

    /// Goes to the next piece.
    boolean next() {
        from = to;
        if (from >= text.length()) {
            return false;
        }
        to = afterBlanks(from);
        if (to > from) {
            return true;
        }
        boolean field = afterPoint;
        afterPoint = false;
        char c = text.charAt(from);
        if (c == '"' || c == '\'' || c == '`') {
            to = afterQuoted(from, c, c != '`');
            afterValue = true;
        } else if (isWord(c)) {
            to = afterWord(from);
            afterValue = field || !OPERATORS.contains(text());
        } else if (c == '/' && !afterValue) {
            to = afterWord(afterQuoted(from, c, true));
            afterValue = true;
        } else {
            to = from + 1;
            afterValue = c == ')' || c == ']' || c == '}';
            afterPoint = c == '.';
        }
        return true;
    }

    String text() {
        return text.substring(from, to);
    }

    boolean is(String name) {
        return to - from == name.length() && text.startsWith(name, from);
    }

    /// The field that a point and a name after this piece select, if that is what follows.
    @Nullable String memberAfter() {
        int[] name = member();
        return name == null ? null : text.substring(name[0], name[1]).replace("`", "");
    }

    /// Passes over that field.
    void skipMember() {
        int[] name = member();
        if (name != null) {
            to = name[1];
            afterValue = true;
        }
    }

    /// Whether an assignment to this piece follows.
    boolean isAssignedAfter() {
        return text.startsWith(":=", afterBlanks(to));
    }

    private int @Nullable [] member() {
        int point = afterBlanks(to);
        if (point >= text.length() || text.charAt(point) != '.') {
            return null;
        }
        int start = afterBlanks(point + 1);
        if (start >= text.length() || text.charAt(start) == '$') {
            return null;
        }
        int end = text.charAt(start) == '`' ? afterQuoted(start, '`', false) : afterWord(start);
        int then = afterBlanks(end);
        boolean isCall = then < text.length() && text.charAt(then) == '(';
        return end == start || isCall ? null : new int[] {start, end};
    }

    private int afterBlanks(int start) {
        int at = start;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else {
                return at;
            }
        }
        return at;
    }

    /// The place after the closing sign; the end of the text where there is none.
    private int afterQuoted(int start, char sign, boolean escapes) {
        for (int at = start + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && escapes) {
                at++;
            } else if (c == sign) {
                return at + 1;
            }
        }
        return text.length();
    }

    private int afterWord(int start) {
        int at = start;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
