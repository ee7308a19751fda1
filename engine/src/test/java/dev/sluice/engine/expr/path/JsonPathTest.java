package dev.sluice.engine.expr.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.expr.Given;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

class JsonPathTest {
    private static final String STORE =
            """
            {'store': {'book': [
                {'category': 'reference', 'author': 'Nigel Rees', 'title': 'Sayings', 'price': 8.95},
                {'category': 'fiction', 'author': 'Evelyn Waugh', 'title': 'Sword', 'price': 12.99},
                {'category': 'fiction', 'author': 'Herman Melville', 'title': 'Moby Dick',
                    'isbn': '0-553-21311-3', 'price': 8.99},
                {'category': 'fiction', 'author': 'J. R. R. Tolkien', 'title': 'The Lord',
                    'isbn': '0-395-19395-8', 'price': 22.99}],
              'bicycle': {'color': 'red', 'price': 19.95}},
            'expensive': 10, 'a b': 1, 'x.y': 2, 'none': null, 'list': [[1, 2], [3]], 'n': 1.0}
            """;

    private static Object of(String path) throws Exception {
        return PathParser.whole(path)
                .of(Given.json(STORE), Given.input("{}").and("v", "{'w': [7, 8]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$.expensive | 10",
                "$.store.bicycle.color | 'red'",
                "$['store']['bicycle']['color'] | 'red'",
                "$[\"store\"].bicycle | {'color': 'red', 'price': 19.95}",
                "$.store.['bicycle'].color | 'red'",
                "$['a b'] | 1",
                "$['x.y'] | 2",
                "$.x\\.y | 2",
                "$.\\stor\\e.bicycle.color | 'red'",
                "$.none | null",
                "$.n | 1.0",
                "$.list[0] | [1, 2]",
                "$.list[0][1] | 2",
                "$.list[-1] | [3]",
                "$.list[(@.length-1)] | [3]",
                "$.store.book[0].title | 'Sayings'",
                "$.store.book[*].price | [8.95, 12.99, 8.99, 22.99]",
                "$..author | ['Nigel Rees', 'Evelyn Waugh', 'Herman Melville', 'J. R. R. Tolkien']",
                "$.store..price | [8.95, 12.99, 8.99, 22.99, 19.95]",
                "$..book[2].title | ['Moby Dick']",
                "$..['isbn'] | ['0-553-21311-3', '0-395-19395-8']",
                "$.store.bicycle.* | ['red', 19.95]",
                "$.store.bicycle['color','price'] | {'color': 'red', 'price': 19.95}",
                "$.store.book[0,1].price | [8.95, 12.99]",
                "$.store.book[0,-1].price | [8.95, 22.99]",
                "$.store.book[:2].price | [8.95, 12.99]",
                "$.store.book[1:2].price | [12.99]",
                "$.store.book[-2:].price | [8.99, 22.99]",
                "$.store.book[2:].price | [8.99, 22.99]",
                "$.store.book[3:1] | []",
                "$.store.book[?(@.isbn)].price | [8.99, 22.99]",
                "$.store.book[?(!@.isbn)].price | [8.95, 12.99]",
                "$.store.book[?(@.price < 10)].title | ['Sayings', 'Moby Dick']",
                "$.store.book[?(@.price >= 12.990)].price | [12.99, 22.99]",
                "`$.store.book[?(@.price <= 8.95 || @.price > 20)].price` | [8.95, 22.99]",
                "$.store.book[?(@.category == 'fiction' && @.price < 10)].title | ['Moby Dick']",
                "$.store.book[?(@.category != 'fiction')].price | [8.95]",
                "$.store.book[?(@['author'] in ['Nigel Rees', 'Nobody'])].price | [8.95]",
                "$.store.book[?(@.author nin ['Nigel Rees'])].price | [12.99, 8.99, 22.99]",
                "$.store.book[?(@.title contains 'Lord')].price | [22.99]",
                "$.store.book[?((@.isbn) && !(@.price < 10))].price | [22.99]",
                "$.list[?(@ size 1)] | [[3]]",
                "$.list[?(@ empty false)] | [[1, 2], [3]]",
                "$.store.bicycle[?(@.color == 'red')].price | [19.95]",
                "$.store.book[?(@.none == null)] | []",
                "$.store.book.length() | 4",
                "$.store.bicycle.keys() | ['color', 'price']",
                "$.store.book[*].price.sum() | 53.92",
                "$.store.book[*].price.max() | 22.99",
                "$.list[0].avg() | 1.5",
                "$.list.first() | [1, 2]",
                "$v.w[1] | 8",
                "$v | {'w': [7, 8]}",
            })
    void leadsToWhatItNames(String path, String expected) throws Exception {
        assertThat(Json.write(of(path))).isEqualTo(Json.write(Given.json(expected)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$.missing | there is no field \"missing\"",
                "$.store.book.title | looked for in an array, not in an object",
                "$.expensive.x | looked for in a number",
                "$.none.x | looked for in null",
                "$.list[2] | there is no element 2 in an array of 2",
                "$.list[-3] | there is no element -3",
                "$.store[0] | looked for in an object, not in an array",
                "$.missing[*] | there is no field \"missing\"",
                "$.expensive[0:1] | elements are looked for in a number",
                "$.expensive.length() | length() wants an array, object or text",
                "$.store.book.sum() | sum() wants an array of numbers",
                "$w | there is no variable $w",
            })
    void saysWhyItLeadsNowhere(String path, String why) {
        assertThatThrownBy(() -> of(path))
                .isInstanceOf(MissingException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$states.input | $states is of JSONata; here $ is the input",
                "store | $ was expected (at position 1)",
                "`` | $ was expected (at position 1)",
                "$. | the name of a field was expected (at position 3)",
                "$.a[ | an index, a name in quotes, * or a filter was expected (at position 5)",
                "$.a[1 | ] was expected (at position 6)",
                "$.a['b] | it ends too early (at position 8)",
                "$.a b | the path should end here (at position 4)",
                "$.a[1]x | the path should end here (at position 7)",
                "$.a[b] | an index, a name in quotes",
                "$.a['b', 1] | a name in quotes was expected",
                "$.a[?(@.b ==)] | a path, a text in quotes, a number",
                "$.a[?(@.b =~ /x/)] | ) was expected",
                "$.a[99999999999] | a whole number was expected (at position 5)",
                "$.a.size() | there is no function size()",
                "$.a[(@.size-1)] | length was expected",
            })
    void saysWhereATextStopsBeingAPath(String path, String why) {
        assertThatThrownBy(() -> PathParser.whole(path == null ? "" : path))
                .isInstanceOf(PathSyntaxException.class)
                .hasMessageContaining(why);
    }

    /// The examples of the specification.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$.store.book",
                "$.store\\.book",
                "$.\\stor\\e.boo\\k",
                "$.store.book.title",
                "$.foo.\\.bar",
                "$.foo\\@bar.baz\\[\\[.\\?pretty",
                "$.&Ж中.\uD800\uDF46",
                "$.ledgers.branch[0].pending.count",
                "$.ledgers.branch[0]",
                "$.ledgers[0][22][315].foo",
                "$['store']['book']",
                "$['store'][0]['book']"
            })
    void takesReferencePathsAsThePublishedOnesAre(String path) throws Exception {
        assertThat(PathParser.whole(path).isReference()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$.a[-1]",
                "$.a[0,1]",
                "$.a[0:1]",
                "$.a[*]",
                "$..a",
                "$.a[?(@.b)]",
                "$.a.length()",
                "$.a[(@.length-1)]",
            })
    void tellsReferencePathsFromOthers(String path) throws Exception {
        assertThat(PathParser.whole(path).isReference()).isFalse();
    }

