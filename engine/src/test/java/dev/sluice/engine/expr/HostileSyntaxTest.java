package dev.sluice.engine.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileSyntaxTest {
    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "{", "-", "$f(", "$x?"})
    void anEndlesslyNestedExpressionIsAProblemAndNoCrash(String part) {
        assertThat(new Expressions().problem(part.repeat(20_000))).isPresent();
        assertThatThrownBy(() -> Syntax.parse(part.repeat(20_000)))
                .isInstanceOf(EvaluationException.class);
    }

    @Test
    void aLongTextInAnExpressionIsNoProblem() {
        var expressions = new Expressions();

        assertThat(expressions.problem("'" + "a".repeat(50_000) + "'")).isEmpty();
        assertThat(expressions.problem("\"" + "\\\"".repeat(1_000) + "\"")).isEmpty();
        assertThat(expressions.problem("/*" + "a".repeat(50_000) + "*/ 1")).isEmpty();
    }

    @Test
    void anExpressionHasABoundedLength() {
        String text = "'" + "a".repeat(1_000_000) + "'";

        assertThat(new Expressions().problem(text)).contains("it is longer than 100000 characters");
        assertThatThrownBy(() -> Syntax.parse(text))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("longer than 100000 characters");
    }
}
