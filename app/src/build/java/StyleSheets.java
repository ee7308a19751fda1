import javafx.css.Stylesheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Puts beside each style sheet of a folder what the window's toolkit makes of it, so that a start
/// need not parse it. Part of the build.
public final class StyleSheets {
    private StyleSheets() {}

    public static void main(String[] arguments) throws IOException {
        for (Path sheet : sheets(Path.of(arguments[0]))) {
            String parsed = sheet.getFileName().toString().replace(".css", ".bss");
            Stylesheet.convertToBinary(sheet.toFile(), sheet.resolveSibling(parsed).toFile());
        }
    }

    private static List<Path> sheets(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".css")).toList();
        }
    }
}
