package dev.sluice.app.inspector.code;

/// Where a text stands in another, whatever the case of its letters, around the end and on from the
/// beginning.
final class Occurrences {
    private Occurrences() {}

    static int count(String text, String query) {
        int count = 0;
        for (int at = from(text, query, 0); at >= 0; at = from(text, query, at + query.length())) {
            count++;
        }
        return count;
    }

    /// The first one at a place or behind it, else the first of all; -1: there is none.
    static int next(String text, String query, int place) {
        int found = from(text, query, place);
        return found >= 0 ? found : from(text, query, 0);
    }

    /// The last one before a place, else the last of all; -1: there is none.
    static int previous(String text, String query, int place) {
        int found = before(text, query, place - 1);
        return found >= 0 ? found : before(text, query, text.length());
    }

    /// The text with all of them replaced.
    static String replaced(String text, String query, String with) {
        var made = new StringBuilder();
        int end = 0;
        for (int at = from(text, query, 0); at >= 0; at = from(text, query, end)) {
            made.append(text, end, at).append(with);
            end = at + query.length();
        }
        return made.append(text, end, text.length()).toString();
    }

    private static int from(String text, String query, int place) {
        if (query.isEmpty()) {
            return -1;
        }
        for (int i = Math.max(0, place); i <= text.length() - query.length(); i++) {
            if (text.regionMatches(true, i, query, 0, query.length())) {
                return i;
            }
        }
        return -1;
    }

    private static int before(String text, String query, int place) {
        if (query.isEmpty()) {
            return -1;
        }
        for (int i = Math.min(place, text.length() - query.length()); i >= 0; i--) {
            if (text.regionMatches(true, i, query, 0, query.length())) {
                return i;
            }
        }
        return -1;
    }
}
