package dev.sluice.app.inspector.code;

import java.util.Locale;

/// A language the editor colours.
public enum SourceLanguage {
    PYTHON,
    JAVASCRIPT,
    JAVA,
    GO,
    JSON,
    PLAIN;

    /// By the end of a file's name.
    public static SourceLanguage of(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".py")) {
            return PYTHON;
        }
        if (name.endsWith(".java")) {
            return JAVA;
        }
        if (name.endsWith(".go")) {
            return GO;
        }
        if (name.endsWith(".json")) {
            return JSON;
        }
        return name.endsWith(".js") || name.endsWith(".mjs") || name.endsWith(".cjs")
                ? JAVASCRIPT
                : PLAIN;
    }
}
