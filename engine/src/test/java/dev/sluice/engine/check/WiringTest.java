package dev.sluice.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.model.Flow;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WiringTest {
    private static final Flow FLOW =
            FlowTexts.steps(
                    """
                    'a': {'type': 'transform', 'next': ['g']},
                    'g': {'type': 'group', 'start': ['x'], 'steps': {
                       'x': {'type': 'transform', 'next': ['y']},
                       'y': {'type': 'succeed'}}, 'next': ['b']},
                    'b': {'type': 'choice', 'rules': [{'when': true, 'next': ['c']}]},
                    'c': {'type': 'fail'}
                    """);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "start, b, -",
                "a, b, -",
                "a, a, -",
                "b, c, -",
                "x, x, -",
                "a, g, already there",
                "start, a, already there",
                "a, start, into a trigger",
                "start, start, into a trigger",
                "c, a, Nothing follows",
                "y, x, Nothing follows",
                "a, x, cannot cross the border of the box \"g\"",
                "x, b, cannot cross the border of the box \"g\"",
                "start, x, cannot cross",
                "g, x, cannot lead to a step inside it",
                "x, g, cannot lead back",
                "a, nowhere, There is no step",
                "nowhere, a, There is no step or trigger",
            })
    void refusesOnlyWhatTheFileCannotHold(String from, String to, String reason) {
        Verdict verdict = Wiring.verdict(FLOW, from, to);

        if (reason == null) {
            assertThat(verdict).isEqualTo(new Verdict.Allowed());
        } else {
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Verdict.Refused.class,
                            refused -> assertThat(refused.reason()).contains(reason));
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "g, y, -",
                "g, x, begins there already",
                "g, a, not inside",
                "a, b, no box",
            })
    void aBoxBeginsAtAStepInsideIt(String box, String step, String reason) {
        Verdict verdict = Wiring.startVerdict(FLOW, box, step);

        if (reason == null) {
            assertThat(verdict).isEqualTo(new Verdict.Allowed());
        } else {
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Verdict.Refused.class,
                            refused -> assertThat(refused.reason()).contains(reason));
        }
    }
}
