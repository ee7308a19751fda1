package dev.sluice.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.logs.Ansi.Piece;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

class AnsiTest {
    @Test
    void partsAColouredLine() {
        assertThat(Ansi.pieces("a\u001b[1;31mb\u001b[0mc"))
                .containsExactly(
                        new Piece("a", -1, false),
                        new Piece("b", 1, true),
                        new Piece("c", -1, false));
    }

    @Test
    void knowsBrightColours() {
        assertThat(Ansi.pieces("\u001b[92mok")).containsExactly(new Piece("ok", 10, false));
    }

    @Test
    void leavesOutOtherCodes() {
        assertThat(Ansi.plain("\u001b[2K\u001b[1Gdone")).isEqualTo("done");
    }

    @Test
    void endsWithALineThatBreaksOff() {
        assertThat(Ansi.plain("x\u001b")).isEqualTo("x");
        assertThat(Ansi.plain("x\u001b[3")).isEqualTo("x");
    }

    @Property
    void losesNothingOfALineWithoutCodes(@ForAll String text) {
        String line = text.replace("\u001b", "");

        assertThat(Ansi.plain(line)).isEqualTo(line);
    }

    @Property
    void copesWithAnyLine(@ForAll String text) {
        assertThat(Ansi.pieces("\u001b[" + text)).isNotEmpty();
    }
}
