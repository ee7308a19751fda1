package dev.sluice.engine.expr.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.expr.Given;
import dev.sluice.engine.value.Json;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class PayloadTest {
    private static final Given GIVEN =
            Given.seeded(1)
                    .and("states", "{'context': {'Execution': {'Id': 'run'}}}")
                    .and("v", "{'w': 9}");
    private static final String DOCUMENT = "{'a': {'b': [1.0, null, 'x']}, 'n': 4}";

    private static @Nullable Object fill(@Nullable Object template) throws EvaluationException {
        var document = new CompiledTemplate.Constant(Given.json(DOCUMENT));
        return Payload.of(document, template).evaluate(GIVEN);
    }

    private static String filled(String template) throws EvaluationException {
        return Json.write(fill(Given.json(template))).replace('"', '\'');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | {}",
                "{'x.$': '$.n'} | {'x':4}",
                "{'x.$': '$.a.b'} | {'x':[1.0,null,'x']}",
                "{'x.$': '$.a.b[1]'} | {'x':null}",
                "{'x.$': '$.a.b[1:]'} | {'x':[null,'x']}",
                "{'x.$': '$$.Execution.Id'} | {'x':'run'}",
                "{'x.$': '$v.w'} | {'x':9}",
                "{'x.$': '$'} | {'x':{'a':{'b':[1.0,null,'x']},'n':4}}",
                "{'x.$': 'States.MathAdd($.n, 1)'} | {'x':5}",
                "{'x': '$.n'} | {'x':'$.n'}",
                "{'x': {'y': {'z.$': '$.n'}}} | {'x':{'y':{'z':4}}}",
                "{'x': [{'y.$': '$.n'}, [{'z.$': '$v.w'}], '$.n']} |"
                        + " {'x':[{'y':4},[{'z':9}],'$.n']}",
                "{'a.$': '$.n', 'b': 1, 'c.$': '$v.w'} | {'a':4,'b':1,'c':9}",
                "{'.$': '$.n'} | {'':4}",
                "{'x.$.$': '$.n'} | {'x.$':4}",
                "{'x.$y': '$.n'} | {'x.$y':'$.n'}",
                "{'x': null, 'y': true, 'z': 1.50} | {'x':null,'y':true,'z':1.50}",
                "[{'x.$': '$.n'}] | [{'x':4}]",
                "'text' | 'text'",
                "7 | 7",
            })
    void fillsInWhatKeysAskFor(String template, String expected) throws Exception {
        assertThat(filled(template)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'x.$': '$.z'} | States.ParameterPathFailure | The path $.z leads to nothing",
                "{'x.$': '$u'} | States.ParameterPathFailure | there is no variable $u",
                "{'x.$': '$$.Task.Token'} | States.ParameterPathFailure | there is no field"
                        + " \"Task\"",
                "{'l': [{'x.$': '$.a.c'}]} | States.ParameterPathFailure | there is no field \"c\"",
                "{'x.$': 'States.ArrayLength($.n)'} | States.IntrinsicFailure | must be an array;"
                        + " it is 4",
                "{'x.$': 'States.ArrayLength($.z)'} | States.ParameterPathFailure | The path $.z"
                        + " leads",
                "{'x.$': 'text'} | States.Runtime | \"x.$\" cannot be read: there is no function"
                        + " text",
                "{'x.$': '$.'} | States.Runtime | the name of a field was expected",
                "{'x.$': 1} | States.Runtime | \"x.$\" must hold a path or an intrinsic function",
                "{'x.$': {'y': 1}} | States.Runtime | must hold a path",
                "{'x.$': null} | States.Runtime | must hold a path",
            })
    void failsUnderTheNameOfWhatFailed(String template, String error, String why) {
        assertThatThrownBy(() -> filled(template))
                .isInstanceOfSatisfying(
                        EvaluationException.class, e -> assertThat(e.error()).isEqualTo(error))
                .hasMessageContaining(why);
    }

    @Property
    void aTemplateThatAsksForNothingIsGivenAsItIs(@ForAll("plain") Object template)
            throws Exception {
        assertThat(fill(template)).isSameAs(template);
    }

    @Test
    void givesTheVeryValuesThatItSelects() throws Exception {
        Object document = Given.json(DOCUMENT);
        Object filled =
                Payload.of(new CompiledTemplate.Constant(document), Map.of("x.$", "$.a"))
                        .evaluate(GIVEN);

        assertThat(((Map<?, ?>) filled).get("x")).isSameAs(((Map<?, ?>) document).get("a"));
    }

    @Test
    void doesNotAskForTheDocumentWhereItNeedsNone() throws Exception {
        CompiledTemplate failing = new Selection.Failing("no document");

        assertThat(Payload.of(failing, Map.of("x", 1)).evaluate(GIVEN)).isEqualTo(Map.of("x", 1));
        assertThatThrownBy(() -> Payload.of(failing, Map.of("x.$", "$")).evaluate(GIVEN))
                .hasMessage("no document");
    }

    @Test
    void keepsTheOrderOfKeys() throws Exception {
        Map<String, Object> template = new LinkedHashMap<>();
        for (String key : List.of("z.$", "a", "m.$", "b")) {
            template.put(key, "$.n");
        }

        assertThat(((Map<?, ?>) fill(template)).keySet().stream().map(String::valueOf))
                .containsExactly("z", "a", "m", "b");
    }

    @Provide
    static Arbitrary<Object> plain() {
        Arbitrary<Object> leaf = Arbitraries.of(1, "x", "$.n", "States.UUID()", true, 2.5);
        Arbitrary<Object> list = leaf.list().ofMaxSize(3).map(l -> (Object) l);
        return Arbitraries.maps(
                        Arbitraries.of("a", "b.c", "$", "x$"), Arbitraries.oneOf(leaf, list))
                .map(map -> (Object) map);
    }
}
