package dev.sluice.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class MessagesTest {
    private static final Path MAIN = Path.of("src", "main");
    private static final Path TEXTS = MAIN.resolve("resources/dev/sluice/app/text");
    private static final Pattern QUOTED = Pattern.compile("\"([a-z][a-z0-9-]*(\\.[a-z0-9-]*)+)\"");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        for (String area : Messages.AREAS) {
            assertThat(keys(area + "_zh_CN.properties"))
                    .as("keys of %s in Chinese", area)
                    .isEqualTo(keys(area + ".properties"));
        }
    }

    @Test
    void everyFileIsListedAndEveryKeyBeginsWithItsArea() throws IOException {
        try (Stream<Path> files = Files.list(TEXTS)) {
            files.forEach(
                    file -> {
                        String name = file.getFileName().toString();
                        assertThat(Messages.AREAS)
                                .contains(name.replaceFirst("(_zh_CN)?\\.properties$", ""));
                    });
        }
        for (String area : Messages.AREAS) {
            assertThat(keys(area + ".properties")).allMatch(key -> key.startsWith(area + "."));
        }
    }

    @Test
    void everyKeyIsUsed() throws IOException {
        Set<String> quoted = quotedInCode();
        for (String area : Messages.AREAS) {
            for (String key : keys(area + ".properties")) {
                assertThat(quoted)
                        .as("a use of %s", key)
                        .anyMatch(
                                text ->
                                        text.equals(key)
                                                || (isPrefix(text) && key.startsWith(text)));
            }
        }
    }

    @Test
    void everyKeyThatIsUsedIsThere() throws IOException {
        Set<String> all = new HashSet<>();
        for (String area : Messages.AREAS) {
            all.addAll(keys(area + ".properties"));
        }
        for (String text : quotedInCode()) {
            boolean ours = Messages.AREAS.stream().anyMatch(area -> text.startsWith(area + "."));
            if (ours && !isPrefix(text)) {
                assertThat(all).as("the text %s", text).contains(text);
            }
        }
    }

    @Test
    void everyTextCanBeFilledIn() {
        for (Language language : Language.values()) {
            Messages messages = Messages.in(language);
            for (String key : messages.keys()) {
                assertThat(messages.text(key, 2, "x", "y", "z")).as(key).isNotBlank();
            }
        }
    }

    /// A quoted text that ends so is put together with something that varies.
    private static boolean isPrefix(String text) {
        return text.endsWith(".") || text.endsWith("-");
    }

    private static Set<String> keys(String file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(TEXTS.resolve(file))) {
            properties.load(reader);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static Set<String> quotedInCode() throws IOException {
        Set<String> quoted = new TreeSet<>();
        try (Stream<Path> files = Files.walk(MAIN.resolve("java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher matcher = QUOTED.matcher(Files.readString(file));
                while (matcher.find()) {
                    quoted.add(matcher.group(1));
                }
            }
        }
        return quoted;
    }
}
