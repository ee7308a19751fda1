package dev.sluice.engine.debug;

import dev.sluice.engine.debug.CommentedJson.Inside;
import dev.sluice.engine.debug.CommentedJson.Span;
import dev.sluice.engine.debug.CommentedJson.SyntaxException;
import dev.sluice.engine.value.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// An editor's `.vscode/launch.json`, which is the user's: one entry is added or brought up to
/// date, all else stays as it is written, comments included.
public final class LaunchFile {
    private static final String LIST = "configurations";
    private static final String UNIT = "    ";

    private LaunchFile() {}

    /// Says why the file cannot be changed, and that it was not.
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    /// The file of the folder that an editor would have open: the nearest above with a `.vscode`,
    /// up to the repository's root; else the flow's own.
    public static Path near(Path flowFolder) {
        Path flow = flowFolder.toAbsolutePath().normalize();
        for (Path folder = flow; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".vscode"))) {
                return in(folder);
            }
            if (Files.exists(folder.resolve(".git"))) {
                break;
            }
        }
        return in(flow);
    }

    private static Path in(Path folder) {
        return folder.resolve(".vscode").resolve("launch.json");
    }

    /// The folder that an editor has open for a file that [#near] gave.
    public static Path workspace(Path file) {
        return Objects.requireNonNull(Objects.requireNonNull(file.getParent()).getParent());
    }

    /// Adds the entry to the file, in the place of one with the same name, and makes the file where
    /// there is none.
    public static void merge(Path file, LaunchConfiguration entry)
            throws IOException, UnreadableException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        String text = Files.exists(file) ? Files.readString(file) : "";
        String merged;
        try {
            merged = merged(text, entry);
        } catch (SyntaxException e) {
            throw new UnreadableException(file + ", " + e.getMessage());
        }
        if (merged.equals(text)) {
            return;
        }
        Path part = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.writeString(part, merged, StandardCharsets.UTF_8);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    static String merged(String text, LaunchConfiguration entry) throws SyntaxException {
        if (text.isBlank()) {
            return "{\n    \"version\": \"0.2.0\",\n    \"configurations\": [\n        "
                    + written(entry, "\n        ")
                    + "\n    ]\n}\n";
        }
        String line = text.contains("\r\n") ? "\r\n" : "\n";
        var json = new CommentedJson(text);
        Inside root = json.root();
        for (Span member : root.parts()) {
            if (json.name(member).equals(LIST)) {
                int value = json.value(member);
                if (text.charAt(value) != '[') {
                    throw new SyntaxException("\"" + LIST + "\" is no list");
                }
                return intoList(
                        text, json, value, new Style(line + indent(text, member.from()), entry));
            }
        }
        String member =
                "\""
                        + LIST
                        + "\": ["
                        + line
                        + UNIT
                        + UNIT
                        + written(entry, line + UNIT + UNIT)
                        + line
                        + UNIT
                        + "]";
        return appended(text, root, member, line + UNIT, line);
    }

    /// @param line the begin of a line of the list's own depth
    private record Style(String line, LaunchConfiguration entry) {
        String deeper() {
            return line + UNIT;
        }
    }

    private static String intoList(String text, CommentedJson json, int value, Style style)
            throws SyntaxException {
        Inside list = json.inside(value);
        for (Span element : list.parts()) {
            if (isNamed(text, json, element, style.entry().name())) {
                String begin = text.substring(0, element.from());
                String own = style.line().startsWith("\r\n") ? "\r\n" : "\n";
                return begin
                        + written(style.entry(), own + indent(text, element.from()))
                        + text.substring(element.to());
            }
        }
        return appended(
                text, list, written(style.entry(), style.deeper()), style.deeper(), style.line());
    }

    private static boolean isNamed(String text, CommentedJson json, Span element, String name)
            throws SyntaxException {
        if (text.charAt(element.from()) != '{') {
            return false;
        }
        String quoted = Json.write(name);
        for (Span member : json.inside(element.from()).parts()) {
            if (json.name(member).equals("name")) {
                return text.substring(json.value(member), member.to()).equals(quoted);
            }
        }
        return false;
    }

    /// Adds a part after the last one and the comments that follow it.
    private static String appended(
            String text, Inside inside, String part, String before, String after) {
        var all = new StringBuilder(text);
        Optional<Span> last =
                inside.parts().isEmpty() ? Optional.empty() : Optional.of(inside.parts().getLast());
        boolean closes = text.substring(inside.end()).stripLeading().length() > 0;
        int space = inside.end();
        while (closes && Character.isWhitespace(text.charAt(space))) {
            space++;
        }
        all.replace(inside.end(), space, before + part + after);
        if (last.isPresent() && !inside.hasComma()) {
            all.insert(last.get().to(), ",");
        }
        return all.toString();
    }

    /// The space that the line of a place begins with.
    private static String indent(String text, int place) {
        int begin = text.lastIndexOf('\n', place) + 1;
        int end = begin;
        while (end < place && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(begin, end);
    }

    private static String written(LaunchConfiguration entry, String line) {
        var out = new StringBuilder();
        write(entry.members(), line, out);
        return out.toString();
    }

    private static void write(Object value, String line, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            String before = "{";
            for (Map.Entry<?, ?> member : map.entrySet()) {
                out.append(before).append(line).append(UNIT);
                out.append(Json.write(member.getKey())).append(": ");
                write(Objects.requireNonNull(member.getValue()), line + UNIT, out);
                before = ",";
            }
            out.append(line).append('}');
        } else if (value instanceof List<?> list) {
            String before = "[";
            for (Object element : list) {
                out.append(before);
                write(Objects.requireNonNull(element), line, out);
                before = ", ";
            }
            out.append(']');
        } else {
            out.append(Json.write(value));
        }
    }
}
