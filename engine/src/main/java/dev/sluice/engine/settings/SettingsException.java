package dev.sluice.engine.settings;

/// Says what is wrong with the user's settings, and where.
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    SettingsException(String message) {
        super(message);
    }
}
