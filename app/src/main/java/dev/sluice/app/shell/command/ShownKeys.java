package dev.sluice.app.shell.command;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Keys that a menu tells of and does not act on: they mean it only where the keyboard is, as on
/// the canvas, and are letters or Delete elsewhere.
public final class ShownKeys extends KeyCombination {
    private final KeyCombination keys;

    private ShownKeys(KeyCombination keys) {
        super(new Modifier[0]);
        this.keys = keys;
    }

    public static ShownKeys of(String keys) {
        return new ShownKeys(KeyCombination.valueOf(keys));
    }

    @Override
    public boolean match(KeyEvent event) {
        return false;
    }

    @Override
    public String getDisplayText() {
        return keys.getDisplayText();
    }

    @Override
    public String getName() {
        return keys.getName();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShownKeys shown && keys.equals(shown.keys);
    }

    @Override
    public int hashCode() {
        return 31 * keys.hashCode();
    }
}
