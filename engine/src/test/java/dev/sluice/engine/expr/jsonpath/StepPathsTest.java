package dev.sluice.engine.expr.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.expr.Given;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class StepPathsTest {
    /// A step with the five fields as JSON texts, in the order of the specification.
    private static StepPaths paths(boolean hasResult, @Nullable String... fields) {
        return new StepPaths(
                new Data.Paths(
                        template(fields, 0),
                        template(fields, 1),
                        template(fields, 2),
                        template(fields, 3),
                        template(fields, 4)),
                hasResult);
    }

    private static @Nullable Template template(@Nullable String[] fields, int index) {
        String text = index < fields.length ? fields[index] : null;
        return text == null ? null : new Template(Given.json(text));
    }

    private static Given state(String input, String result) {
        return Given.seeded(1)
                .and(
                        "states",
                        "{'input': "
                                + input
                                + ", 'result': "
                                + result
                                + ", 'errorOutput': {'Error': 'E', 'Cause': 'c'}"
                                + ", 'context': {'DayOfWeek': 'TUESDAY'}}")
                .and("v", "[1]");
    }

    private static String json(CompiledTemplate template, Given given) throws Exception {
        return Json.write(template.evaluate(given)).replace('"', '\'');
    }

    /// The example of the specification's section on payload templates.
    @Test
    void fillsAPayloadTemplate() throws Exception {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("flagged", true);
        parameters.put("parts", Map.of("last3.$", "$.vals[-3:]"));
        parameters.put("weekday.$", "$$.DayOfWeek");
        parameters.put("all", List.of(Map.of("of.$", "$v[0]"), "$.vals"));
        parameters.put("formattedOutput.$", "States.Format('Today is {}', $$.DayOfWeek)");
        StepPaths step =
                new StepPaths(
                        new Data.Paths(null, new Template(parameters), null, null, null), true);

        assertThat(
                        json(
                                step.input(),
                                state("{'flagged': 7, 'vals': [0, 10, 20, 30, 40, 50]}", "0")))
                .isEqualTo(
                        "{'flagged':true,'parts':{'last3':[30,40,50]},'weekday':'TUESDAY','all':[{'of':1},'$.vals'],'formattedOutput':'Today"
                            + " is TUESDAY'}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "- | - | {'a':1}",
                "'$' | - | {'a':1}",
                "'$.a' | - | 1",
                "null | - | {}",
                "'$v' | - | [1]",
                "'$$.DayOfWeek' | - | 'TUESDAY'",
                "null | {'b':2} | {'b':2}",
                "'$.a' | {'b.$':'$'} | {'b':1}",
                "- | 5 | 5",
            })
    void makesTheEffectiveInput(String inputPath, String parameters, String expected)
            throws Exception {
        assertThat(json(paths(true, inputPath, parameters).input(), state("{'a': 1}", "0")))
                .isEqualTo(expected);
    }

    /// The examples of the specification's section on ResultPath among them.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "{'m':{'d':[1,2,3]}} | - | '$.m.d' | - | {'m':{'d':6}}",
                "{'m':{'d':[1,2,3]}} | - | '$.m.result.sum' | - |"
                        + " {'m':{'d':[1,2,3],'result':{'sum':6}}}",
                "{'a':1} | - | '$.b.greeting' | - | {'a':1,'b':{'greeting':6}}",
                "{'a':1} | - | - | - | 6",
                "{'a':1} | - | '$' | - | 6",
                "{'a':1} | - | null | - | {'a':1}",
                "{'a':1} | {'s.$':'$'} | - | - | {'s':6}",
                "{'a':1} | {'s.$':'$'} | '$.a' | '$.a' | {'s':6}",
                "{'a':1} | - | '$.b' | '$.b' | 6",
                "{'a':1} | - | '$.b' | null | {}",
                "{'a':[1,2]} | - | '$.a[1]' | - | {'a':[1,6]}",
                "{'a':[{'b':1}]} | - | '$.a[0].c' | - | {'a':[{'b':1,'c':6}]}",
                "{'a':null} | - | '$.a.b' | - | {'a':{'b':6}}",
                "{'a':[1,2]} | - | - | '$v' | [1]",
            })
    void makesTheOutput(
            String input, String selector, String resultPath, String outputPath, String expected)
            throws Exception {
        StepPaths step = paths(true, null, null, selector, resultPath, outputPath);

        assertThat(json(step.output(), state(input, "6"))).isEqualTo(expected);
    }

    @Test
    void putsTheEffectiveInputOfAStepWithoutResultInItsPlace() throws Exception {
        StepPaths step = paths(false, "'$.a'", "{'x.$': '$'}", null, "'$.b'");

        assertThat(json(step.output(), state("{'a': 1}", "6"))).isEqualTo("{'a':1,'b':{'x':1}}");
    }

    @Test
    void combinesWithTheRawInputAlsoBehindAnInputPath() throws Exception {
        StepPaths step = paths(true, "'$.numbers'", null, null, "'$.sum'");

        assertThat(json(step.output(), state("{'title': 't', 'numbers': [3, 4]}", "7")))
                .isEqualTo("{'title':'t','numbers':[3,4],'sum':7}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "'foo' | - | - | - | '$.x' | - | States.ResultPathMatchFailure",
                "{'a':1} | - | - | - | '$.a.b' | - | States.ResultPathMatchFailure",
                "{'a':[1]} | - | - | - | '$.a[1]' | - | States.ResultPathMatchFailure",
                "{'a':[1]} | - | - | - | '$.a.b' | - | States.ResultPathMatchFailure",
                "{} | - | - | {'x.$':'$.no'} | - | - | States.ParameterPathFailure",
                "{} | - | - | {'x.$':'States.Array($.no)'} | - | - | States.ParameterPathFailure",
                "{} | - | - | {'x.$':'States.ArrayLength($)'} | - | - | States.IntrinsicFailure",
                "{} | - | - | {'x.$':'no'} | - | - | States.Runtime",
                "{} | - | - | {'x.$':1} | - | - | States.Runtime",
                "{} | - | - | - | '$..x' | - | States.Runtime",
                "{} | - | - | - | '$v' | - | States.Runtime",
                "{} | - | - | - | 'x' | - | States.Runtime",
                "{} | - | - | - | - | '$.no' | States.Runtime",
                "{} | - | - | - | - | 7 | States.Runtime",
                "{} | - | - | - | - | '$.' | States.Runtime",
                "{} | '$.no' | - | {} | - | - | -",
            })
    void failsUnderTheSpecificationsNames(
            String input,
            String inputPath,
            String parameters,
            String selector,
            String resultPath,
            String outputPath,
            String error) {
        StepPaths step = paths(true, inputPath, parameters, selector, resultPath, outputPath);

        if (error == null) {
            assertThatThrownBy(() -> step.input().evaluate(state(input, "6")))
                    .isInstanceOfSatisfying(
                            EvaluationException.class,
                            e -> assertThat(e.error()).isEqualTo("States.Runtime"));
            return;
        }
        assertThatThrownBy(() -> step.output().evaluate(state(input, "6")))
                .isInstanceOfSatisfying(
                        EvaluationException.class, e -> assertThat(e.error()).isEqualTo(error));
    }

    @Test
    void assignsFromTheResultOrTheEffectiveInputOrTheError() throws Exception {
        Map<String, Template> assign = new LinkedHashMap<>();
        assign.put("x.$", new Template("$"));
        assign.put("y", new Template(Map.of("z.$", "$$.DayOfWeek")));
        Given given = state("{'a': 1}", "6");

        assertThat(StepPaths.names(assign)).containsExactly("x", "y");
        assertThat(json(paths(true, "'$.a'").assigned(assign).getFirst(), given)).isEqualTo("6");
        assertThat(json(paths(false, "'$.a'").assigned(assign).getFirst(), given)).isEqualTo("1");
        assertThat(json(paths(true).assignedByCatch(assign).getFirst(), given))
                .isEqualTo("{'Error':'E','Cause':'c'}");
        assertThat(json(paths(true).assigned(assign).getLast(), given))
                .isEqualTo("{'z':'TUESDAY'}");
    }

    @Test
    void putsACaughtErrorIntoTheRawInput() throws Exception {
        Given given = state("{'a': 1}", "6");

        assertThat(json(paths(true).caught(new Template("$.e")), given))
                .isEqualTo("{'a':1,'e':{'Error':'E','Cause':'c'}}");
        assertThat(json(paths(true).caught(null), given)).isEqualTo("{'Error':'E','Cause':'c'}");
        assertThat(json(paths(true).caught(new Template(null)), given)).isEqualTo("{'a':1}");
    }

    @Test
    void takesTextsForValuesOnlyWhereTheyArePathsOrFunctionsAsAWhole() throws Exception {
        StepPaths step = paths(true, "'$.a'");
        Given given = state("{'a': {'n': 3}}", "6");

        assertThat(json(step.value(new Template("$.n")), given)).isEqualTo("3");
        assertThat(json(step.value(new Template("States.Array($.n)")), given)).isEqualTo("[3]");
        assertThat(json(step.value(new Template("States.Timeout")), given))
                .isEqualTo("'States.Timeout'");
        assertThat(json(step.value(new Template("$5 are missing")), given))
                .isEqualTo("'$5 are missing'");
        assertThat(json(step.value(new Template(7)), given)).isEqualTo("7");
        assertThat(json(step.value(new Template(Map.of("m.$", "$.n"))), given))
                .isEqualTo("{'m':3}");
        assertThat(step.value(null)).isNull();
        assertThat(json(step.items(null), given)).isEqualTo("{'n':3}");
    }
}
