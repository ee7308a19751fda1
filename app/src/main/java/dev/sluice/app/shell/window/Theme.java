package dev.sluice.app.shell.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import dev.sluice.app.settings.Settings.ThemeChoice;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

import java.net.URL;
import java.util.List;

/// The look of all windows: a light and a dark one.
public enum Theme {
    LIGHT("tokens-light"),
    DARK("tokens-dark");

    private static final String FOLDER = "/dev/sluice/app/style/";

    private final String tokens;

    Theme(String tokens) {
        this.tokens = tokens;
    }

    /// The one that a choice comes to on this system, now.
    public static Theme of(ThemeChoice choice) {
        return switch (choice) {
            case LIGHT -> LIGHT;
            case DARK -> DARK;
            case SYSTEM ->
                    Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
        };
    }

    /// Gives a scene this look, unless it has it.
    public void apply(Scene scene) {
        applyToAll();
        if (!scene.getStylesheets().equals(stylesheets())) {
            scene.getStylesheets().setAll(stylesheets());
        }
    }

    /// Gives the controls of all windows this look.
    public void applyToAll() {
        String sheet =
                switch (this) {
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                };
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
    }

    /// What a scene of this look needs beside the program's own style sheet.
    public List<String> stylesheets() {
        return List.of(address(tokens), address("sluice"), address("panels"));
    }

    /// A packaged program has its sheets parsed; parsing them takes a tenth of a start.
    private static String address(String name) {
        URL parsed = Theme.class.getResource(FOLDER + name + ".bss");
        URL url = parsed == null ? Theme.class.getResource(FOLDER + name + ".css") : parsed;
        if (url == null) {
            throw new IllegalStateException("This build lacks the style sheet " + name);
        }
        return url.toExternalForm();
    }
}
