package dev.sluice.app.fx;

import javafx.scene.input.KeyCombination;

/// What keys are called on this system: those with Ctrl for commands have Cmd on a Mac.
public final class KeyNames {
    private KeyNames() {}

    /// @param keys such as `Shortcut+Enter`, where `Shortcut` is the key of commands
    public static String of(String keys) {
        return KeyCombination.valueOf(keys).getDisplayText();
    }

    /// The key that commands are given with.
    public static String ofCommands() {
        return ofModifier("Shortcut");
    }

    /// A key that is held while something else is done.
    public static String ofModifier(String key) {
        String any = of(key + "+A");
        return any.substring(0, any.length() - 1).replace("+", "");
    }
}
