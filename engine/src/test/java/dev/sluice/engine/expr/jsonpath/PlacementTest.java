package dev.sluice.engine.expr.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.expr.Given;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class PlacementTest {
    private static final Given NONE = Given.seeded(1);

    private static CompiledTemplate placed(Object input, String path, Object result) {
        return Placement.of(
                new CompiledTemplate.Constant(input),
                new Template(path),
                new CompiledTemplate.Constant(result));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':1} | $.b | {'a':1,'b':'r'}",
                "{'a':1} | $.a | {'a':'r'}",
                "{'a':1} | $['x y'] | {'a':1,'x y':'r'}",
                "{'a':1} | $.x\\.y | {'a':1,'x.y':'r'}",
                "{} | $.a.b.c.d | {'a':{'b':{'c':{'d':'r'}}}}",
                "{'a':{'b':{}}} | $.a.b.c | {'a':{'b':{'c':'r'}}}",
                "{'a':null} | $.a | {'a':'r'}",
                "{'a':null} | $.a.b | {'a':{'b':'r'}}",
                "{'a':[1,[2,3]]} | $.a[1][0] | {'a':[1,['r',3]]}",
                "{'a':[{},2]} | $.a[0].b | {'a':[{'b':'r'},2]}",
                "[1,2] | $[0] | ['r',2]",
                "[{'k':1}] | $[0].k | [{'k':'r'}]",
                "{'z':1,'a':2} | $.z | {'z':'r','a':2}",
            })
    void putsTheResultWhereThePathLeads(String input, String path, String expected)
            throws Exception {
        Object before = Given.json(input);
        String text = Json.write(before);

        Object after = placed(before, path, "r").evaluate(NONE);

        assertThat(Json.write(after).replace('"', '\'')).isEqualTo(expected);
        assertThat(Json.write(before)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'text' | $.a",
                "1 | $.a",
                "null | $.a",
                "[1] | $.a",
                "{'a':1} | $.a.b",
                "{'a':'x'} | $.a.b.c",
                "{'a':[1]} | $.a.b",
                "{'a':[1]} | $.a[1]",
                "{'a':{}} | $.a[0]",
                "{} | $.a[0]",
                "{'a':true} | $.a[0]",
            })
    void failsWhereTheInputHasNoSuchPlace(String input, String path) {
        assertThatThrownBy(() -> placed(Given.json(input), path, "r").evaluate(NONE))
                .isInstanceOfSatisfying(
                        EvaluationException.class,
                        e -> assertThat(e.error()).isEqualTo("States.ResultPathMatchFailure"))
                .hasMessage("The resultPath " + path + " cannot be applied to the step's input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$$.a", "$v", "$..a", "$.a[*]", "$.a[-1]", "$.a[0:1]", "$.a.length()"})
    void failsForAPathThatNamesNoSinglePlaceInTheInput(String path) {
        assertThatThrownBy(() -> placed(Map.of(), path, "r").evaluate(NONE))
                .isInstanceOfSatisfying(
                        EvaluationException.class,
                        e -> assertThat(e.error()).isEqualTo("States.Runtime"))
                .hasMessageContaining("names no single place");
    }

    @Test
    void sharesWhatItDoesNotChange() throws Exception {
        Object kept = Given.json("{'deep': [1]}");
        Object input = Map.of("kept", kept, "list", Given.json("[0]"));

        var after = (Map<?, ?>) placed(input, "$.list[0]", "r").evaluate(NONE);

        assertThat(after.get("kept")).isSameAs(kept);
    }

    @Test
    void evaluatesAResultItDropsSoThatItsErrorsAreSeen() throws Exception {
        CompiledTemplate failing = new Selection.Failing("wrong");

        assertThatThrownBy(
                        () ->
                                Placement.of(
                                                new CompiledTemplate.Constant(1),
                                                new Template(null),
                                                failing)
                                        .evaluate(NONE))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("wrong");
        assertThat(
                        Placement.of(
                                        new CompiledTemplate.Constant(1),
                                        new Template(null),
                                        new CompiledTemplate.Constant(2))
                                .evaluate(NONE))
                .isEqualTo(1);
    }
}
