package dev.sluice.app.inspector.code;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of a source file.
///
/// @param line counted from 1
public record SourcePlace(Path file, int line) {
    /// A file and a line as Python, Node.js, Java and Go write them.
    private static final Pattern PLACE =
            Pattern.compile(
                    "((?:[^\\s\"'()]*/)?[^\\s\"'()/]+\\.(?:py|mjs|cjs|js|ts|java|go))"
                            + "(?:\", line |\" Line |:)(\\d{1,9})");

    /// Where containers have the code of a function, and where plain processes have a copy of it.
    private static final Pattern ROOT =
            Pattern.compile("^.*/(?:var/task|\\.sluice/code/[0-9a-f]+)/");

    /// The place that a line of a stack names, if it is in one of these files.
    ///
    /// @param root the folder of the function's code
    static @Nullable SourcePlace in(String stack, Path root, List<Path> files) {
        Matcher place = PLACE.matcher(stack);
        if (!place.find()) {
            return null;
        }
        String named = place.group(1);
        int line = Integer.parseInt(place.group(2));
        return files.stream()
                .filter(file -> isNamed(named, root, file))
                .findFirst()
                .map(file -> new SourcePlace(file, line))
                .orElse(null);
    }

    /// Java names files without their folders, the others with all of them.
    private static boolean isNamed(String named, Path root, Path file) {
        String path = ROOT.matcher(named).replaceFirst("");
        String inside = root.relativize(file).toString().replace('\\', '/');
        boolean isBare = path.equals(named) && path.indexOf('/') < 0;
        return isBare ? inside.equals(path) || inside.endsWith("/" + path) : inside.equals(path);
    }
}
