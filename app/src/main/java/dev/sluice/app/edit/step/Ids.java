package dev.sluice.app.edit.step;

import java.util.Set;

/// Ids that nothing has yet.
public final class Ids {
    private static final int LONGEST = 80;

    private Ids() {}

    /// The wished id, or it with the first free number: `resize`, `resize-2`, `resize-3` …
    public static String fresh(String wished, Set<String> taken) {
        if (!taken.contains(wished)) {
            return wished;
        }
        String stem = wished.replaceFirst("-\\d+$", "");
        for (int n = 2; ; n++) {
            String ending = "-" + n;
            String id = stem.substring(0, Math.min(stem.length(), LONGEST - ending.length()));
            if (!taken.contains(id + ending)) {
                return id + ending;
            }
        }
    }
}
