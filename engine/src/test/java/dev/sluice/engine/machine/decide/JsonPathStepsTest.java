package dev.sluice.engine.machine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.json.text.JsonText;
import dev.sluice.engine.json.text.RecordReader;
import dev.sluice.engine.json.v1.FlowJson;
import dev.sluice.engine.json.v1.Flows;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

/// Runs of steps in JSONPath.
class JsonPathStepsTest {
    /// A flow of these steps, which begins at `a`; every step is in JSONPath unless a space stands
    /// behind its `type`.
    private static Flow flow(String steps) {
        String text =
                """
                {"sluice": 1, "name": "test",
                 "triggers": {"go": {"type": "manual", "next": ["a"]}},
                 "steps": {%s},
                 "functions": {"f": {"runtime": "python3.13", "handler": "h", "code": "c"}}}
                """
                        .formatted(
                                steps.replace('`', '"')
                                        .replace(
                                                "\"type\":",
                                                "\"language\": \"JSONPath\", \"type\":"));
        try {
            var read = RecordReader.read(JsonText.parse(text), FlowJson.class);
            if (read.value() == null) {
                throw new IllegalArgumentException(read.problems() + " in " + text);
            }
            return Flows.read(read.value());
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException(e.getMessage() + " in " + text, e);
        }
    }

    private static Play play(String steps, String input) {
        return Play.of(flow(steps), input.replace('`', '"'));
    }

    private static String output(Play play) {
        return Json.write(play.output()).replace('"', '`');
    }

    @Test
    void leadsDataThroughTheFiveFieldsOfACall() {
        Play play =
                play(
                        """
                        `a`: {`type`: `function`, `function`: `f`, `inputPath`: `$.order`,
                              `parameters`: {`id.$`: `$.id`, `run.$`: `$$.Execution.Name`, `fixed`: 1},
                              `resultSelector`: {`sum.$`: `$.total`}, `resultPath`: `$.priced`,
                              `outputPath`: `$['priced','order']`, `assign`: {`whole.$`: `$`},
                              `next`: [`b`]},
                        `b`: {`type`: `transform`, `parameters`: {`in.$`: `$`, `was.$`: `$whole`}}
                        """,
                        "{`order`: {`id`: 7}, `x`: 1}");

        assertThat(Json.write(play.call("a").arguments()))
                .isEqualTo("{\"id\":7,\"run\":\"run-1\",\"fixed\":1}");
        play.answer("a", "{'total': 1.50, 'more': true}");

        assertThat(output(play))
                .isEqualTo(
                        "{`in`:{`priced`:{`sum`:1.50},`order`:{`id`:7}},"
                                + "`was`:{`total`:1.50,`more`:true}}");
    }

    @Test
    void givesTheEnvelopeWhereTheStepAsksForIt() {
        Play play =
                play(
                        "`a`: {`type`: `function`, `function`: `f`, `result`: `envelope`,"
                                + " `outputPath`: `$.Payload`}",
                        "0");

        assertThat(output(play.answer("a", "{'n': 1}"))).isEqualTo("{`n`:1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{`n`: 5} | `big`",
                "{`n`: 1, `k`: `x`} | [`small`,1]",
                "{`n`: 1} | {`n`:1}",
            })
    void takesTheFirstRuleThatHolds(String input, String expected) {
        Play play =
                play(
                        """
                        `a`: {`type`: `choice`, `rules`: [
                            {`when`: {`Variable`: `$.n`, `NumericGreaterThan`: 3}, `next`: [`big`]},
                            {`when`: {`And`: [{`Variable`: `$.k`, `IsPresent`: true},
                                              {`Variable`: `$.k`, `StringMatches`: `x*`}]},
                             `assign`: {`m.$`: `$.n`}, `next`: [`small`]}],
                          `otherwise`: []},
                        `big`: {`type`: `transform`, `parameters`: `big`},
                        `small`: {`type`: `transform`,
                                  `parameters`: {`l.$`: `States.Array('small', $m)`}, `outputPath`: `$.l`}
                        """,
                        input);

        assertThat(output(play)).isEqualTo(expected);
    }

