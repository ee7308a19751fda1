package dev.sluice.app.settings;

import dev.sluice.engine.journal.Retention;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What the user has chosen about containers and runs, as it is typed. It holds from the next start
/// on.
///
/// @param engine the address of the container engine; empty: the first that answers
/// @param mirror the registry that public images are pulled from; empty: none are pulled
/// @param images the image of a runtime, by runtime
/// @param retention how long runs are kept
public record Containers(
        String engine, String mirror, Map<String, String> images, Retention retention) {
    public static final Containers NONE = new Containers("", "", Map.of(), Retention.DEFAULT);

    /// The images as lines, each a runtime, an equals sign and an image.
    public String lines() {
        return images.entrySet().stream()
                .map(image -> image.getKey() + "=" + image.getValue())
                .collect(Collectors.joining("\n"));
    }

    /// What lines mean; a line without both sides is left out.
    public static Map<String, String> images(String lines) {
        Map<String, String> images = new LinkedHashMap<>();
        lines.lines()
                .map(String::strip)
                .forEach(
                        line -> {
                            int at = line.indexOf('=');
                            if (at > 0 && at < line.length() - 1) {
                                images.put(
                                        line.substring(0, at).strip(),
                                        line.substring(at + 1).strip());
                            }
                        });
        return images;
    }
}
