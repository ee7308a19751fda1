package dev.sluice.app.edit.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.engine.check.Checks;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.problem.Problem.Fix;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class RepairsTest {
    private static final Path CHECKS =
            Path.of("..", "engine", "src", "main", "java", "dev", "sluice", "engine", "check");
    private static final Pattern CODE = Pattern.compile("\"([a-z0-9-]+\\.[a-z0-9-]+)\",\\s*\\S");

    /// What looks like a code and is none.
    private static final Set<String> NO_CODES = Set.of("nodejs22.x", "python3.13");

    private static final String MANUAL =
            "\"triggers\": {\"m\": {\"type\": \"manual\", \"next\": [\"a\"]}}";

    /// A flow that has a problem of a code, for every code that has a repair.
    private static final Map<String, String> REPAIRED =
            Map.ofEntries(
                    flow(
                            "scope.branches-meet",
                            "%s, 'steps': {'a': %s, 'b': %s, 'c': %s, 'd': %s}",
                            MANUAL,
                            pass("b", "c"),
                            pass("d"),
                            pass("d"),
                            pass()),
                    flow(
                            "scope.left",
                            "%s, 'steps': {'z': %s, 'a': %s, 'b': %s, 'c': %s, 'j': {'type':"
                                    + " 'join'}}",
                            MANUAL.replace("\"a\"", "\"z\""),
                            pass("a"),
                            pass("b", "c"),
                            pass("j"),
                            "{'type': 'choice', 'rules': [{'when': true, 'next': ['j']}],"
                                    + " 'otherwise': ['z']}"),
                    flow(
                            "wire.twice",
                            "%s, 'steps': {'a': %s, 'b': %s}",
                            MANUAL,
                            pass("b", "b"),
                            pass()),
                    flow("wire.dangling", "%s, 'steps': {'a': %s}", MANUAL, pass("nowhere")),
                    flow("wire.into-trigger", "%s, 'steps': {'a': %s}", MANUAL, pass("m")),
                    flow(
                            "wire.crosses-box",
                            "%s, 'steps': {'a': %s, 'g': %s}",
                            MANUAL,
                            pass("i", "g"),
                            "{'type': 'group', 'start': ['i'], 'steps': {'i': {'type':"
                                    + " 'transform'}}}"),
                    flow(
                            "join.without-fork",
                            "%s, 'steps': {'a': %s, 'j': {'type': 'join', 'next': ['b']}, 'b': %s}",
                            MANUAL,
                            pass("j"),
                            pass()),
                    flow(
                            "box.no-start",
                            "%s, 'steps': {'a': %s}",
                            MANUAL,
                            "{'type': 'group', 'start': [], 'steps': {'i': {'type': 'transform',"
                                    + " 'next': ['k']}, 'k': {'type': 'transform'}}}"),
                    flow(
                            "trigger.starts-nothing",
                            "'triggers': {'m': {'type': 'manual'}}, 'steps': {'a': %s, 'b': %s}",
                            pass("b"),
                            pass()),
                    flow("flow.no-trigger", "'steps': {'a': %s, 'b': %s}", pass("b"), pass()),
                    flow(
                            "flow.same-target-twice",
                            "'targets': ['aws', 'aws'], %s, 'steps': {'a': %s}",
                            MANUAL,
                            pass()),
                    flow(
                            "resource.unknown",
                            "%s, 'steps': {'a': {'type': 'publish', 'topic': 'news'}}",
                            MANUAL),
                    flow(
                            "step.unreachable",
                            "%s, 'steps': {'a': %s, 'b': %s}",
                            MANUAL,
                            pass(),
                            pass()),
                    flow(
                            "function.unused",
                            "%s, 'steps': {'a': %s}, 'functions': {'f': %s}",
                            MANUAL,
                            pass(),
                            "{'runtime': 'python3.13', 'handler': 'index.handler', 'code':"
                                    + " 'functions/f'}"),
                    flow(
                            "data.no-input",
                            "%s, 'steps': {'a': {'type': 'transform', 'input': 1}}",
                            MANUAL),
                    flow(
                            "data.nothing-after-fail",
                            "%s, 'steps': {'a': {'type': 'fail', 'error': 'No', 'output': 1}}",
                            MANUAL),
                    flow("limits.no-heartbeat", called("'heartbeatSeconds': 5")),
                    flow(
                            "timer.no-effect",
                            "'triggers': {'m': {'type': 'timer', 'rate': '5 minutes', 'timeZone':"
                                    + " 'UTC', 'next': ['a']}}, 'steps': {'a': %s}",
                            pass()),
                    flow("errors.never", called("'retry': [{'errors': ['States.Runtime']}]")),
                    flow(
                            "errors.again",
                            called(
                                    "'catch': [{'errors': ['A', 'B'], 'next': ['b']}, {'errors':"
                                            + " ['B', 'C'], 'next': ['b']}]")),
                    flow(
                            "errors.all-not-alone",
                            called(
                                    "'catch': [{'errors': ['A', 'States.ALL'], 'next': ['b']},"
                                            + " {'errors': ['B'], 'next': ['b']}]")));

    /// Why the others have none.
    private static final Map<String, String> LEFT =
            Map.ofEntries(
                    Map.entry(
                            "what is written has to be read by whoever wrote it",
                            "expression.syntax expression.not-whole expression.not-here"
                                    + " jsonpath.path jsonpath.twice jsonpath.text jsonpath.term"
                                    + " jsonpath.syntax jsonpath.place jsonpath.no-field"
                                    + " comparison.variable comparison.unknown comparison.operators"
                                    + " comparison.operand comparison.list errors.unknown"
                                    + " errors.none data.other-language http.path"
                                    + " parameters.not-an-object http.same-parameter"),
                    Map.entry(
                            "only the author knows the value",
                            "value.range value.no-text value.no-number wait.timestamp wait.how-long"
                                    + " timer.schedule object.no-key object.no-event map.items"
                                    + " map.item-reader map.item-batcher map.item-reader-field"
                                    + " map.item-batcher-field limits.heartbeat retry.max-delay"
                                    + " http.url http.no-url publish.where environment.value"
                                    + " environment.name function.handler function.runtime"
                                    + " function.package function.image function.no-code"
                                    + " function.code-outside flow.path choice.no-condition"
                                    + " webhook.unsigned aws.answer-limit aws.rate"
                                    + " aws.cron-seconds map.distributed"),
                    Map.entry(
                            "a name is the author's, and others may rely on it",
                            "id.twice id.invalid flow.name variable.name variable.outer"
                                    + " aws.reserved-variable http.same-route"),
                    Map.entry(
                            "which of several is meant is not known",
                            "map.two-sources callback.starts-several scope.two-forks"
                                    + " join.two-forks fork.two-joins wire.endless choice.no-rules"
                                    + " choice.no-otherwise resource.other-kind"
                                    + " flow.unknown-target queue.own-dead-letter"),
                    Map.entry("a function needs a language and code", "function.unknown"),
                    Map.entry(
                            "the value has to be given to the store of secrets first",
                            "secret.in-file environment.secret"),
                    Map.entry(
                            "a smaller flow is another flow",
                            "aws.environment-size aws.definition-size"),
                    Map.entry("the engine cannot do it", "step.not-yet"));

    private static Map.Entry<String, String> flow(String code, String text, Object... parts) {
        return Map.entry(code, text.formatted(parts).replace('\'', '"'));
    }

    private static String pass(String... next) {
        return next.length == 0
                ? "{'type': 'transform'}"
                : "{'type': 'transform', 'next': ['%s']}".formatted(String.join("', '", next));
    }

    private static String called(String field) {
        return MANUAL
                + ", 'steps': {'a': {'type': 'function', 'function': 'f', "
                + field
                + ", 'next': ['b']}, 'b': {'type': 'transform'}}, 'functions': {'f': {'runtime':"
                + " 'python3.13', 'handler': 'index.handler', 'code': 'functions/f'}}";
    }

    private static FlowDocument document(String fields) {
        try {
            return new FlowDocument(
                    FlowFolder.ofText(
                                    Path.of("flow"),
                                    "{\"sluice\": 1, \"name\": \"flow\", %s}".formatted(fields))
                            .flow(),
                    Layout.EMPTY);
        } catch (FlowFileException e) {
            throw new IllegalArgumentException(fields, e);
        }
    }

    static Stream<String> repairedCodes() {
        return REPAIRED.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("repairedCodes")
    void theRepairEndsTheProblemAndBringsNoError(String code) {
        FlowDocument document = document(REPAIRED.get(code));
        Problem problem =
                Checks.check(document.flow()).stream()
                        .filter(p -> p.code().equals(code))
                        .findFirst()
                        .orElseThrow(
                                () -> new AssertionError(Checks.check(document.flow()).toString()));

        Repair repair = Repairs.of(document, problem);

        FlowDocument after = repair.edit().apply(document);
        assertThat(Checks.check(after.flow()))
                .noneMatch(p -> p.code().equals(code) && p.place().equals(problem.place()))
                .allMatch(
                        p ->
                                p.severity() == Problem.Severity.WARNING
                                        || Checks.check(document.flow()).stream()
                                                .anyMatch(q -> q.code().equals(p.code())));
    }

    @Test
    void everyProblemOfTheChecksHasARepairOrAReasonWhyNot() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CHECKS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                CODE.matcher(Files.readString(file)).results().forEach(m -> codes.add(m.group(1)));
            }
        }
        codes.removeAll(NO_CODES);
        Map<String, String> reasons = new HashMap<>();
        LEFT.forEach(
                (reason, left) ->
                        List.of(left.split(" ")).forEach(code -> reasons.put(code, reason)));

        assertThat(codes).hasSizeGreaterThan(60);
        Set<String> told = new TreeSet<>(REPAIRED.keySet());
        told.addAll(reasons.keySet());
        assertThat(told).containsAll(codes);
        assertThat(REPAIRED.keySet()).doesNotContainAnyElementsOf(reasons.keySet());
    }

    @Test
    void repairsOfTheChecksAreEdits() {
        FlowDocument start = Samples.photoIntake();

        FlowDocument join = repaired(start, new Fix.InsertJoin("notify"));
        FlowDocument wire = repaired(start, new Fix.RemoveWire("thumbnail", "both"));
        FlowDocument step = repaired(start, new Fix.RemoveElement("resize"));

        assertThat(join.step("join").next()).containsExactly("notify");
        assertThat(wire.step("thumbnail").next()).isEmpty();
        assertThat(step.step("resize")).isNull();
        assertThat(Repairs.of(start, problem(new Fix.InsertJoin("nowhere")))).isNull();
    }

    @Test
    void anErrorForAllMovesToTheEndWithWhereItLeads() {
        FlowDocument document = document(REPAIRED.get("errors.all-not-alone"));
        Problem problem = Checks.check(document.flow()).getFirst();

        Step after = Repairs.of(document, problem).edit().apply(document).step("a");

        assertThat(after.handling().catchers())
                .extracting(c -> c.errors())
                .containsExactly(List.of("A"), List.of("B"), List.of("States.ALL"));
        assertThat(after.handling().catchers().getLast().next()).containsExactly("b");
    }

    private static FlowDocument repaired(FlowDocument document, Fix fix) {
        return Repairs.of(document, problem(fix)).edit().apply(document);
    }

    private static Problem problem(Fix fix) {
        return Problem.error("x.y", "", null, "It is wrong.", "").withFix(fix);
    }
}