    @Test
    void choosesByWhatInputPathSelectsAndHandsThatOn() {
        String choice =
                """
                `a`: {`type`: `choice`, `inputPath`: `$.in`, %s
                      `rules`: [{`when`: {`Variable`: `$.n`, `IsNumeric`: true}, `next`: []}]}
                """;

        assertThat(output(play(choice.formatted(""), "{`in`: {`n`: 1}}"))).isEqualTo("{`n`:1}");
        assertThat(output(play(choice.formatted("`outputPath`: `$.n`,"), "{`in`: {`n`: 1}}")))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "`inputPath`: `$.no` | States.Runtime",
                "`parameters`: {`x.$`: `$.no`} | States.ParameterPathFailure",
                "`parameters`: {`x.$`: `States.MathAdd($.s, 1)`} | States.IntrinsicFailure",
                "`resultPath`: `$.s.t` | States.ResultPathMatchFailure",
                "`outputPath`: `$.no` | States.Runtime",
                "`assign`: {`x.$`: `$.no`} | States.ParameterPathFailure",
            })
    void failsUnderTheSpecificationsNames(String field, String error) {
        Play play = play("`a`: {`type`: `transform`, " + field + "}", "{`s`: `text`}");

        assertThat(play.failure().error()).isEqualTo(error);
    }

    @Test
    void failsWhereNoRuleHolds() {
        String steps =
                "`a`: {`type`: `choice`, `rules`: [{`when`: {`Variable`: `$.n`, `NumericEquals`:"
                        + " 1}, `next`: []}]}";

        assertThat(play(steps, "{`n`: 2}").failure().error()).isEqualTo("States.NoChoiceMatched");
        assertThat(play(steps, "{}").failure().error()).isEqualTo("States.Runtime");
    }

    @Test
    void letsStatesAllCatchAPathThatLeadsNowhereButNoErrorOfTheInterpreter() {
        String steps =
                """
                `a`: {`type`: `function`, `function`: `f`, %s,
                      `catch`: [{`errors`: [`States.ALL`], `resultPath`: `$.e`,
                                 `assign`: {`why.$`: `$.Error`}, `next`: [`b`]}]},
                `b`: {`type`: `transform`, `parameters`: {`in.$`: `$.a`, `e.$`: `$.e.Error`, `v.$`: `$why`}}
                """;

        assertThat(output(play(steps.formatted("`parameters`: {`x.$`: `$.no`}"), "{`a`: 1}")))
                .isEqualTo(
                        "{`in`:1,`e`:`States.ParameterPathFailure`,"
                                + "`v`:`States.ParameterPathFailure`}");
        assertThat(play(steps.formatted("`inputPath`: `$.no`"), "{`a`: 1}").failure().error())
                .isEqualTo("States.Runtime");
    }

    @Test
    void waitsAsLongAsAPathSays() {
        String seconds =
                "`a`: {`type`: `wait`, `inputPath`: `$.w`, `seconds`: `$.s`, `outputPath`: `$.o`}";
        Play play = play(seconds, "{`w`: {`s`: 30, `o`: `done`}}");

        assertThat(play.nextTimer()).isEqualTo(Duration.ofSeconds(30));
        assertThat(output(play.fire())).isEqualTo("`done`");

        String until = "`a`: {`type`: `wait`, `timestamp`: `$.t`}";
        assertThat(play(until, "{`t`: `2030-01-02T03:05:05.006Z`}").nextTimer())
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(play(until, "{`t`: `soon`}").failure().error()).isEqualTo("States.Runtime");
        assertThat(play(until, "{}").failure().error()).isEqualTo("States.Runtime");
    }

    @Test
    void limitsACallByAPath() {
        Play play =
                play(
                        "`a`: {`type`: `function`, `function`: `f`, `timeoutSeconds`: `$.limit`}",
                        "{`limit`: 9}");

        assertThat(play.nextTimer()).isEqualTo(Duration.ofSeconds(9));
        assertThat(play.fire().failure().error()).isEqualTo("States.Timeout");
    }

    @Test
    void runsAMapOverItemsOfAPath() {
        Play play =
                play(
                        """
                        `a`: {`type`: `map`, `inputPath`: `$.order`, `items`: `$.lines`,
                              `itemSelector`: {`i.$`: `$$.Map.Item.Index`, `v.$`: `$$.Map.Item.Value.n`,
                                               `of.$`: `$.id`},
                              `maxConcurrency`: `$.atOnce`, `resultPath`: `$.out`, `outputPath`: `$.out`,
                              `resultSelector`: {`all.$`: `$`},
                              `start`: [`b`],
                              `steps`: {`b`: {`type`: `transform`,
                                  `parameters`: {`l.$`: `States.Array($.i, $.v, $.of, $$.Map.Item.Index)`},
                                  `outputPath`: `$.l`}}}
                        """,
                        "{`order`: {`id`: `o`, `atOnce`: 1, `lines`: [{`n`: 5}, {`n`: 6}]}}");

        assertThat(output(play)).isEqualTo("{`all`:[[0,5,`o`,0],[1,6,`o`,1]]}");
        assertThat(
                        play(
                                        "`a`: {`type`: `map`, `start`: [], `steps`: {}, `items`:"
                                                + " `$.no`}",
                                        "{}")
                                .failure()
                                .error())
                .isEqualTo("States.Runtime");
    }

    @Test
    void joinsBranchesAsAParallelStateDoes() {
        Play play =
                play(
                        """
                        `a`: {`type`: `group`, `inputPath`: `$.in`, `parameters`: {`p.$`: `$.x`},
                              `resultSelector`: {`first.$`: `$[0]`, `all.$`: `$`}, `resultPath`: `$.r`,
                              `start`: [`b`, `c`], `steps`: {
                                `b`: {`type`: `transform`, `parameters`: {`b.$`: `$.p`}, `next`: [`j`]},
                                `c`: {`type`: `transform`, `next`: [`j`]},
                                `j`: {`type`: `join`, `assign`: {`n.$`: `$[0].b`},
                                      `resultSelector`: {`l.$`: `States.Array($[1], $[0])`},
                                      `outputPath`: `$.l`}}}
                        """,
                        "{`in`: {`x`: 1}}");

        assertThat(output(play))
                .isEqualTo("{`in`:{`x`:1},`r`:{`first`:{`p`:1},`all`:[{`p`:1},{`b`:1}]}}");
    }

    @Test
    void failsWithTextsOfPathsAndFunctions() {
        String fail =
                "`a`: {`type`: `fail`, `error`: `$.name`, `cause`: `States.Format('no {}',"
                        + " $.what)`}";
        Play play = play(fail, "{`name`: `Gone`, `what`: `way`}");

        assertThat(play.failure().error()).isEqualTo("Gone");
        assertThat(play.failure().cause()).isEqualTo("no way");
        assertThat(
                        play(
                                        "`a`: {`type`: `fail`, `error`: `States.Timeout`, `cause`:"
                                                + " `$9 short`}",
                                        "0")
                                .failure()
                                .cause())
                .isEqualTo("$9 short");
        assertThat(play(fail, "{`name`: 1, `what`: 2}").failure().error())
                .isEqualTo("States.Runtime");
    }

    @Test
    void endsWithWhatOutputPathSelects() {
        String succeed = "`a`: {`type`: `succeed`, `inputPath`: `$.a`, `outputPath`: `$.b`}";

        assertThat(output(play(succeed, "{`a`: {`b`: 1}}"))).isEqualTo("1");
    }

    @Test
    void mixesWithStepsInJsonata() {
        Play play =
                play(
                        """
                        `a`: {`type`: `transform`, `assign`: {`x.$`: `$.n`}, `next`: [`b`]},
                        `b`: {`type` : `transform`, `output`: `{% {'sum': $x + $states.input.n} %}`,
                              `assign`: {`y`: `{% $x %}`}, `next`: [`c`]},
                        `c`: {`type`: `transform`, `parameters`: {`in.$`: `$.sum`, `y.$`: `$y`}}
                        """,
                        "{`n`: 2}");

        assertThat(output(play)).isEqualTo("{`in`:4,`y`:2}");
    }
}
