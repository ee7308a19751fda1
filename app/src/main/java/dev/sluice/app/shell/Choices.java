package dev.sluice.app.shell;

import dev.sluice.app.fx.Messages;
import dev.sluice.app.settings.Containers;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.SettingsDialog;
import dev.sluice.app.settings.SettingsFile;
import dev.sluice.app.shell.flows.FileWork;
import dev.sluice.app.shell.window.MainWindow;

import javafx.scene.Scene;

import java.io.IOException;
import java.util.function.Consumer;

/// What the user has chosen, in memory and in the settings' file.
final class Choices {
    private final SettingsFile file;
    private Settings current;

    Choices(SettingsFile file) {
        this.file = file;
        this.current = read(file);
    }

    private static Settings read(SettingsFile file) {
        try {
            return file.read();
        } catch (IOException e) {
            return Settings.DEFAULT;
        }
    }

    Settings current() {
        return current;
    }

    Messages messages() {
        return Messages.in(MainWindow.language(current));
    }

    void choose(Settings chosen, FileWork work) {
        current = chosen;
        work.run("shell.error.settings", () -> file.write(chosen));
    }

    /// Asks for all of them in a dialog. Those of the containers are written here.
    ///
    /// @param chosen hears what else the user wants
    void ask(Scene scene, FileWork work, Consumer<Settings> chosen) {
        work.run(
                "shell.error.settings",
                () -> {
                    Containers before = file.readContainers();
                    work.fx().execute(() -> ask(scene, before, work, chosen));
                });
    }

    private void ask(Scene scene, Containers before, FileWork work, Consumer<Settings> chosen) {
        new SettingsDialog(current, before, messages())
                .ask(
                        scene,
                        (settings, containers) -> {
                            if (!containers.equals(before)) {
                                work.run("shell.error.settings", () -> file.write(containers));
                            }
                            chosen.accept(settings);
                        });
    }
}