    @Test
    void givesTheVeryObjectThatItSelects() throws Exception {
        Object inner = Given.json("{'c': 1e3}");
        Object document = Map.of("a", List.of(Map.of("b", inner)));

        assertThat(PathParser.whole("$.a[0].b").of(document, Given.input("1"))).isSameAs(inner);
        assertThat(Json.write(inner)).isEqualTo("{\"c\":1e3}");
    }

    @Test
    void readsTheContextObject() throws Exception {
        Given given =
                Given.seeded(1)
                        .and("states", "{'input': 1, 'context': {'Execution': {'Id': 'r'}}}");

        assertThat(PathParser.whole("$$.Execution.Id").of(null, given)).isEqualTo("r");
    }

    @Test
    void endsSearchesThatNeverWould() throws Exception {
        Object wide = Json.parse("[" + "1,".repeat(2_999) + "1]");
        JsonPath path = PathParser.whole("$[?(@)][?(@)]..*");
        JsonPath square = PathParser.whole("$.." + "*..".repeat(40) + "*");
        Object deep = Json.parse("[".repeat(60) + "]".repeat(60));

        assertThat(path.of(wide, Given.input("1"))).isEqualTo(List.of());
        assertThatThrownBy(() -> square.of(deep, Given.input("1")))
                .isInstanceOf(MissingException.class)
                .hasMessageContaining("looks at more than");
    }
}
