package dev.sluice.engine.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.value.Json;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

class PlainOutputTest {
    private static String printed(List<String> pieces) {
        var bytes = new ByteArrayOutputStream();
        try (PrintStream out =
                PlainOutput.of(new PrintStream(bytes, true, StandardCharsets.UTF_8))) {
            pieces.forEach(out::print);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "plain ü中🎉£¿ text,plain ü中🎉£¿ text",
                "`tab\\tand\\nlines\\r\\n`,`tab\\tand\\nlines\\r\\n`",
                "\\e[31mred\\e[0m \\e[1;38;5;200mbold\\e[m,\\e[31mred\\e[0m"
                        + " \\e[1;38;5;200mbold\\e[m",
                "\\e[2Jcleared,�[2Jcleared",
                "\\e]0;title\\a,�]0;title�",
                "\\e\\e[31m,�\\e[31m",
                "over\\rwritten,over�written",
                "\\b\\d,`�\\u007f`",
                "end \\e[3,end �[3",
                "end \\r,end �",
                "\\c31m,`\\u009b31m`",
            })
    void letsNothingThroughThatSteersATerminal(String text, String plain) {
        assertThat(printed(List.of(unescaped(text)))).isEqualTo(unescaped(plain));
    }

    private static String unescaped(String text) {
        return text.replace("\\e", "\u001b")
                .replace("\\c", "\u009b")
                .replace("\\a", "\u0007")
                .replace("\\b", "\b")
                .replace("\\d", "\u007f")
                .replace("\\t", "\t")
                .replace("\\n", "\n")
                .replace("\\r", "\r");
    }

    @Test
    void knowsAColourThatComesInPieces() {
        assertThat(printed(List.of("\u001b", "[3", "1", "mred"))).isEqualTo("\u001b[31mred");
    }

    @Property(tries = 500)
    void jsonStaysTheSame(@ForAll String text) throws Exception {
        String json =
                Json.write(
                        List.of(
                                new String(
                                        text.getBytes(StandardCharsets.UTF_8),
                                        StandardCharsets.UTF_8)));

        assertThat(Json.parse(printed(List.of(json)))).isEqualTo(Json.parse(json));
    }

    @Property(tries = 500)
    void howTextIsCutMakesNoDifference(@ForAll List<String> pieces) {
        List<String> whole =
                List.of(
                        new String(
                                String.join("", pieces).getBytes(StandardCharsets.UTF_8),
                                StandardCharsets.UTF_8));
        List<String> characters =
                whole.getFirst().codePoints().mapToObj(Character::toString).toList();

        assertThat(printed(characters)).isEqualTo(printed(whole));
    }
}
