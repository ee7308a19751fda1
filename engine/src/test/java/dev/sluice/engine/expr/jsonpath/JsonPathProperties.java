package dev.sluice.engine.expr.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.Given;
import dev.sluice.engine.expr.path.Equality;
import dev.sluice.engine.expr.path.PathParser;
import dev.sluice.engine.expr.path.PathSyntaxException;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.value.Json;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

class JsonPathProperties {
    @Property
    void aPathInBracketsLeadsBackToTheValueItNames(@ForAll("steps") List<Object> steps)
            throws Exception {
        Object leaf = new ArrayList<>(List.of("leaf"));
        Object document = wrapped(leaf, steps);

        assertThat(PathParser.whole(path(steps)).of(document, Given.input("1"))).isSameAs(leaf);
        assertThat(PathParser.whole(dotted(steps)).of(document, Given.input("1"))).isSameAs(leaf);
    }

    @Property
    void aResultIsFoundWhereItWasPlacedAndTheRestIsAsItWas(
            @ForAll("steps") List<Object> steps, @ForAll("json") Object result) throws Exception {
        Object document = wrapped("leaf", steps);
        String before = Json.write(document);
        CompiledTemplate placed =
                Placement.of(
                        new CompiledTemplate.Constant(document),
                        new Template(path(steps)),
                        new CompiledTemplate.Constant(result));

        Object after = placed.evaluate(Given.input("1"));

        assertThat(PathParser.whole(path(steps)).of(after, Given.input("1"))).isEqualTo(result);
        assertThat(Json.write(after)).isEqualTo(Json.write(wrapped(result, steps)));
        assertThat(Json.write(document)).isEqualTo(before);
    }

    @Property
    void anyTextIsReadOrRefusedWithAPosition(@ForAll("texts") String text) {
        try {
            TermParser.whole(text);
        } catch (PathSyntaxException e) {
            assertThat(e.getMessage()).matches("(?s).*\\(at position \\d+\\)");
        }
        assertThat(PathSyntax.term("$" + text))
                .satisfies(problem -> problem.ifPresent(String::strip));
    }

    @Property
    void textAndJsonAreEachOthersOpposite(@ForAll("json") Object value) throws Exception {
        String text = "States.StringToJson(States.JsonToString($))";

        assertThat(Json.write(TermParser.whole(text).of(value, Given.input("1"))))
                .isEqualTo(Json.write(value));
    }

    @Property
    void anEscapedTextIsTheTextItself(@ForAll String text) throws Exception {
        String escaped = text.replaceAll("(['{}\\\\])", "\\\\$1");

        assertThat(TermParser.whole("States.Format('" + escaped + "')").of(null, Given.input("1")))
                .isEqualTo(text);
        assertThat(TermParser.whole("States.Array('" + escaped + "')").of(null, Given.input("1")))
                .isEqualTo(List.of(text));
    }

    @Property
    void base64IsUndone(@ForAll("base64able") String text) throws Exception {
        String there = "States.Base64Decode(States.Base64Encode($))";

        assertThat(TermParser.whole(there).of(text, Given.input("1"))).isEqualTo(text);
    }

    @Property
    void partsOfAnArrayMakeItUpAgain(
            @ForAll @Size(max = 30) List<Integer> array,
            @ForAll @IntRange(min = 1, max = 12) int size)
            throws Exception {
        var parts =
                (List<?>)
                        TermParser.whole("States.ArrayPartition($, " + size + ")")
                                .of(array, Given.input("1"));

        List<Object> together = new ArrayList<>();
        parts.forEach(part -> together.addAll((List<?>) part));
        assertThat(together).isEqualTo(array);
        assertThat(parts)
                .allSatisfy(part -> assertThat((List<?>) part).hasSizeLessThanOrEqualTo(size));
    }

    @Property
    void whatIsUniqueStaysSo(@ForAll @Size(max = 20) List<@IntRange(max = 5) Integer> array)
            throws Exception {
        Object once = TermParser.whole("States.ArrayUnique($)").of(array, Given.input("1"));

        assertThat(once).isEqualTo(array.stream().distinct().toList());
        assertThat(TermParser.whole("States.ArrayUnique($)").of(once, Given.input("1")))
                .isEqualTo(once);
    }

