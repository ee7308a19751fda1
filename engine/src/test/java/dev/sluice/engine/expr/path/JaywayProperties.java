package dev.sluice.engine.expr.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;

import dev.sluice.engine.expr.Given;
import dev.sluice.engine.value.Json;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Paths mean what they mean to Jayway's JsonPath, to which the States Language refers.
class JaywayProperties {
    private static final String NOTHING = "leads to nothing";

    @Property(tries = 4_000)
    void pathsLeadWhereTheyDoInJayway(
            @ForAll("documents") Object document, @ForAll("paths") String path) throws Exception {
        assertThat(ours(document, path))
                .as(path + " in " + Json.write(document))
                .isEqualTo(theirs(document, path));
    }

    @Property(tries = 2_000)
    void filtersFindWhatTheyDoInJayway(
            @ForAll("documents") Object document, @ForAll("filters") String filter)
            throws Exception {
        for (String path :
                List.of(
                        "$[?(" + filter + ")]",
                        "$..a[?(" + filter + ")]",
                        "$.b[?(" + filter + ")].a")) {
            assertThat(ours(document, path))
                    .as(path + " in " + Json.write(document))
                    .isEqualTo(theirs(document, path));
        }
    }

    @Property(tries = 1_000)
    void summariesAreWhatTheyAreInJayway(
            @ForAll("numbers") List<Number> numbers, @ForAll("summaries") String summary)
            throws Exception {
        Object document = Map.of("a", numbers);
        String path = "$.a." + summary + "()";

        assertThat(number(ours(document, path))).isEqualTo(number(theirs(document, path)));
    }

    private static String ours(Object document, String path) throws PathSyntaxException {
        try {
            return Json.write(PathParser.whole(path).of(document, Given.input("1")));
        } catch (MissingException e) {
            return NOTHING;
        }
    }

    private static String theirs(Object document, String path) {
        try {
            return Json.write(com.jayway.jsonpath.JsonPath.read(document, path));
        } catch (PathNotFoundException e) {
            return NOTHING;
        } catch (InvalidPathException e) {
            assertThat(e).as(path).hasMessageContaining("can not be applied to primitives");
            return NOTHING;
        } catch (JsonPathException e) {
            return NOTHING;
        }
    }

    private static Double number(String text) {
        return text.equals(NOTHING) ? Double.NaN : Math.rint(Double.parseDouble(text) * 1e6) / 1e6;
    }

    @Provide
    static Arbitrary<Object> documents() {
        Arbitrary<Object> leaf = Arbitraries.of(0, 1, 2, 2.5, "a", "x", true, false);
        return nested(nested(nested(leaf)));
    }

    /// Objects and arrays of such values, and the values themselves.
    private static Arbitrary<Object> nested(Arbitrary<Object> inner) {
        Arbitrary<Object> list = inner.list().ofMaxSize(4).map(l -> (Object) l);
        Arbitrary<Object> object =
                Arbitraries.maps(Arbitraries.of("a", "b", "c"), inner)
                        .ofMaxSize(3)
                        .map(map -> (Object) new LinkedHashMap<>(map));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(1, inner),
                net.jqwik.api.Tuple.of(3, list),
                net.jqwik.api.Tuple.of(4, object));
    }

    @Provide
    static Arbitrary<String> paths() {
        Arbitrary<String> segment =
                Arbitraries.of(
                        ".a",
                        ".b",
                        ".c",
                        "['a']",
                        "[\"b\"]",
                        "[0]",
                        "[1]",
                        "[-1]",
                        "[-2]",
                        ".*",
                        "[*]",
                        "..a",
                        "..b",
                        "[0:2]",
                        "[:1]",
                        "[1:]",
                        "[-2:]",
                        "[0,1]",
                        "[0,-1]",
                        "['a','b']",
                        "['a','z']",
                        "[?(@.a)]",
                        "[?(@.a == $.a)]",
                        "[?(@.b == 1)]");
        return segment.list().ofMinSize(1).ofMaxSize(4).map(all -> "$" + String.join("", all));
    }

    @Provide
    static Arbitrary<String> filters() {
        Arbitrary<String> operand =
                Arbitraries.of(
                        "@.a", "@.b", "@['a']", "@.a.b", "@[0]", "@", "$.a", "$.b[0]", "1", "2.5",
                        "'x'", "true");
        Arbitrary<String> comparison =
                Combinators.combine(
                                Arbitraries.of("@.a", "@.b", "@[0]", "@"),
                                Arbitraries.of("==", "!=", "<", "<=", ">", ">="),
                                operand)
                        .as((left, operator, right) -> left + " " + operator + " " + right);
        Arbitrary<String> dense = comparison.map(text -> text.replace(" ", ""));
        Arbitrary<String> one =
                Arbitraries.oneOf(
                        comparison,
                        dense,
                        Arbitraries.of("@.a", "@.b.a", "!@.a", "@.a in [1, 'x']", "@.a size 2"));
        return Arbitraries.oneOf(
                one,
                Combinators.combine(one, Arbitraries.of(" && ", " || "), one)
                        .as((left, joint, right) -> left + joint + right),
                one.map(each -> "!(" + each + ")"));
    }

    /// None below 0: there Jayway's max() is wrong.
    @Provide
    static Arbitrary<List<Number>> numbers() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 50).map(n -> (Number) n),
                        Arbitraries.integers().between(0, 50).map(n -> (Number) (n / 4.0)))
                .list()
                .ofMaxSize(6);
    }

    @Provide
    static Arbitrary<String> summaries() {
        return Arbitraries.of("length", "min", "max", "sum", "avg");
    }
}
