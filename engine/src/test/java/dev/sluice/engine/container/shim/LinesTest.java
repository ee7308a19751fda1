package dev.sluice.engine.container.shim;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class LinesTest {
    private static List<String> told(byte[] bytes, int piece) {
        var lines = new Lines("stdout");
        var told = new ArrayList<String>();
        for (int at = 0; at < bytes.length; at += piece) {
            int end = Math.min(bytes.length, at + piece);
            lines.take(ByteBuffer.wrap(bytes, at, end - at), (_, text) -> told.add(text));
        }
        lines.flush((_, text) -> told.add(text));
        return told;
    }

    @Property
    void tellsTheSameLinesHoweverTheyAreCut(
            @ForAll("texts") List<String> texts, @ForAll @IntRange(min = 1, max = 40) int piece) {
        byte[] bytes = (String.join("\n", texts) + "\n").getBytes(StandardCharsets.UTF_8);

        assertThat(told(bytes, piece)).isEqualTo(texts);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.strings()
                .withChars("aü中 \t\u0000")
                .ofMaxLength(30)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Property(tries = 50)
    void losesNothingOfALongLineAndCutsNoCharacter(
            @ForAll @IntRange(min = 0, max = 9) int shift,
            @ForAll @IntRange(min = 1000, max = 100_000) int piece) {
        String text = "x".repeat(shift) + "a中🎉ü".repeat(20_000);

        List<String> told = told(text.getBytes(StandardCharsets.UTF_8), piece);

        assertThat(told).hasSizeGreaterThan(2);
        assertThat(String.join("", told)).isEqualTo(text);
    }

    @Test
    void takesBothEndsOfLine() {
        assertThat(told("a\r\nb\n\r\nc\r".getBytes(StandardCharsets.UTF_8), 1))
                .isEqualTo(List.of("a", "b", "", "c\r"));
    }

    @Test
    void showsWhatIsNoTextAsReplacement() {
        var bytes = new byte[300];
        Arrays.fill(bytes, (byte) 0xFF);

        assertThat(told(bytes, 7)).isEqualTo(List.of("\uFFFD".repeat(300)));
    }

    @Test
    void survivesASinkThatThrows() {
        var lines = new Lines("stdout");
        var told = new ArrayList<String>();

        lines.take(
                ByteBuffer.wrap("bad\ngood\n".getBytes(StandardCharsets.UTF_8)),
                (_, text) -> {
                    if (text.equals("bad")) {
                        throw new IllegalStateException("the sink's own fault");
                    }
                    told.add(text);
                });

        assertThat(told).containsExactly("good");
    }
}
