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

    /// How many letters must be typed, removed, changed or swapped with the next to make one word
    /// of the other.
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : least(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int least(int[][] cost, String a, String b, int i, int j) {
        boolean isSame = a.charAt(i - 1) == b.charAt(j - 1);
        int least =
                Math.min(
                        cost[i - 1][j - 1] + (isSame ? 0 : 1),
                        1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean isSwapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return isSwapped ? Math.min(least, 1 + cost[i - 2][j - 2]) : least;
    }
}
