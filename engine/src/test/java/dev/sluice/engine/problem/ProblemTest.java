package dev.sluice.engine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.problem.Problem.Severity;
import dev.sluice.engine.value.JsonPointer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ProblemTest {
    @Test
    void namesWhatItsMessageSpeaksOfInOrder() {
        var problem =
                Problem.error("c", "/a", "a", "The id \"x y\" has 81 characters; at most 80.", "");

        assertThat(problem.arguments()).containsExactly("x y", "81", "80");
        assertThat(Problem.error("c", "", null, "v1.2 of a-3 is \"\".", "").arguments())
                .contains("");
    }

    @Test
    void becomesAnErrorWithAllElseAsItWas() {
        var fix = new Problem.Fix.RemoveElement("a");
        var warning = Problem.warning("c", "/a", "a", "m", "h").withFix(fix);

        assertThat(warning.asError())
                .isEqualTo(new Problem(Severity.ERROR, "c", "/a", "a", "m", "h", fix));
    }

    @Test
    void findingsStandAtTheElementAndFieldTheyWereFoundAt() {
        var findings = new Findings();
        Findings.On on = findings.on("a", JsonPointer.ROOT.child("steps").child("a/b"));

        on.in("next").in(1).error("e", "wrong", "mend it");
        on.at(JsonPointer.ROOT).warning("w", "odd", "");
        on.oneOf("rael", "clock", List.of("real", "virtual"));
        on.oneOf(null, "clock", List.of("real"));
        on.range(0, "n", 1, 5);
        on.range(5, "n", 1, 5);
        on.range(null, "n", 1, 5);

        assertThat(findings.all())
                .extracting(Problem::place)
                .containsExactly("/steps/a~1b/next/1", "", "/steps/a~1b/clock", "/steps/a~1b/n");
        assertThat(findings.all()).extracting(Problem::element).containsOnly("a");
        assertThat(findings.all().get(2).hint())
                .isEqualTo("Did you mean \"real\"? Known are real, virtual.");
    }

    @ParameterizedTest
    @CsvSource({
        "nxet,next,'Did you mean \"next\"? '",
        "NEXT,next,'Did you mean \"next\"? '",
        "retires,retry,''",
        "a,b,'Did you mean \"b\"? '",
        "something,next,''",
    })
    void guessesWhichKnownWordAMistypedOneMeans(String written, String known, String guess) {
        assertThat(Names.didYouMean(written, List.of(known, "unrelated-word"))).isEqualTo(guess);
    }

    @Test
    void idsAreOneTo80CharactersWithoutControlCharacters() {
        assertThat(Names.problem("")).isPresent();
        assertThat(Names.problem("🎉".repeat(80))).isEmpty();
        assertThat(Names.problem("🎉".repeat(81)).orElseThrow())
                .contains("81", "80")
                .hasSizeLessThan(200);
        assertThat(Names.problem("a\u001bb").orElseThrow()).doesNotContain("\u001b");
        assertThat(Names.problem("a b/c.d[0]")).isEmpty();
        assertThat(Names.shortened("🎉🎉🎉", 2)).isEqualTo("🎉🎉…");
    }
}
