package dev.sluice.engine.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The segment files of one run's log, each named by the index of its first line.
record LogSegments(Path folder) {
    private static final String ENDING = ".log";

    Path file(long firstIndex) {
        return folder.resolve(String.format(Locale.ROOT, "%012d%s", firstIndex, ENDING));
    }

    /// The indexes of the first lines, in order.
    List<Long> firstIndexes() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{12}\\" + ENDING))
                    .map(name -> Long.valueOf(name.substring(0, 12)))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// How many lines there are in all.
    long size() throws IOException {
        List<Long> segments = firstIndexes();
        if (segments.isEmpty()) {
            return 0;
        }
        long[] count = {segments.getLast()};
        eachText(
                segments.getLast(),
                text -> {
                    count[0] += LogText.isSource(text) ? 0 : 1;
                    return true;
                });
        return count[0];
    }

    /// Takes the texts of a segment until it has enough.
    interface TextReader {
        boolean text(String text);
    }

    /// Reads the whole lines of a segment; false where the reader had enough. What follows the last
    /// line end was cut off by a crash, or is still being written.
    boolean eachText(long firstIndex, TextReader reader) throws IOException {
        try (Reader lines = new InputStreamReader(Files.newInputStream(file(firstIndex)), UTF_8)) {
            var text = new StringBuilder();
            char[] buffer = new char[1 << 15];
            for (int n = lines.read(buffer); n >= 0; n = lines.read(buffer)) {
                int begin = 0;
                for (int i = 0; i < n; i++) {
                    if (buffer[i] == '\n') {
                        text.append(buffer, begin, i - begin);
                        begin = i + 1;
                        if (!reader.text(text.toString())) {
                            return false;
                        }
                        text.setLength(0);
                    }
                }
                text.append(buffer, begin, n - begin);
            }
            return true;
        }
    }
}
