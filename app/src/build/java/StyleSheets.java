import javafx.css.Stylesheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts beside each style sheet of a folder what the window's toolkit makes of it, so that a start
/// need not parse it; and from the sheets of all controls those rules that the first screen needs,
/// so that a start need not read the others. Part of the build.
public final class StyleSheets {
    private static final List<String> LOOKS = List.of("light", "dark");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
    private static final Pattern STATE = Pattern.compile("::?[\\w-]+(\\([^)]*\\))?");
    private static final Pattern NAME = Pattern.compile("[\\w-]+");

    /// Of the names that rules are for, those that nodes of the first screen bear.
    private static final Set<String> FIRST_SCREEN =
            Set.of(
                    "root",
                    "text",
                    "label",
                    "button",
                    "accent",
                    "hyperlink",
                    "scroll-pane",
                    "viewport",
                    "corner",
                    "scroll-bar",
                    "track",
                    "track-background",
                    "thumb",
                    "increment-button",
                    "decrement-button",
                    "increment-arrow",
                    "decrement-arrow");

    private StyleSheets() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (Path sheet : sheets(folder)) {
            String parsed = sheet.getFileName().toString().replace(".css", ".bss");
            Stylesheet.convertToBinary(sheet.toFile(), sheet.resolveSibling(parsed).toFile());
        }
        for (String look : LOOKS) {
            Path rules = Files.createTempFile("first", ".css");
            Files.writeString(rules, firstScreen(controls(look)));
            Stylesheet.convertToBinary(
                    rules.toFile(), folder.resolve("first-" + look + ".bss").toFile());
            Files.delete(rules);
        }
    }

    private static List<Path> sheets(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".css")).toList();
        }
    }

    /// The rules of all controls.
    private static String controls(String look) throws IOException {
        String name = "atlantafx/base/theme/primer-" + look + ".css";
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name)) {
            if (in == null) {
                throw new UncheckedIOException(new IOException("There is no " + name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String firstScreen(String sheet) {
        return RULE.matcher(COMMENT.matcher(sheet).replaceAll(""))
                .results()
                .filter(rule -> !selectors(rule.group(1)).isEmpty())
                .map(rule -> selectors(rule.group(1)) + " {" + rule.group(2) + "}\n")
                .collect(Collectors.joining());
    }

    private static String selectors(String all) {
        return Arrays.stream(all.strip().split("\\s*,\\s*"))
                .filter(StyleSheets::isForFirstScreen)
                .collect(Collectors.joining(", "));
    }

    private static boolean isForFirstScreen(String selector) {
        return NAME.matcher(STATE.matcher(selector).replaceAll(""))
                .results()
                .allMatch(name -> FIRST_SCREEN.contains(name.group()));
    }
}
