package dev.sluice.app.fx;

import java.util.Locale;

/// A language the window speaks.
public enum Language {
    ENGLISH(Locale.ENGLISH, "", "English"),
    CHINESE(Locale.SIMPLIFIED_CHINESE, "_zh_CN", "简体中文");

    private final Locale locale;
    private final String suffix;
    private final String itself;

    Language(Locale locale, String suffix, String itself) {
        this.locale = locale;
        this.suffix = suffix;
        this.itself = itself;
    }

    /// The one that suits a system's language best.
    public static Language of(Locale system) {
        return system.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }

    public Locale locale() {
        return locale;
    }

    /// What it is called in itself.
    public String itself() {
        return itself;
    }

    /// What the names of its files end with, before the dot.
    public String suffix() {
        return suffix;
    }
}
