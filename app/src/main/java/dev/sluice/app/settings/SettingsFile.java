package dev.sluice.app.settings;

import dev.sluice.app.fx.Language;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.journal.Retention;
import dev.sluice.engine.settings.SettingsException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Keeps the window's settings in the file of the user's settings.
public final class SettingsFile {
    private static final String CONTAINERS = "containers";
    private static final String RUNS = "runs";

    private final dev.sluice.engine.settings.SettingsFile file;

    public SettingsFile(Path file) {
        this.file = new dev.sluice.engine.settings.SettingsFile(file);
    }

    /// Where the settings lie on this system.
    public static Path standardPath() {
        return dev.sluice.engine.settings.SettingsFile.standard().path();
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
            Map<String, Object> map = file.read();
            return new Settings(
                    constant(Language.class, map.get("language")),
                    orSystem(constant(ThemeChoice.class, map.get("theme"))),
                    map.get("editor") instanceof String editor ? editor : "",
                    Boolean.TRUE.equals(map.get("autosave")));
        } catch (SettingsException _) {
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

    /// Replaces what is kept of the window, as a whole or not at all.
    public void write(Settings settings) throws IOException {
        file.change(
                map -> {
                    map.remove("language");
                    if (settings.language() != null) {
                        map.put("language", name(settings.language()));
                    }
                    map.put("theme", name(settings.theme()));
                    map.put("editor", settings.editor());
                    map.put("autosave", settings.autosave());
                });
    }

    /// What was kept about containers; nothing where it cannot be understood.
    public Containers readContainers() throws IOException {
        try {
            Map<String, Object> all = file.read();
            Map<?, ?> map = all.get(CONTAINERS) instanceof Map<?, ?> kept ? kept : Map.of();
            Map<String, String> images = new LinkedHashMap<>();
            if (map.get("images") instanceof Map<?, ?> chosen) {
                chosen.forEach((runtime, image) -> images.put("" + runtime, "" + image));
            }
            return new Containers(
                    text(map.get("engine")),
                    text(map.get("mirror")),
                    images,
                    retention(all.get(RUNS)));
        } catch (SettingsException _) {
            return Containers.NONE;
        }
    }

    private static Retention retention(@Nullable Object runs) {
        return runs instanceof Map<?, ?> map
                ? new Retention(
                        count(map.get("keep"), Retention.DEFAULT.runs()),
                        count(map.get("days"), Retention.DEFAULT.days()))
                : Retention.DEFAULT;
    }

    private static int count(@Nullable Object value, int standard) {
        return value instanceof Number number ? Math.max(0, number.intValue()) : standard;
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    /// Replaces what is kept about containers; what is not asked for here stays.
    public void write(Containers chosen) throws IOException {
        file.change(
                map -> {
                    Map<String, Object> all = new LinkedHashMap<>();
                    if (map.get(CONTAINERS) instanceof Map<?, ?> before) {
                        before.forEach((name, value) -> all.put("" + name, value));
                    }
                    put(all, "engine", chosen.engine());
                    put(all, "mirror", chosen.mirror());
                    all.remove("images");
                    if (!chosen.images().isEmpty()) {
                        all.put("images", chosen.images());
                    }
                    map.remove(RUNS);
                    if (!chosen.retention().equals(Retention.DEFAULT)) {
                        map.put(
                                RUNS,
                                Map.of(
                                        "keep", chosen.retention().runs(),
                                        "days", chosen.retention().days()));
                    }
                    map.remove(CONTAINERS);
                    if (!all.isEmpty()) {
                        map.put(CONTAINERS, all);
                    }
                });
    }

    private static void put(Map<String, Object> fields, String name, String text) {
        fields.remove(name);
        if (!text.isEmpty()) {
            fields.put(name, text);
        }
    }
}