    @Property
    void aRandomNumberIsWithinItsBounds(
            @ForAll long seed,
            @ForAll @IntRange(min = -50, max = 50) int from,
            @ForAll @IntRange(min = 1, max = 100) int range)
            throws Exception {
        Object drawn =
                TermParser.whole("States.MathRandom(" + from + ", " + (from + range) + ")")
                        .of(null, Given.seeded(seed));

        assertThat((Integer) drawn).isBetween(from, from + range - 1);
    }

    @Property
    void aRandomIdIsOneOfVersion4(@ForAll long seed) throws Exception {
        assertThat(TermParser.whole("States.UUID()").of(null, Given.seeded(seed)))
                .asString()
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Property
    void aPatternMatchesWhatTheSameRegularExpressionDoes(
            @ForAll("patterns") String pattern, @ForAll("patterns") String text) {
        var regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean isEscape = c == '\\' && i + 1 < pattern.length();
            regex.append(
                    c == '*'
                            ? ".*"
                            : Pattern.quote(String.valueOf(isEscape ? pattern.charAt(++i) : c)));
        }

        assertThat(Wildcards.match(pattern, text))
                .isEqualTo(
                        Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches());
    }

    @Property
    void numbersAreComparedByWhatTheyAreWorth(
            @ForAll int number, @ForAll @IntRange(max = 9) int zeros) throws Exception {
        Number written = (Number) Json.parse(number + "." + "0".repeat(zeros + 1));

        assertThat(Equality.same(number, written)).isTrue();
        assertThat(Equality.same(List.of(number), List.of(written))).isTrue();
        assertThat(Equality.order(written, (long) number + 1)).isNegative();
    }

    @Provide
    static Arbitrary<List<Object>> steps() {
        Arbitrary<Object> name = Arbitraries.strings().ofMinLength(1).ofMaxLength(6).map(s -> s);
        Arbitrary<Object> index = Arbitraries.integers().between(0, 3).map(i -> i);
        return Arbitraries.oneOf(name, index).list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    static Arbitrary<Object> json() {
        Arbitrary<Object> leaf =
                Arbitraries.oneOf(
                        Arbitraries.integers().map(i -> (Object) i),
                        Arbitraries.strings().ofMaxLength(8).map(s -> (Object) s),
                        Arbitraries.of(true, false).map(b -> (Object) b));
        Arbitrary<Object> list = leaf.list().ofMaxSize(4).map(l -> (Object) l);
        Arbitrary<Object> object =
                Arbitraries.maps(
                                Arbitraries.strings().ofMaxLength(5), Arbitraries.oneOf(leaf, list))
                        .ofMaxSize(4)
                        .map(m -> (Object) m);
        return Arbitraries.oneOf(leaf, list, object);
    }

    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.of(
                        "$",
                        "$$",
                        ".",
                        "..",
                        "[",
                        "]",
                        "(",
                        ")",
                        "?",
                        "@",
                        "'",
                        "\"",
                        "*",
                        ",",
                        ":",
                        "-",
                        "1",
                        "99999999999999999999",
                        "name",
                        "States.",
                        "States.Array(",
                        "States.Format('",
                        "\\",
                        "{}",
                        " ",
                        "&&",
                        "||",
                        "==",
                        "!",
                        "null",
                        "\n")
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
    }

    @Provide
    static Arbitrary<String> base64able() {
        return Arbitraries.strings().ascii().ofMaxLength(200);
    }

    @Provide
    static Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars('a', 'b', '*', '\\').ofMaxLength(7);
    }

    private static Object wrapped(Object leaf, List<Object> steps) {
        Object value = leaf;
        for (Object step : steps.reversed()) {
            if (step instanceof Integer index) {
                List<Object> list = new ArrayList<>(List.of("x", "x", "x", "x"));
                list.set(index, value);
                value = list;
            } else {
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("beside", 1.5);
                map.put((String) step, value);
                value = map;
            }
        }
        return value;
    }

    private static String path(List<Object> steps) {
        var path = new StringBuilder("$");
        for (Object step : steps) {
            path.append(
                    step instanceof String name
                            ? "['" + name.replaceAll("(['\\\\])", "\\\\$1") + "']"
                            : "[" + step + "]");
        }
        return path.toString();
    }

    private static String dotted(List<Object> steps) {
        var path = new StringBuilder("$");
        for (Object step : steps) {
            path.append(
                    step instanceof String name
                            ? "." + name.replaceAll("(?s)(.)", "\\\\$1")
                            : "[" + step + "]");
        }
        return path.toString();
    }
}
