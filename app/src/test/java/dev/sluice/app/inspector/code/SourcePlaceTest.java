package dev.sluice.app.inspector.code;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;

class SourcePlaceTest {
    private static final Path ROOT = Path.of("flow", "functions", "greet");
    private static final List<Path> FILES =
            List.of(
                    ROOT.resolve("index.py"),
                    ROOT.resolve("lib/index.py"),
                    ROOT.resolve("index.mjs"),
                    ROOT.resolve("src/shop/Price.java"),
                    ROOT.resolve("main.go"));

    private static SourcePlace at(String file, int line) {
        return new SourcePlace(ROOT.resolve(file), line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "  File \"/var/task/index.py\", line 7, in handler | index.py | 7",
                "  File \"/var/task/lib/index.py\", line 12, in <lambda> | lib/index.py | 12",
                "  File \"/var/task/index.py\" Line 3 | index.py | 3",
                "  File \"/home/ada/my flow/.sluice/code/9b30af/index.py\", line 2 | index.py | 2",
                "    at handler (file:///var/task/index.mjs:3:9) | index.mjs | 3",
                "    at /var/task/index.mjs:5:1 | index.mjs | 5",
                "shop.Price.of(Price.java:31) | src/shop/Price.java | 31",
            })
    void findsTheLineThatEachLanguageNames(String stack, String file, int line) {
        assertThat(SourcePlace.in(stack, ROOT, FILES)).isEqualTo(at(file, line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "  File \"/usr/lib/python3.13/lib/index.py\", line 7, in load",
                "    at node:internal/main/run_main_module:28:49",
                "    boom = event[\"nothere\"]",
                "java.util.Objects.requireNonNull(Objects.java:233)",
                "  File \"/var/task/other.py\", line 7, in handler",
            })
    void findsNoneInTheCodeOfOthers(String stack) {
        assertThat(SourcePlace.in(stack, ROOT, FILES)).isNull();
    }

    @Property
    void readsAnyText(@ForAll String stack) {
        SourcePlace found = SourcePlace.in(stack, ROOT, FILES);
        assertThat(found == null || FILES.contains(found.file())).isTrue();
    }
}
