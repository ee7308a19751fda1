package dev.sluice.app.settings;

import dev.sluice.app.fx.Language;

import org.jspecify.annotations.Nullable;

/// What the user has chosen for the window. An absent choice follows the system.
///
/// @param editor the command that opens source files; empty: as the system has it
/// @param autosave whether flows are saved a moment after each edit
public record Settings(
        @Nullable Language language, ThemeChoice theme, String editor, boolean autosave) {
    public static final Settings DEFAULT = new Settings(null, ThemeChoice.SYSTEM);

    /// With defaults for all else.
    public Settings(@Nullable Language language, ThemeChoice theme) {
        this(language, theme, "", false);
    }

    /// Light, dark, or as the system has it.
    public enum ThemeChoice {
        SYSTEM,
        LIGHT,
        DARK
    }

    public Settings with(Language chosen) {
        return new Settings(chosen, theme, editor, autosave);
    }

    public Settings with(ThemeChoice chosen) {
        return new Settings(language, chosen, editor, autosave);
    }
}
