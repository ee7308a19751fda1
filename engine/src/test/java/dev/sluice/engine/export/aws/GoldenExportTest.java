package dev.sluice.engine.export.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The export of a flow that has everything is what it was. To take a wanted change over, run with
/// `-Dsluice.golden=write` and read the difference.
class GoldenExportTest {
    private static final Path GOLDEN = ExportedFlow.resource("everything-exported");

    @TempDir Path temp;

    @Test
    void theExportOfEverythingIsWhatItWas() throws Exception {
        var exported = ExportedFlow.of("everything", ExportedFlow.everything(), temp);
        if ("write".equals(System.getProperty("sluice.golden"))) {
            replaceGolden(exported.output());
        }

        Map<String, String> golden = files(GOLDEN);
        Map<String, String> now = files(exported.output());
        assertThat(now.keySet()).isEqualTo(golden.keySet());
        golden.forEach((path, text) -> assertThat(now.get(path)).as(path).isEqualTo(text));
    }

    @Test
    void exportingTwiceGivesTheSameBytes() throws Exception {
        var one = ExportedFlow.of("one", ExportedFlow.everything(), temp);
        var two = ExportedFlow.of("two", ExportedFlow.everything(), temp);
        assertThat(files(two.output())).isEqualTo(files(one.output()));
    }

    private static void replaceGolden(Path output) throws IOException {
        if (Files.exists(GOLDEN)) {
            try (Stream<Path> old =
                    Files.walk(GOLDEN).sorted(java.util.Comparator.reverseOrder())) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
        }
        for (Map.Entry<String, String> file : files(output).entrySet()) {
            Path to = GOLDEN.resolve(file.getKey());
            Files.createDirectories(to.getParent());
            Files.writeString(to, file.getValue());
        }
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return all;
    }
}
