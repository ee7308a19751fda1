package dev.sluice.engine.export.aws.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// Which Python projects stand in for packages of a distribution.
final class Requirements {
    private final Properties projects = resource("python-packages.properties");

    /// The project that is the same library as that package, if there is one.
    Optional<String> projectFor(String distributionPackage) {
        return Optional.ofNullable(projects.getProperty(distributionPackage));
    }

    /// The text of `requirements.txt` with those projects added to what stands in it already.
    static String text(String own, List<String> projects) {
        var text = new StringBuilder(own);
        if (!own.isEmpty() && !own.endsWith("\n")) {
            text.append('\n');
        }
        projects.stream()
                .filter(project -> !names(own).containsKey(normal(project)))
                .forEach(project -> text.append(project).append('\n'));
        return text.toString();
    }

    private static Map<String, String> names(String own) {
        Map<String, String> names = new TreeMap<>();
        own.lines()
                .map(line -> line.replaceAll("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .forEach(line -> names.put(normal(line.split("[^A-Za-z0-9._-]", 2)[0]), line));
        return names;
    }

    private static String normal(String project) {
        return project.toLowerCase(java.util.Locale.ROOT).replaceAll("[._-]+", "-");
    }

    static Properties resource(String name) {
        try (InputStream in = Requirements.class.getResourceAsStream(name)) {
            var properties = new Properties();
            properties.load(Objects.requireNonNull(in, name));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + name, e);
        }
    }
}
