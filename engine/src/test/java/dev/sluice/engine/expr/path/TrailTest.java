package dev.sluice.engine.expr.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.expr.Given;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class TrailTest {
    private static String follow(String path, String document) throws Exception {
        return Json.write(PathParser.whole(path).trail().follow(Given.json(document)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$",
                "$.a",
                "$['a'][0]",
                "$.x['a','b']",
                "$[-1]",
                "$[(@.length-1)]",
                "$..a.length()"
            })
    void leadsToOneValueAtMost(String path) throws Exception {
        assertThat(PathParser.whole(path).trail().isDefinite()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$.*", "$..a", "$[0,1]", "$[0:1]", "$[?(@.a)]", "$['a','b'].c", "$[*].a"})
    void leadsToAsManyAsThereAre(String path) throws Exception {
        assertThat(PathParser.whole(path).trail().isDefinite()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$..a | {'a': {'a': [{'a': 1}]}} | [{\"a\":[{\"a\":1}]},[{\"a\":1}],1]",
                "$..a | [] | []",
                "$..a | 'text' | []",
                "$..* | {'x': [1, {'y': 2}]} | [[1,{\"y\":2}],1,{\"y\":2},2]",
                "$.*.* | {'x': [1], 'y': {'z': 2}, 'w': 3} | [1,2]",
                "$[*][0] | [[1], [], [2, 3], 4] | [1,2]",
                "$[*].a | [{'a': 1}, {'b': 2}, {'a': null}] | [1,null]",
                "$[*]['a','b'] | [{'a': 1, 'b': 2}, {'b': 3}, 4] | [{\"a\":1,\"b\":2},{\"b\":3}]",
                "$[*]['a','b'].c | [{'a': {'c': 1}, 'b': {'c': 2}}, {'b': {'c': 3}}] | [1,2,3]",
                "$..['a','b'] | {'x': {'a': 1, 'b': 2}, 'y': {'a': 3}} | [{\"a\":1,\"b\":2}]",
                "$['a','z'] | {'a': 1} | {\"a\":1}",
                "$[?(@.id == $[0].id)].id | [{'id': 1}, {'id': 2}, {'id': 1}] | [1,1]",
                "$['b','a'] | {'a': 1, 'b': 2, 'c': 3} | {\"b\":2,\"a\":1}",
                "$[5].x[*] | [1] | []",
                "$[1,0,1] | [1, 2] | [2,1,2]",
                "$[0,7] | [1, 2] | [1]",
                "$[-9:9] | [1, 2] | [1,2]",
                "$[1:-1] | [1, 2, 3, 4] | [2,3]",
                "$[2:1] | [1, 2, 3] | []",
                "$[?(@ > 1)] | [1, 2, 3] | [2,3]",
                "$[?(@.k)] | {'k': 1} | [{\"k\":1}]",
                "$[?(@.k)] | {'j': 1} | []",
                "$[*][?(@.k)] | [[{'k': 1}], {'k': 2}, 3] | [{\"k\":1},{\"k\":2}]",
            })
    void gathersInTheOrderOfTheDocument(String path, String document, String expected)
            throws Exception {
        assertThat(follow(path, document)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$['a','z'] | [1] | the field \"a\" is looked for in an array, not in an object",
                "$.z[*] | {} | there is no field \"z\"",
                "$[0:1] | {} | elements are looked for in an object",
                "$[0,1] | 'x' | elements are looked for in a text",
                "$[?(@.a)] | 1 | elements are looked for in a number",
                "$[?(@.a)] | null | elements are looked for in null",
                "$[(@.length-3)] | [1, 2] | there is no element -3 in an array of 2",
            })
    void saysWhereItGoesNoFurther(String path, String document, String why) {
        assertThatThrownBy(() -> follow(path, document))
                .isInstanceOf(MissingException.class)
                .hasMessageContaining(why);
    }

    @Test
    void changesNothing() throws Exception {
        Object document = Given.json("{'a': [{'b': 1}, {'b': 2}]}");
        String before = Json.write(document);

        var found = (List<?>) PathParser.whole("$.a[*]").trail().follow(document);

        assertThat(found).hasSize(2);
        assertThat(Json.write(document)).isEqualTo(before);
    }
}
