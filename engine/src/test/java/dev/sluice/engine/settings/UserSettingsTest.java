package dev.sluice.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.container.ContainerChoices;
import dev.sluice.engine.journal.Retention;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class UserSettingsTest {
    @TempDir private Path folder;
    private SettingsFile file;

    @BeforeEach
    void nameTheFile() {
        file = new SettingsFile(folder.resolve("deep/settings.json"));
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), text);
    }

    @Test
    void readsWhatTheUserChoseAboutContainers() throws Exception {
        write(
                """
                {"theme": "dark", "containers": {
                  "engine": "unix:///p.sock", "mirror": "registry.example",
                  "images": {"python3.13": "mine:1"}, "substitutes": {"python3.12": "python3.13"},
                  "proxies": {"https_proxy": "http://p:1"}, "memoryMb": 4096}}
                """);

        UserSettings settings = UserSettings.read(file);

        assertThat(settings.containers().engine()).isEqualTo("unix:///p.sock");
        assertThat(settings.containers().mirror()).isEqualTo("registry.example");
        assertThat(settings.containers().images()).isEqualTo(Map.of("python3.13", "mine:1"));
        assertThat(settings.containers().substitutes())
                .isEqualTo(Map.of("python3.12", "python3.13"));
        assertThat(settings.containers().proxy("https_proxy")).contains("http://p:1");
        assertThat(settings.memoryMb()).isEqualTo(4096);
    }

    @Test
    void hasNoChoicesWhereThereIsNoFile() throws Exception {
        UserSettings settings = UserSettings.read(file);

        assertThat(settings.containers()).isEqualTo(ContainerChoices.NONE);
        assertThat(settings.memoryMb()).isNull();
        assertThat(settings.retention()).isEqualTo(new Retention(200, 30));
    }

    @Test
    void readsHowLongRunsAreKept() throws Exception {
        write("{\"runs\": {\"keep\": 0, \"days\": 7}}");

        assertThat(UserSettings.read(file).retention()).isEqualTo(new Retention(0, 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"containers": []} | containers: an object was expected
                    {"containers": {"miror": "x"}} | containers.miror: there is no such setting
                    {"containers": {"mirror": 1}} | containers.mirror: a text was expected
                    {"containers": {"images": ["x"]}} | containers.images: an object of texts
                    {"containers": {"images": {"a": 1}}} | containers.images.a: a text was expected
                    {"containers": {"proxies": {"ftp": "x"}}} | containers.proxies.ftp: one of
                    {"containers": {"memoryMb": 12}} | containers.memoryMb: a whole number
                    {"containers": {} | settings.json:1:
                    {"runs": {"keep": -1}} | runs.keep: a whole number was expected, 0 for no limit
                    {"runs": {"days": "x"}} | runs.days: a whole number was expected
                    {"runs": {"last": 1}} | runs.last: there is no such setting; there are [keep, days]
                    [] | an object was expected
                    """)
    void saysWhatIsWrongAndWhere(String text, String message) throws IOException {
        write(text);

        assertThatThrownBy(() -> UserSettings.read(file))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(file.path().toString())
                .hasMessageContaining(message);
    }

    @Test
    void keepsFieldsThatItDoesNotKnow() throws Exception {
        write("{\"later\": {\"deep\": [1.50]}, \"theme\": \"dark\"}");

        file.change(fields -> fields.put("theme", "light"));

        assertThat(Files.readString(file.path()))
                .isEqualTo("{\"later\":{\"deep\":[1.50]},\"theme\":\"light\"}\n");
        try (var files = Files.list(file.path().getParent())) {
            assertThat(files).containsExactly(file.path());
        }
    }

    @Test
    void keepsABrokenFileBesideTheNewOne() throws Exception {
        write("{\"theme\": ");

        file.change(fields -> fields.put("theme", "light"));

        assertThat(Files.readString(file.path())).isEqualTo("{\"theme\":\"light\"}\n");
        assertThat(file.path().resolveSibling("settings.json.broken")).hasContent("{\"theme\": ");
    }
}
