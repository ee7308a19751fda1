package dev.sluice.app.settings;

import dev.sluice.app.fx.Language;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Keeps the settings in a file of the user's.
public final class SettingsFile {
    private final Path file;

    public SettingsFile(Path file) {
        this.file = file;
    }

    /// Where the settings lie on this system.
    public static Path standardPath() {
        String config = System.getenv("XDG_CONFIG_HOME");
        Path base =
                config == null || config.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".config")
                        : Path.of(config);
        return base.resolve("sluice").resolve("settings.json");
    }

    /// Where the program keeps what it remembers from one time to the next on this system.
    public static Path standardState() {
        String state = System.getenv("XDG_STATE_HOME");
        Path base =
                state == null || state.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".local", "state")
                        : Path.of(state);
        return base.resolve("sluice");
    }

    /// What was kept; the defaults where nothing was, or it cannot be understood.
    public Settings read() throws IOException {
        try {
            return Json.parse(Files.readString(file)) instanceof Map<?, ?> map
                    ? new Settings(
                            constant(Language.class, map.get("language")),
                            orSystem(constant(ThemeChoice.class, map.get("theme"))))
                    : Settings.DEFAULT;
        } catch (NoSuchFileException | JsonSyntaxException e) {
            return Settings.DEFAULT;
        }
    }

    private static ThemeChoice orSystem(@Nullable ThemeChoice theme) {
        return theme == null ? ThemeChoice.SYSTEM : theme;
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable Object word) {
        for (E constant : type.getEnumConstants()) {
            if (name(constant).equals(word)) {
                return constant;
            }
        }
        return null;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// Replaces what is kept, as a whole or not at all.
    public void write(Settings settings) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        if (settings.language() != null) {
            map.put("language", name(settings.language()));
        }
        map.put("theme", name(settings.theme()));
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "settings", ".json");
        Files.writeString(fresh, Json.write(map) + "\n");
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
