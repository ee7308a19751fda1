package dev.sluice.app.canvas.shape;

import java.util.ArrayList;
import java.util.List;

/// Text cut to a width, by how wide letters are on average: there is no font to measure with.
public final class Cut {
    private static final double NARROW = 0.54;
    private static final double WIDE = 1;

    private Cut() {}

    public static double width(String words, double size) {
        return words.codePoints().mapToDouble(Cut::share).sum() * size;
    }

    /// The beginning that fits, with three dots where something is left out.
    public static String to(String words, double width, double size) {
        if (width(words, size) <= width) {
            return words;
        }
        var kept = new StringBuilder();
        double room = width - size * NARROW;
        for (int letter : words.codePoints().toArray()) {
            room -= share(letter) * size;
            if (room < 0) {
                break;
            }
            kept.appendCodePoint(letter);
        }
        return kept.toString().stripTrailing() + "…";
    }

    /// As many names as fit, and how many more there are; of a single long one its beginning.
    public static String names(List<String> names, double width, double size) {
        for (int shown = names.size(); shown > 0; shown--) {
            String first = String.join(", ", names.subList(0, shown));
            String more = shown == names.size() ? "" : " +" + (names.size() - shown);
            if (shown == 1) {
                return to(first, width - width(more, size), size) + more;
            }
            if (width(first + more, size) <= width) {
                return first + more;
            }
        }
        return "";
    }

    /// The words in lines that fit.
    public static List<String> lines(String words, double width, double size) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static double share(int letter) {
        return letter >= 0x2E80 ? WIDE : NARROW;
    }
}
