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

import java.util.Map;

/// What InputPath and OutputPath select.
class SelectionTest {
    private static final CompiledTemplate DOCUMENT =
            new CompiledTemplate.Constant(Given.json("{'a': [1, 2, 3, 4], 'b': {'c': null}}"));

    private static Object select(Object path) throws EvaluationException {
        return Selection.of(DOCUMENT, new Template(path)).evaluate(Given.seeded(1).and("v", "[5]"));
    }

    /// The example of the specification for several values is among them.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$.a[0,1] | [1,2]",
                "$.a[1] | 2",
                "$.a[?(@ > 2)] | [3,4]",
                "$.a[?(@ > 9)] | []",
                "$.b.c | null",
                "$.b | {\"c\":null}",
                "$v | [5]",
            })
    void selectsSomeOfTheDocument(String path, String expected) throws Exception {
        assertThat(Json.write(select(path))).isEqualTo(expected);
    }

    @Test
    void isTheDocumentItselfWhereNothingIsSelected() {
        assertThat(Selection.of(DOCUMENT, null)).isSameAs(DOCUMENT);
        assertThat(Selection.of(DOCUMENT, new Template("$"))).isSameAs(DOCUMENT);
    }

    @Test
    void isAnEmptyObjectWhereNullIsWritten() throws Exception {
        assertThat(select(null)).isEqualTo(Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$.z | The path $.z leads to nothing: there is no field \"z\"",
                "$.b.c.d | the field \"d\" is looked for in null, not in an object",
                "$.a[4] | there is no element 4 in an array of 4",
                "$w | there is no variable $w",
                "b | The path b cannot be read: $ was expected (at position 1)",
                "$.b. | cannot be read: the name of a field was expected (at position 5)",
            })
    void failsAsTheInterpreterItself(String path, String why) {
        assertThatThrownBy(() -> select(path))
                .isInstanceOfSatisfying(
                        EvaluationException.class,
                        e -> assertThat(e.error()).isEqualTo("States.Runtime"))
                .hasMessageContaining(why);
    }

    @Test
    void refusesWhatIsNoText() {
        assertThatThrownBy(() -> select(7))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("A path must be a text; it is no text");
    }
}
