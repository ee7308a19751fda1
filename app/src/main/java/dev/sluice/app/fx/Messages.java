package dev.sluice.app.fx;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/// The texts the user sees, in one language. Each area of the window has a file of its own, and its
/// name begins every key in it.
public final class Messages {
    /// The areas: `text/<area>.properties` and `text/<area>_zh_CN.properties`.
    public static final List<String> AREAS =
            List.of(
                    "action",
                    "canvas",
                    "code",
                    "costs",
                    "edit",
                    "events",
                    "exports",
                    "inspector",
                    "json",
                    "kind",
                    "logs",
                    "outline",
                    "palette",
                    "panel",
                    "problems",
                    "runs",
                    "tasks",
                    "settings",
                    "shell",
                    "targets",
                    "timeline");

    private final Language language;
    private final ConcurrentMap<String, Map<String, String>> areas = new ConcurrentHashMap<>();
    private @Nullable EngineTexts engine;

    private Messages(Language language) {
        this.language = language;
    }

    /// What the engine says, in this language.
    public synchronized EngineTexts engine() {
        EngineTexts texts = engine == null ? EngineTexts.in(language) : engine;
        engine = texts;
        return texts;
    }

    /// The texts of a language. Each area is read when a text of it is asked for first: the first
    /// screen needs two of them.
    public static Messages in(Language language) {
        return new Messages(language);
    }

    private Map<String, String> area(String name) {
        return areas.computeIfAbsent(
                name, area -> read("text/" + area + language.suffix() + ".properties"));
    }

    private @Nullable String find(String key) {
        int end = key.indexOf('.');
        String area = end < 0 ? key : key.substring(0, end);
        return AREAS.contains(area) ? area(area).get(key) : null;
    }

    private static Map<String, String> read(String name) {
        try (InputStream in = Messages.class.getResourceAsStream("/dev/sluice/app/" + name)) {
            if (in == null) {
                throw new IllegalStateException("This build lacks the texts " + name);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, String> texts = new HashMap<>();
            properties.forEach((key, text) -> texts.put((String) key, (String) text));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the texts " + name, e);
        }
    }

    /// The keys of all texts.
    public Set<String> keys() {
        return AREAS.stream()
                .flatMap(area -> area(area).keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    public Language language() {
        return language;
    }

    public Locale locale() {
        return language.locale();
    }

    /// Whether there is a text of that key.
    public boolean has(String key) {
        return find(key) != null;
    }

    /// The text of a key, with `{0}`, `{1}` … filled in.
    public String text(String key, Object... values) {
        String text = find(key);
        if (text == null) {
            throw new IllegalArgumentException("There is no text " + key);
        }
        return new MessageFormat(text, language.locale()).format(values);
    }
}
