package dev.sluice.engine.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// What ids may look like, and which known name a mistyped one may mean.
public final class Names {
    public static final int MAX_LENGTH = 80;

    private static final int SHOWN = 40;

    private Names() {}

    /// What is wrong with an id, if anything.
    public static Optional<String> problem(String id) {
        int length = id.codePointCount(0, id.length());
        if (id.isEmpty()) {
            return Optional.of("An id is empty.");
        }
        if (length > MAX_LENGTH) {
            return Optional.of(
                    "The id \"%s\" has %d characters; at most %d are allowed."
                            .formatted(shortened(id, SHOWN), length, MAX_LENGTH));
        }
        return id.codePoints().anyMatch(Character::isISOControl)
                ? Optional.of("The id " + visible(id) + " holds a control character.")
                : Optional.empty();
    }

    /// `Did you mean "next"? `, or nothing where no known word is near.
    public static String didYouMean(String written, Collection<String> known) {
        if (written.length() > SHOWN) {
            return "";
        }
        String best = "";
        int bestDistance = 1 + Math.max(1, written.length() / 3);
        for (String word : known) {
            if (Math.abs(word.length() - written.length()) < bestDistance) {
                int distance = distance(lower(written), lower(word));
                if (distance < bestDistance) {
                    best = word;
                    bestDistance = distance;
                }
            }
        }
        return best.isEmpty() ? "" : "Did you mean \"" + best + "\"? ";
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// The text, cut where it is longer than so many characters.
    public static String shortened(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length)) + "…";
    }

    /// The text in quotes, control characters as escapes.
    private static String visible(String text) {
        return dev.sluice.engine.value.Json.write(shortened(text, SHOWN));
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
