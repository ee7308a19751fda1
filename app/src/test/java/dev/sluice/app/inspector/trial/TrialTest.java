package dev.sluice.app.inspector.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.inspector.trial.Trial.Outcome;
import dev.sluice.engine.expr.Expressions;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class TrialTest {
    private final Trial trial = new Trial(new Expressions());
    private final Recorded photo =
            Recorded.NOTHING.with(
                    "input", Map.of("key", "a.jpg", "sizes", List.of(3, 4), "odd name", 1));

    @Test
    void evaluatesAnExpressionWithWhatWasRecorded() {
        assertThat(trial.of("{% $uppercase($states.input.key) %}", new Attempt.Jsonata(), photo))
                .isEqualTo(new Outcome.Gives("A.JPG"));
    }

    @Test
    void evaluatesExpressionsInsideJson() {
        assertThat(
                        trial.of(
                                "{\"n\": \"{% $sum($states.input.sizes) %}\"}",
                                new Attempt.Jsonata(), photo))
                .extracting(o -> String.valueOf(((Outcome.Gives) o).value()))
                .isEqualTo("{n=7}");
    }

    @Test
    void saysWhyAnExpressionGivesNothing() {
        assertThat(trial.of("{% $states.input.nothing %}", new Attempt.Jsonata(), photo))
                .isInstanceOf(Outcome.Fails.class);
    }

    @Test
    void triesNothingWithoutDataOrWithoutAnExpression() {
        assertThat(trial.of("{% 1 %}", new Attempt.Jsonata(), Recorded.NOTHING))
                .isEqualTo(new Outcome.Untried());
        assertThat(trial.of("{\"a\": 1}", new Attempt.Jsonata(), photo))
                .isEqualTo(new Outcome.Untried());
        assertThat(trial.of("{\"a\": \"{% 1 %}\"", new Attempt.Jsonata(), photo))
                .isEqualTo(new Outcome.Untried());
    }

    @Test
    void tellsWhichRecordIsMissing() {
        assertThat(trial.of("{% $states.result.x %}", new Attempt.Jsonata(), photo))
                .isEqualTo(new Outcome.Unknown("result"));
        assertThat(trial.of("{% $states.errorOutput %}", new Attempt.Jsonata(), photo))
                .isEqualTo(new Outcome.Unknown("errorOutput"));
    }

    @Test
    void readsVariables() {
        var known = photo.withVariables(Map.of("count", 3));

        assertThat(trial.of("{% $count + 1 %}", new Attempt.Jsonata(), known))
                .extracting(o -> String.valueOf(((Outcome.Gives) o).value()))
                .isEqualTo("4");
    }

    @Test
    void completesMembersOfRecordedValues() {
        assertThat(labels("{% $states.input.k")).containsExactly("key");
        assertThat(labels("{% $states."))
                .containsExactly("input", "result", "errorOutput", "context");
        assertThat(labels("{% $states.input.odd")).containsExactly("odd name");
        assertThat(taken("{% $states.input.odd")).isEqualTo("{% $states.input.`odd name`");
    }

    @Test
    void completesFunctionsAndPutsTheCaretBetweenTheParentheses() {
        assertThat(labels("{% $upper")).containsExactly("$uppercase()");
        var completion = Completions.at("{% $upper", 9, photo).getFirst();
        assertThat(completion.text().substring(0, completion.caret())).isEqualTo("$uppercase(");
    }

    @Test
    void completesNothingOutsideAnExpression() {
        assertThat(labels("$sta")).isEmpty();
        assertThat(labels("{% 1 %} $sta")).isEmpty();
    }

    private List<String> labels(String text) {
        return Completions.at(text, text.length(), photo).stream()
                .map(Completions.Completion::label)
                .toList();
    }

    private String taken(String text) {
        var completion = Completions.at(text, text.length(), photo).getFirst();
        return text.substring(0, completion.from()) + completion.text();
    }
}
