package dev.sluice.engine.cli.console;

import java.util.stream.Collectors;

/// Text that came from outside, made safe for a terminal: control characters other than tab and the
/// colours of ANSI escape sequences are shown as `�`.
public final class Plain {
    private Plain() {}

    /// Keeps line ends, and indents what follows them.
    public static String lines(String text) {
        return text.lines().map(Plain::text).collect(Collectors.joining("\n    "));
    }

    public static String text(String text) {
        StringBuilder safe = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = (c < ' ' && c != '\t') || (c >= 0x7f && c < 0xa0);
            if (control && !(c == 0x1b && isColor(text, i))) {
                if (safe == null) {
                    safe = new StringBuilder(text);
                }
                safe.setCharAt(i, '\ufffd');
            }
        }
        return safe == null ? text : safe.toString();
    }

    private static boolean isColor(String text, int escape) {
        if (!text.startsWith("[", escape + 1)) {
            return false;
        }
        int i = escape + 2;
        while (i < text.length() && (Character.isDigit(text.charAt(i)) || text.charAt(i) == ';')) {
            i++;
        }
        return i < text.length() && text.charAt(i) == 'm';
    }
}
