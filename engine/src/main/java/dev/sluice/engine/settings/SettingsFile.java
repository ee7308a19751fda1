package dev.sluice.engine.settings;

import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// The file of the user's settings, one for the command line and the designer. Each keeps the
/// fields that it does not know.
public record SettingsFile(Path path) {
    /// Where the settings lie on this system.
    public static SettingsFile standard() {
        String config = System.getenv("XDG_CONFIG_HOME");
        Path base =
                config == null || config.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".config")
                        : Path.of(config);
        return new SettingsFile(base.resolve("sluice").resolve("settings.json"));
    }

    /// The fields in the order of the file; none where there is no file.
    public Map<String, Object> read() throws IOException, SettingsException {
        try {
            if (Json.parse(Files.readString(path)) instanceof Map<?, ?> map) {
                var fields = new LinkedHashMap<String, Object>();
                map.forEach((name, value) -> fields.put((String) name, value));
                return fields;
            }
            throw new SettingsException(path + ": an object was expected, {…}.");
        } catch (NoSuchFileException _) {
            return new LinkedHashMap<>();
        } catch (JsonSyntaxException e) {
            throw new SettingsException(
                    path + ":" + e.line() + ":" + e.column() + ": " + e.getMessage() + ".");
        }
    }

    /// Replaces some fields, as a whole or not at all. A file that cannot be understood is kept
    /// beside the new one, as `settings.json.broken`.
    public void change(Consumer<Map<String, Object>> edit) throws IOException {
        Map<String, Object> fields;
        try {
            fields = read();
        } catch (SettingsException _) {
            Files.copy(
                    path,
                    path.resolveSibling(path.getFileName() + ".broken"),
                    StandardCopyOption.REPLACE_EXISTING);
            fields = new LinkedHashMap<>();
        }
        edit.accept(fields);
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "settings", ".json");
        try {
            Files.writeString(fresh, Json.write(fields) + "\n");
            Files.move(
                    fresh,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
