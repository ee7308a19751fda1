package dev.sluice.engine.expr.jsonpath;

import java.util.ArrayList;
import java.util.List;

/// Patterns of `StringMatches`: `*` stands for any characters, a backslash makes `*` and itself
/// ordinary.
final class Wildcards {
    private Wildcards() {}

    static boolean match(String pattern, String text) {
        List<String> parts = parts(pattern);
        String first = parts.getFirst();
        if (parts.size() == 1) {
            return text.equals(first);
        }
        String last = parts.getLast();
        if (text.length() < first.length() + last.length()
                || !text.startsWith(first)
                || !text.endsWith(last)) {
            return false;
        }
        int from = first.length();
        int end = text.length() - last.length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int at = text.indexOf(part, from);
            if (at < 0 || at + part.length() > end) {
                return false;
            }
            from = at + part.length();
        }
        return true;
    }

    /// What stands between the stars.
    private static List<String> parts(String pattern) {
        List<String> parts = new ArrayList<>();
        var part = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                boolean isEscape = c == '\\' && i + 1 < pattern.length();
                part.append(isEscape ? pattern.charAt(++i) : c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
