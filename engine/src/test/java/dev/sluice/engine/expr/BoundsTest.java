package dev.sluice.engine.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {
    private static Object value(String text) throws EvaluationException {
        return new Expressions().compile(text).evaluate(Given.input("{'n': 1}"));
    }

    @Test
    void endsARecursionThatGoesTooDeep() {
        assertThatThrownBy(() -> value("($f := function($x) { 1 + $f($x) }; $f(1))"))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("deep");
    }

    @Test
    void endsARecursionOfTwo() {
        assertThatThrownBy(
                        () ->
                                value(
                                        "($f := function($x) { 1 + $g($x) };"
                                                + " $g := function($x) { 1 + $f($x) }; $f(1))"))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("deep");
    }

    @Test
    void letsRecursionsThatEndGoOn() throws Exception {
        assertThat(value("($f := function($x) { $x < 2 ? 1 : $x * $f($x - 1) }; $f(10))"))
                .isEqualTo(3_628_800);
    }

    @Test
    void keepsNothingOfAnEvaluationThatWasEnded() throws Exception {
        var expressions = new Expressions();
        Expression endless = expressions.compile("($f := function($x) { 1 + $f($x) }; $f(1))");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> endless.evaluate(Given.input("1")))
                    .isInstanceOf(EvaluationException.class);
        }

        assertThat(expressions.compile("$states.input.n + 1").evaluate(Given.input("{'n': 1}")))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$range(1, 100000000, 1)",
                "$pad('x', 100000000)",
                "$pad('x', -100000000)",
            })
    void makesNoValuesThatAreTooLarge(String text) {
        assertThatThrownBy(() -> value(text))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("would give more than");
    }

    @Test
    void namesTheExpressionAndTheErrorOfTheSpecification() {
        assertThatThrownBy(() -> value("$states.input.missing"))
                .isInstanceOfSatisfying(
                        EvaluationException.class,
                        e -> assertThat(e.error()).isEqualTo("States.QueryEvaluationError"))
                .hasMessage(
                        "The expression {% $states.input.missing %} failed: it gives no value"
                                + " (undefined)");
    }
}
