package dev.sluice.engine.settings;

import dev.sluice.engine.container.ContainerChoices;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the user has chosen for all flows, as `containers` of the settings file has it:
///
/// ```json
/// {"containers": {
///   "engine": "unix:///run/podman/podman.sock", "mirror": "registry.example:5000",
///   "images": {"python3.13": "mine/python:3.13"}, "substitutes": {"python3.12": "python3.13"},
///   "proxies": {"https_proxy": "http://proxy.example:3128"}, "memoryMb": 4096}}
/// ```
///
/// @param memoryMb what all functions together may be promised; `null`: most of the host's memory
public record UserSettings(ContainerChoices containers, @Nullable Long memoryMb) {
    private static final List<String> FIELDS =
            List.of("engine", "mirror", "images", "substitutes", "proxies", "memoryMb");
    private static final List<String> PROXIES = List.of("http_proxy", "https_proxy", "no_proxy");
    private static final long LEAST_MB = 128;

    /// What the file says.
    ///
    /// @throws SettingsException where it says something else than settings
    public static UserSettings read(SettingsFile file) throws IOException, SettingsException {
        Object containers = file.read().get("containers");
        var reader = new Reader(file, containers);
        return new UserSettings(
                new ContainerChoices(
                        reader.text("engine"),
                        reader.text("mirror"),
                        reader.texts("images", null),
                        reader.texts("substitutes", null),
                        reader.texts("proxies", PROXIES)),
                reader.megabytes());
    }

    /// Reads the fields of `containers`.
    private static final class Reader {
        private final SettingsFile file;
        private final Map<?, ?> fields;

        Reader(SettingsFile file, @Nullable Object containers) throws SettingsException {
            this.file = file;
            if (containers == null) {
                fields = Map.of();
            } else if (containers instanceof Map<?, ?> map) {
                fields = map;
            } else {
                throw wrong("", "an object was expected");
            }
            for (Object name : fields.keySet()) {
                if (!FIELDS.contains(name)) {
                    throw wrong("." + name, "there is no such setting; there are " + FIELDS);
                }
            }
        }

        @Nullable String text(String name) throws SettingsException {
            Object value = fields.get(name);
            if (value == null) {
                return null;
            }
            return text("." + name, value);
        }

        private String text(String place, @Nullable Object value) throws SettingsException {
            if (value instanceof String text && !text.isBlank()) {
                return text;
            }
            throw wrong(place, "a text was expected");
        }

        Map<String, String> texts(String name, @Nullable List<String> known)
                throws SettingsException {
            Object value = fields.get(name);
            if (value == null) {
                return Map.of();
            }
            if (!(value instanceof Map<?, ?> map)) {
                throw wrong("." + name, "an object of texts was expected");
            }
            var texts = new LinkedHashMap<String, String>();
            for (var entry : map.entrySet()) {
                String key = String.valueOf(entry.getKey());
                if (known != null && !known.contains(key)) {
                    throw wrong("." + name + "." + key, "one of " + known + " was expected");
                }
                texts.put(key, text("." + name + "." + key, entry.getValue()));
            }
            return texts;
        }

        @Nullable Long megabytes() throws SettingsException {
            Object value = fields.get("memoryMb");
            if (value == null) {
                return null;
            }
            if (value instanceof Integer number && number >= LEAST_MB) {
                return number.longValue();
            }
            throw wrong(".memoryMb", "a whole number of at least " + LEAST_MB + " was expected");
        }

        private SettingsException wrong(String place, String message) {
            return new SettingsException(
                    file.path() + ": containers" + place + ": " + message + ".");
        }
    }
}
