package dev.sluice.app.shell.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import dev.sluice.app.settings.Settings.ThemeChoice;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.Window;

import org.controlsfx.control.Notifications;

import java.net.URL;
import java.util.List;
import java.util.stream.Stream;

/// The look of all windows: a light and a dark one.
public enum Theme {
    LIGHT("tokens-light", "first-light.bss"),
    DARK("tokens-dark", "first-dark.bss");

    private static final String FOLDER = "/dev/sluice/app/style/";

    /// The style sheet beside the library's class.
    private static final String NOTICES = "notificationpopup.css";

    private final String tokens;
    private final String firstRules;

    Theme(String tokens, String firstRules) {
        this.tokens = tokens;
        this.firstRules = firstRules;
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
        if (!isFirst()) {
            applyToAll();
        }
        boolean whole = all().equals(Application.getUserAgentStylesheet());
        List<String> wanted = whole ? withNotices() : stylesheets();
        if (!scene.getStylesheets().equals(wanted)) {
            scene.getStylesheets().setAll(wanted);
        }
    }

    /// Those of a window in which notices come up. The library would add its own with the first
    /// one, and style the whole window anew, which takes up to a second.
    private List<String> withNotices() {
        URL near = Notifications.class.getResource("Notifications.class");
        if (near == null) {
            return stylesheets();
        }
        String notices = near.toExternalForm().replace("Notifications.class", NOTICES);
        return Stream.concat(Stream.of(notices), stylesheets().stream()).toList();
    }

    /// Gives the controls of all windows this look.
    public void applyToAll() {
        if (!all().equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(all());
        }
    }

    /// Says before the toolkit starts that controls have a look of ours: those that are made
    /// meanwhile would have JavaFX wait for the toolkit and then read its own.
    public static void announce() {
        try {
            Application.setUserAgentStylesheet(address(LIGHT.tokens));
        } catch (IllegalStateException _) {
            // It is known now, and read when the window asks for it: the toolkit has not started.
        }
    }

    /// Gives the controls of the first screen this look, and only them: reading the rules of all
    /// takes a tenth of a start. The others get theirs with the first window beside this one, or
    /// from [#complete()].
    public void applyToFirst() {
        Application.setUserAgentStylesheet(first());
        Window.getWindows().addListener(new SecondWindow());
    }

    /// Gives all controls the look that so far only those of the first screen have.
    public static void complete() {
        for (Theme theme : values()) {
            if (theme.isFirst()) {
                theme.applyToAll();
            }
        }
    }

    private boolean isFirst() {
        return first().equals(Application.getUserAgentStylesheet());
    }

    private String all() {
        return switch (this) {
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
            case DARK -> new PrimerDark().getUserAgentStylesheet();
        };
    }

    /// Those of all controls where the program is not packaged.
    private String first() {
        URL rules = Theme.class.getResource(FOLDER + firstRules);
        return rules == null ? all() : rules.toExternalForm();
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

    /// Waits for a window beside the first.
    private static final class SecondWindow implements ListChangeListener<Window> {
        @Override
        public void onChanged(Change<? extends Window> change) {
            if (change.getList().size() > 1) {
                Window.getWindows().removeListener(this);
                complete();
            }
        }
    }
}
