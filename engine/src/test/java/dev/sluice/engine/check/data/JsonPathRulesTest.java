package dev.sluice.engine.check.data;

import static dev.sluice.engine.check.CheckedFlows.check;
import static dev.sluice.engine.check.CheckedFlows.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.check.Checks;
import dev.sluice.engine.problem.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Locale;

class JsonPathRulesTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{'Variable':'$.n','NumericLessThan':1} | ",
                "{'Comment':'c','And':[{'Variable':'$.n','IsPresent':true},{'Not':{'Variable':'$$.a','IsNull':true}}]}"
                    + " | ",
                "{'Variable':'$x.y','StringEqualsPath':'$.z'} | ",
                "'{% true %}' | error choice.no-condition /when",
                "{} | error comparison.operators /when",
                "{'Variable':'$.n'} | error comparison.operators /when",
                "{'Variable':'$.n','IsNull':true,'IsPresent':true} | error comparison.operators"
                        + " /when",
                "{'IsNull':true} | error comparison.variable /when",
                "{'Variable':'n','IsNull':true} | error jsonpath.syntax /when/Variable",
                "{'Variable':'$.n','NumericLesThan':1} | error comparison.unknown"
                        + " /when/NumericLesThan",
                "{'Variable':'$.n','NumericEquals':'1'} | error comparison.operand"
                        + " /when/NumericEquals",
                "{'Variable':'$.n','TimestampEquals':'noon'} | error comparison.operand"
                        + " /when/TimestampEquals",
                "{'Variable':'$.n','IsString':'yes'} | error comparison.operand /when/IsString",
                "{'Variable':'$.n','StringEqualsPath':'n'} | error jsonpath.syntax"
                        + " /when/StringEqualsPath",
                "{'And':[]} | error comparison.list /when/And",
                "{'Or':[{'Variable':'$.n','IsNull':1}]} | error comparison.operand"
                        + " /when/Or/0/IsNull",
                "{'Not':{'Variable':'$.n','IsNul':1}} | error comparison.unknown /when/Not/IsNul",
            })
    void readsComparisonObjects(String when, String problem) {
        String steps =
                "'a': {'type':'choice','language':'JSONPath','otherwise':[],'rules':[{'when':"
                        + when
                        + "}]}";

        assertThat(
                        Checks.check(flow(steps)).stream()
                                .filter(p -> !p.code().equals("function.unused")))
                .extracting(
                        p ->
                                (p.severity().name().toLowerCase(Locale.ROOT)
                                        + " "
                                        + p.code()
                                        + " "
                                        + p.place().replace("/steps/a/rules/0", "")))
                .containsExactlyElementsOf(problem == null ? List.of() : List.of(problem));
    }

    @Test
    void namesTheOperatorThatAMistypedOneMayBe() {
        var problems =
                Checks.check(
                        flow(
                                "'a': {'type':'choice','language':'JSONPath','otherwise':[],"
                                    + "'rules':[{'when':{'Variable':'$.n','NumericLesThan':1}}]}"));

        assertThat(problems)
                .extracting(Problem::hint)
                .contains("Did you mean \"NumericLessThan\"? ");
    }

    @Test
    void findsNothingWrongWithAProperStepInJsonPath() {
        var flow =
                flow(
                        """
                        'a': {'type': 'function', 'function': 'f', 'language': 'JSONPath', 'inputPath': '$.order',
                              'parameters': {'id.$': '$.id', 'who.$': 'States.Format(\\u0027{}\\u0027, $who)', 'n': [1]},
                              'resultSelector': {'x.$': '$.y[*]'}, 'resultPath': null, 'outputPath': '$$.Execution.Input',
                              'timeoutSeconds': '$.limit', 'assign': {'all.$': '$'},
                              'catch': [{'errors': ['States.ALL'], 'resultPath': '$.e[0]', 'next': ['b']}],
                              'next': ['b']},
                        'b': {'type': 'map', 'language': 'JSONPath', 'items': '$.list', 'itemSelector': {'v.$': '$$.Map.Item.Value'},
                              'start': ['c'], 'steps': {'c': {'type': 'fail', 'language': 'JSONPath', 'error': '$.e', 'cause': 'why'}}}
                        """);

        assertThat(check(flow)).isEmpty();
    }
}
