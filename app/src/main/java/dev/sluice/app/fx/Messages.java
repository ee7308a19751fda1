package dev.sluice.app.fx;

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
    private final Map<String, String> texts;
    private final EngineTexts engine;

    private Messages(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = texts;
        this.engine = EngineTexts.in(language);
    }

    /// What the engine says, in this language.
    public EngineTexts engine() {
        return engine;
    }

    /// Reads all texts of a language.
    public static Messages in(Language language) {
        Map<String, String> texts = new HashMap<>();
        for (String area : AREAS) {
            read("text/" + area + language.suffix() + ".properties", texts);
        }
        return new Messages(language, texts);
    }

    private static void read(String name, Map<String, String> into) {
        try (InputStream in = Messages.class.getResourceAsStream("/dev/sluice/app/" + name)) {
            if (in == null) {
                throw new IllegalStateException("This build lacks the texts " + name);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            properties.forEach((key, text) -> into.put((String) key, (String) text));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the texts " + name, e);
        }
    }

    /// The keys of all texts.
    public Set<String> keys() {
        return Set.copyOf(texts.keySet());
    }

    public Language language() {
        return language;
    }

    public Locale locale() {
        return language.locale();
    }

    /// Whether there is a text of that key.
    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /// The text of a key, with `{0}`, `{1}` … filled in.
    public String text(String key, Object... values) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("There is no text " + key);
        }
        return new MessageFormat(text, language.locale()).format(values);
    }
}
