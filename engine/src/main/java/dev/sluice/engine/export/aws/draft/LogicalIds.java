package dev.sluice.engine.export.aws.draft;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Gives out names that CloudFormation allows for resources: letters and digits only, each once.
public final class LogicalIds {
    /// The one of the flow itself.
    public static final String STATE_MACHINE = "StateMachine";

    private static final int LONGEST = 60;

    private final Map<String, String> given = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    /// The name for an element, the same whenever it is asked for.
    ///
    /// @param kind what the element is, in the words of the template, for example `Function`
    public String of(String kind, String id) {
        return given.computeIfAbsent(kind + "\0" + id, _ -> unique(pascal(id) + kind));
    }

    private String unique(String wanted) {
        String name = wanted;
        for (int i = 2; !used.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = wanted + i;
        }
        return name;
    }

    private static String pascal(String id) {
        var name = new StringBuilder();
        boolean upper = true;
        for (int i = 0; i < id.length() && name.length() < LONGEST; i++) {
            char c = id.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
                name.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            } else {
                upper = true;
            }
        }
        return name.isEmpty() ? "X" : name.toString();
    }

    /// A name for folders and secrets: letters, digits and hyphens.
    public static String slug(String id) {
        String slug =
                id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "x" : slug.substring(0, Math.min(slug.length(), 60));
    }
}
