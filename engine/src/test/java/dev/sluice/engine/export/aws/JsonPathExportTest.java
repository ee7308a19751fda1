package dev.sluice.engine.export.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Map;

/// Steps in JSONPath become states in JSONPath, with the fields of the specification.
class JsonPathExportTest {
    @TempDir Path temp;

    private Map<?, ?> machine;
    private Map<?, ?> states;

    @BeforeEach
    void export() throws Exception {
        var exported = ExportedFlow.of("flow", ExportedFlow.resource("jsonpath"), temp);
        machine = (Map<?, ?>) Json.parse(exported.text("statemachine.asl.json"));
        states = (Map<?, ?>) machine.get("States");
    }

    @Test
    void theFlowHasNoProblem() throws Exception {
        var folder = FlowFolder.open(ExportedFlow.resource("jsonpath"));

        assertThat(folder.check("aws"))
                .filteredOn(p -> !p.problem().code().equals("step.not-yet"))
                .isEmpty();
    }

    @Test
    void onlyStatesInJsonataNameTheirLanguage() {
        assertThat(machine.get("QueryLanguage")).isNull();
        assertThat(state("manual input").get("QueryLanguage")).isEqualTo("JSONata");
        assertThat(state("selected").get("QueryLanguage")).isNull();
        assertThat(state("both").get("QueryLanguage")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "selected | Resource | '${FFunctionArn}'",
                "selected | InputPath | '$.order'",
                "selected | Parameters | {'id.$':'$.id','fixed':1}",
                "selected | ResultSelector |"
                        + " {'sum.$':'$.total','deep':{'all.$':'$'},'run.$':'$$.Execution.Id'}",
                "selected | ResultPath | '$.priced'",
                "selected | OutputPath | '$.priced'",
                "selected | Assign | {'whole.$':'$'}",
                "selected | TimeoutSecondsPath | '$.limit'",
                "selected | Catch |"
                    + " [{'ErrorEquals':['States.ALL'],'Assign':{'why.$':'$.Cause'},'ResultPath':'$.error','Next':'failed'}]",
                "plain | TimeoutSeconds | 5",
                "plain | Parameters | -",
                "narrow | Resource | '${FFunctionArn}'",
                "narrow | InputPath | '$.a.b[0]'",
                "narrow | Parameters | -",
                "called | Parameters |"
                        + " {'FunctionName':'${FFunctionArn}','Payload.$':'States.Array($.x)'}",
                "called | ResultPath | '$.y'",
                "called result | InputPath | '$.y.Payload'",
                "called result | ResultPath | '$.y'",
                "summed | Parameters | {'value.$':'States.MathAdd($.y, 1)'}",
                "summed result | InputPath | '$.z.value'",
                "taken | InputPath | '$.z'",
                "taken | Parameters | -",
                "placed | ResultPath | '$.answer'",
                "dropped | ResultPath | null",
                "enveloped | Resource | 'arn:aws:states:::lambda:invoke'",
                "enveloped | Parameters | {'FunctionName':'${FFunctionArn}','Payload.$':'$'}",
                "shaped | Parameters | {'FunctionName':'${FFunctionArn}','Payload':{'y.$':'$'}}",
                "shaped | InputPath | '$.x'",
                "shaped | OutputPath | '$.Payload'",
                "pause | SecondsPath | '$.s'",
                "pause | InputPath | '$.w'",
                "until | TimestampPath | '$$.Execution.Input.t'",
                "fixed | Seconds | 1",
                "fixed | OutputPath | null",
                "which | InputPath | '$.in'",
                "which | Choices |"
                    + " [{'Variable':'$.answer.StatusCode','NumericEquals':200,'Assign':{'x.$':'$.y'},'Next':'both'},{'And':[{'Variable':'$.a','IsPresent':true},{'Not':{'Variable':'$.b','StringEqualsPath':'$.a'}}],'Next':'items'}]",
                "both | ResultSelector | {'all.$':'$'}",
                "both | Assign | {'n.$':'States.ArrayLength($)'}",
                "box | InputPath | '$.all'",
                "box | Parameters | {'p.$':'$[0]'}",
                "box | Assign | {'first.$':'States.Format(\\u0027{} $.x\\u0027, $[0])'}",
                "box | ResultPath | '$.boxed'",
                "box | OutputPath | -",
                "box | Next | 'box result'",
                "box result | InputPath | '$.boxed[0]'",
                "box result | ResultPath | '$.boxed'",
                "box result | OutputPath | '$.boxed'",
                "box result | Next | 'box2'",
                "box2 | ResultSelector | {'r.$':'$[0].deep','w.$':'$whole'}",
                "box3 | OutputPath | '$[0].x'",
                "parallel | ResultPath | '$.parallel'",
                "parallel | Next | 'items'",
                "items | ItemsPath | '$.lines'",
                "items | ItemSelector | {'i.$':'$$.Map.Item.Index','v.$':'$$.Map.Item.Value'}",
                "items | MaxConcurrencyPath | '$.atOnce'",
                "items | InputPath | '$.order'",
                "told | Parameters | {'TopicArn':'${NewsTopicArn}','Message':{'m.$':'$.out'}}",
                "asked | Parameters |"
                    + " {'FunctionName':'${FFunctionArn}','Payload':{'token.$':'$$.Task.Token'}}",
                "ended | OutputPath | '$.out'",
                "failed | ErrorPath | '$.error.Error'",
                "failed | CausePath | 'States.Format(\\u0027no: {}\\u0027, $why)'",
            })
    void writesTheFieldsOfTheSpecification(String state, String field, String expected) {
        Map<?, ?> fields = state(state);

        assertThat(fields.containsKey(field) ? Json.write(fields.get(field)) : "-")
                .isEqualTo(expected.replace('\'', '"').replace("\\u0027", "'"));
    }

    @Test
    void aGroupThatIsNothingButAForkIsOneParallelState() {
        assertThat(Json.write(state("parallel").get("Branches")))
                .isEqualTo(
                        "[{\"StartAt\":\"left\",\"States\":{\"left\":{\"Type\":\"Pass\",\"End\":true}}},"
                            + "{\"StartAt\":\"right\",\"States\":{\"right\":{\"Type\":\"Pass\",\"End\":true}}}]");
        assertThat(Json.write(state("box").get("Branches"))).contains("\"Result\":\"constant\"");
    }

    private Map<?, ?> state(String name) {
        return (Map<?, ?>) states.get(name);
    }
}
