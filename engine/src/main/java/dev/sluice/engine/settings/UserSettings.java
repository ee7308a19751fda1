package dev.sluice.engine.settings;

import dev.sluice.engine.container.ContainerChoices;
import dev.sluice.engine.journal.Retention;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the user has chosen for all flows, as `containers` and `runs` of the settings file have it:
///
/// ```json
/// {"containers": {
///   "engine": "unix:///run/podman/podman.sock", "mirror": "registry.example:5000",
///   "images": {"python3.13": "mine/python:3.13"}, "substitutes": {"python3.12": "python3.13"},
///   "proxies": {"https_proxy": "http://proxy.example:3128"}, "memoryMb": 4096},
///  "runs": {"keep": 200, "days": 30}}
/// ```
///
/// @param memoryMb what all functions together may be promised; `null`: most of the host's memory
/// @param retention how long runs are kept; 0 is without limit
public record UserSettings(
        ContainerChoices containers, @Nullable Long memoryMb, Retention retention) {
    private static final List<String> FIELDS =
            List.of("engine", "mirror", "images", "substitutes", "proxies", "memoryMb");
    private static final List<String> PROXIES = List.of("http_proxy", "https_proxy", "no_proxy");
    private static final long LEAST_MB = 128;
    private static final String KEEP = "keep";
    private static final String DAYS = "days";

    /// What the file says.
    ///
    /// @throws SettingsException where it says something else than settings
    public static UserSettings read(SettingsFile file) throws IOException, SettingsException {
        Map<String, Object> all = file.read();
        var reader = new Reader(file, "containers", all.get("containers"), FIELDS);
        var runs = new Reader(file, "runs", all.get("runs"), List.of(KEEP, DAYS));
        return new UserSettings(
                new ContainerChoices(
                        reader.text("engine"),
                        reader.text("mirror"),
                        reader.texts("images", null),
                        reader.texts("substitutes", null),
                        reader.texts("proxies", PROXIES)),
                reader.megabytes(),
                new Retention(
                        runs.count(KEEP, Retention.DEFAULT.runs()),
                        runs.count(DAYS, Retention.DEFAULT.days())));
    }

    /// Reads the fields of one object of the file.
    private static final class Reader {
        private final SettingsFile file;
        private final String object;
        private final Map<?, ?> fields;

        Reader(SettingsFile file, String object, @Nullable Object value, List<String> known)
                throws SettingsException {
            this.file = file;
            this.object = object;
            if (value == null) {
                fields = Map.of();
            } else if (value instanceof Map<?, ?> map) {
                fields = map;
            } else {
                throw wrong("", "an object was expected");
            }
            for (Object name : fields.keySet()) {
                if (!known.contains(name)) {
                    throw wrong("." + name, "there is no such setting; there are " + known);
                }
            }
        }

        int count(String name, int standard) throws SettingsException {
            Object value = fields.get(name);
            if (value == null) {
                return standard;
            }
            if (value instanceof Integer number && number >= 0) {
                return number;
            }
            throw wrong("." + name, "a whole number was expected, 0 for no limit");
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
                    file.path() + ": " + object + place + ": " + message + ".");
        }
    }
}
