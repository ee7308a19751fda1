package dev.sluice.engine.export.aws.draft;

import java.util.HashSet;
import java.util.Set;

/// Gives out the names of states: at most 80 characters, each one once in the whole state machine,
/// branches included.
public final class StateNames {
    private static final int LONGEST = 80;

    private final Set<String> used = new HashSet<>();

    /// That name, or one like it that nobody has yet.
    public String unique(String wanted) {
        String name = cut(wanted, "");
        for (int i = 2; !used.add(name); i++) {
            name = cut(wanted, " (" + i + ")");
        }
        return name;
    }

    private static String cut(String wanted, String suffix) {
        int room = LONGEST - suffix.length();
        if (wanted.length() <= room) {
            return wanted + suffix;
        }
        int end = Character.isHighSurrogate(wanted.charAt(room - 1)) ? room - 1 : room;
        return wanted.substring(0, end) + suffix;
    }
}
