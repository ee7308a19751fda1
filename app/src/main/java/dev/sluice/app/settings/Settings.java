package dev.sluice.app.settings;

import dev.sluice.app.fx.Language;

import org.jspecify.annotations.Nullable;

/// What the user has chosen for the window. An absent choice follows the system.
public record Settings(@Nullable Language language, ThemeChoice theme) {
    public static final Settings DEFAULT = new Settings(null, ThemeChoice.SYSTEM);

    /// Light, dark, or as the system has it.
    public enum ThemeChoice {
        SYSTEM,
        LIGHT,
        DARK
    }

    public Settings with(Language chosen) {
        return new Settings(chosen, theme);
    }

    public Settings with(ThemeChoice chosen) {
        return new Settings(language, chosen);
    }
}
