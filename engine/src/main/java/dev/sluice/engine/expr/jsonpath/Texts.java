package dev.sluice.engine.expr.jsonpath;

import dev.sluice.engine.expr.path.PathSyntaxException;
import dev.sluice.engine.expr.path.Scanner;

import java.util.List;

/// Texts in apostrophes, in which a backslash stands before `'`, `{`, `}` and itself.
final class Texts {
    private static final String ESCAPED = "'{}\\";

    private Texts() {}

    /// The text ahead, its escapes as written but checked.
    static String written(Scanner in) throws PathSyntaxException {
        in.expect("'");
        int from = in.position();
        while (in.peek() != '\'') {
            if (in.next() == '\\' && ESCAPED.indexOf(in.next()) < 0) {
                throw in.wrong("a backslash can stand before ' { } and \\ only");
            }
        }
        String written = in.since(from);
        in.expect("'");
        return written;
    }

    /// The text that is meant. (One that is read from data may hold other backslashes; they stand
    /// for themselves.)
    static String plain(String written) {
        if (written.indexOf('\\') < 0) {
            return written;
        }
        var plain = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            plain.append(written.charAt(isEscape(written, i) ? ++i : i));
        }
        return plain.toString();
    }

    private static boolean isEscape(String written, int at) {
        return written.charAt(at) == '\\'
                && at + 1 < written.length()
                && ESCAPED.indexOf(written.charAt(at + 1)) >= 0;
    }

    /// How many `{}` there are to fill.
    static int holes(String written) {
        int holes = 0;
        for (int i = nextHole(written, 0); i >= 0; i = nextHole(written, i + 2)) {
            holes++;
        }
        return holes;
    }

    /// The text with each `{}` replaced, in order; there are as many values as `{}`.
    static String filled(String written, List<String> values) {
        var filled = new StringBuilder();
        int from = 0;
        for (String value : values) {
            int hole = nextHole(written, from);
            filled.append(plain(written.substring(from, hole))).append(value);
            from = hole + 2;
        }
        return filled.append(plain(written.substring(from))).toString();
    }

    private static int nextHole(String written, int from) {
        for (int i = from; i + 1 < written.length(); i++) {
            if (isEscape(written, i)) {
                i++;
            } else if (written.startsWith("{}", i)) {
                return i;
            }
        }
        return -1;
    }
}
