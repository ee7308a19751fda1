package dev.sluice.app.logs;

import java.util.ArrayList;
import java.util.List;

/// Text with the colours a terminal would show.
final class Ansi {
    private static final char ESCAPE = '\u001b';

    private Ansi() {}

    /// A piece of text in one look.
    ///
    /// @param color 0 to 15 as a terminal counts them; -1 is the usual one
    record Piece(String text, int color, boolean bold) {}

    static List<Piece> pieces(String line) {
        if (line.indexOf(ESCAPE) < 0) {
            return List.of(new Piece(line, -1, false));
        }
        List<Piece> pieces = new ArrayList<>();
        var text = new StringBuilder();
        int color = -1;
        boolean bold = false;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) != ESCAPE) {
                text.append(line.charAt(i));
                continue;
            }
            int end = end(line, i);
            if (end <= line.length() && line.charAt(end - 1) == 'm') {
                if (!text.isEmpty()) {
                    pieces.add(new Piece(text.toString(), color, bold));
                    text.setLength(0);
                }
                for (String code : line.substring(i + 2, end - 1).split(";", -1)) {
                    int number = number(code);
                    color = color(number, color);
                    bold = number == 1 || (bold && number != 0 && number != 22);
                }
            }
            i = end - 1;
        }
        if (!text.isEmpty() || pieces.isEmpty()) {
            pieces.add(new Piece(text.toString(), color, bold));
        }
        return pieces;
    }

    /// The text without any codes.
    static String plain(String line) {
        if (line.indexOf(ESCAPE) < 0) {
            return line;
        }
        var text = new StringBuilder();
        pieces(line).forEach(piece -> text.append(piece.text()));
        return text.toString();
    }

    /// Where the code that begins here ends.
    private static int end(String line, int from) {
        if (from + 1 >= line.length() || line.charAt(from + 1) != '[') {
            return Math.min(line.length(), from + 2);
        }
        int i = from + 2;
        while (i < line.length() && (line.charAt(i) < '@' || line.charAt(i) > '~')) {
            i++;
        }
        return Math.min(line.length(), i + 1);
    }

    private static int color(int code, int before) {
        if (code == 0 || code == 39) {
            return -1;
        }
        if (code >= 30 && code <= 37) {
            return code - 30;
        }
        return code >= 90 && code <= 97 ? code - 82 : before;
    }

    private static int number(String code) {
        return code.isEmpty() ? 0 : code.matches("\\d{1,3}") ? Integer.parseInt(code) : -1;
    }
}
