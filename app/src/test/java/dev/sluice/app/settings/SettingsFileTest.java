package dev.sluice.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.fx.Language;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.journal.Retention;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class SettingsFileTest {
    @TempDir private Path folder;

    private SettingsFile file() {
        return new SettingsFile(folder.resolve("settings.json"));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        var settings = new Settings(Language.CHINESE, ThemeChoice.DARK, "vim {file}", true);
        var containers =
                new Containers(
                        "unix:///run/engine.sock",
                        "mirror.example",
                        Map.of("python3.13", "python:3.13-slim"),
                        new Retention(50, 7));

        file().write(settings);
        file().write(containers);

        assertThat(file().read()).isEqualTo(settings);
        assertThat(file().readContainers()).isEqualTo(containers);
    }

    @Test
    void withoutAFileAllIsAsItComes() throws IOException {
        assertThat(file().read()).isEqualTo(Settings.DEFAULT);
        assertThat(file().readContainers()).isEqualTo(Containers.NONE);
    }

    @Test
    void aFileThatCannotBeUnderstoodChangesNothing() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{ \"theme\": ");
        assertThat(file().read()).isEqualTo(Settings.DEFAULT);

        Files.writeString(
                folder.resolve("settings.json"),
                "{\"theme\": \"pink\", \"language\": 3, \"containers\": [], \"runs\": {\"keep\":"
                        + " -1}}");
        assertThat(file().read()).isEqualTo(Settings.DEFAULT);
        assertThat(file().readContainers().retention())
                .isEqualTo(new Retention(0, Retention.DEFAULT.days()));
    }

    @Test
    void whatTheWindowDoesNotAskForStays() throws IOException {
        Files.writeString(
                folder.resolve("settings.json"),
                "{\"own\": 1, \"containers\": {\"memoryMb\": 4096, \"engine\": \"tcp://old\"}}");

        file().write(new Settings(Language.ENGLISH, ThemeChoice.LIGHT));
        file().write(Containers.NONE);

        assertThat(Files.readString(folder.resolve("settings.json")))
                .contains("\"own\"", "\"memoryMb\"")
                .doesNotContain("tcp://old");
    }

    @Test
    void imagesAreLinesAndALineWithoutBothSidesIsLeftOut() {
        assertThat(Containers.images("python3.13 = a:1\n\nnodejs22.x=\n=b\njava21=c=d"))
                .isEqualTo(Map.of("python3.13", "a:1", "java21", "c=d"));
    }

    @Property
    void imagesComeBackFromTheirLinesWhateverWasTyped(@ForAll String typed) {
        Map<String, String> images = Containers.images(typed);
        var kept = new Containers("", "", images, Retention.DEFAULT);

        assertThat(Containers.images(kept.lines())).isEqualTo(images);
    }
}
