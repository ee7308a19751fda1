package dev.sluice.app.inspector.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.inspector.trial.Completions.Completion;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What is offered where values are known by name.
class NameCompletionsTest {
    private static final List<String> ERRORS =
            List.of("CorruptPhoto", "States.ALL", "States.TaskFailed", "States.Timeout");

    private static List<String> offered(String text, boolean several) {
        return NameCompletions.at(text, text.length(), new Attempt.Known(ERRORS, several)).stream()
                .map(Completion::text)
                .toList();
    }

    @Test
    void offersEverythingInAnEmptyField() {
        assertThat(offered("", true)).isEqualTo(ERRORS);
    }

    @Test
    void putsWhatBeginsWithTheTypedBeforeWhatHasItInALaterPart() {
        assertThat(offered("p", false)).containsExactly("CorruptPhoto");
        assertThat(offered("t", false)).containsExactly("States.TaskFailed", "States.Timeout");
        assertThat(offered("st", false))
                .containsExactly("States.ALL", "States.TaskFailed", "States.Timeout");
        assertThat(offered("time", true)).containsExactly("States.Timeout");
    }

    @Test
    void looksAtTheWordAtTheCaretAndLeavesOutTheOthers() {
        assertThat(offered("CorruptPhoto, ", true))
                .containsExactly("States.ALL", "States.TaskFailed", "States.Timeout");
        String text = "CorruptPhoto, ta, States.Timeout";
        List<Completion> found = NameCompletions.at(text, 16, new Attempt.Known(ERRORS, true));
        assertThat(found)
                .containsExactly(new Completion("States.TaskFailed", 14, "States.TaskFailed", 17));
    }

    @Test
    void offersNothingWhereANameStandsWhole() {
        assertThat(offered("CorruptPhoto", true)).isEmpty();
    }

    @Test
    void takesTheWholeTextForOneNameWhereThereIsOnlyOne() {
        var zones = new Attempt.Known(List.of("Europe/Berlin"), false);
        assertThat(NameCompletions.at("a, ber", 6, zones)).isEmpty();
        assertThat(NameCompletions.at("ber", 3, zones))
                .containsExactly(new Completion("Europe/Berlin", 0, "Europe/Berlin", 13));
    }

    @Property
    void standsBeforeTheCaretInAnyText(@ForAll String text, @ForAll int place) {
        int caret = Math.floorMod(place, text.length() + 1);
        for (boolean several : List.of(true, false)) {
            assertThat(NameCompletions.at(text, caret, new Attempt.Known(ERRORS, several)))
                    .allMatch(found -> found.from() >= 0 && found.from() <= caret);
        }
    }
}
