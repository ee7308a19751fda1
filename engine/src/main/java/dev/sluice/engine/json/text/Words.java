package dev.sluice.engine.json.text;

import dev.sluice.engine.value.Json;

import java.util.Collection;

/// Wording shared by the messages about files.
final class Words {
    private Words() {}

    /// `Did you mean "next"? `, or nothing where no known word is near.
    static String didYouMean(String written, Collection<String> known) {
        if (written.length() > 40) {
            return "";
        }
        String best = "";
        int bestDistance = 1 + Math.max(1, written.length() / 3);
        for (String word : known) {
            int distance = distance(written.toLowerCase(java.util.Locale.ROOT), word);
            if (distance < bestDistance) {
                best = word;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? "" : "Did you mean \"" + best + "\"? ";
    }

    /// The text, cut where it is longer than so many characters.
    static String shortened(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length)) + "…";
    }

    /// The text in quotes, control characters as escapes.
    static String visible(String text) {
        return Json.write(shortened(text, 40));
    }

    /// How many letters must be typed, removed or changed to make one word of the other.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
