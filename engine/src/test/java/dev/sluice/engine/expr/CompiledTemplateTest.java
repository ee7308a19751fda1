package dev.sluice.engine.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.model.Template;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Objects;

class CompiledTemplateTest {
    private static CompiledTemplate compiled(@Nullable Object value) {
        return Objects.requireNonNull(new Expressions().compile(new Template(value)));
    }

    @Test
    void replacesExpressionsAtAnyDepthAndKeepsTheRest() throws Exception {
        Object template =
                Given.json(
                        "{'a': [1, '{% $states.input.n %}', {'b': '{%$states.input%}'}], 'c':"
                                + " null}");

        Object value = compiled(template).evaluate(Given.input("{'n': 1.50}"));

        assertThat(Json.write(value)).isEqualTo("{\"a\":[1,1.50,{\"b\":{\"n\":1.50}}],\"c\":null}");
    }

    @Test
    void takesATextForAnExpressionOnlyAsAWhole() throws Exception {
        for (String text : new String[] {"a {% 1 %}", "{% 1 %} b", "{%1", " {% 1 %}", "{%}"}) {
            assertThat(compiled(text).evaluate(Given.input("{}"))).isEqualTo(text);
        }
        assertThat(compiled("{% 1 %}").evaluate(Given.input("{}"))).isEqualTo(1);
    }

    @Test
    void handsOutPartsWithoutExpressionsAsTheyAre() throws Exception {
        Object template = Given.json("{'fixed': {'deep': [1]}, 'n': '{% 1 %}'}");

        Map<?, ?> value = (Map<?, ?>) compiled(template).evaluate(Given.input("{}"));

        assertThat(Objects.requireNonNull(value).get("fixed"))
                .isSameAs(((Map<?, ?>) Objects.requireNonNull(template)).get("fixed"));
    }

    @Test
    void keepsExpressionsInNamesAsText() throws Exception {
        Object template = Given.json("{'{% 1 %}': '{% 2 %}'}");

        assertThat(Json.write(compiled(template).evaluate(Given.input("{}"))))
                .isEqualTo("{\"{% 1 %}\":2}");
    }

    @Test
    void failsAsAWholeWhereOneExpressionFails() {
        CompiledTemplate template =
                compiled(Given.json("{'a': 1, 'b': ['{% $states.input.no %}']}"));

        assertThatThrownBy(() -> template.evaluate(Given.input("{}")))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("$states.input.no");
    }

    @Test
    void isAbsentWhereTheTemplateIs() {
        assertThat(new Expressions().compile((Template) null)).isNull();
    }
}
