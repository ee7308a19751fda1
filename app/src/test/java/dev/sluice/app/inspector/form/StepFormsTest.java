package dev.sluice.app.inspector.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.JsonPathSamples;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.inspector.form.field.Derived;
import dev.sluice.app.inspector.form.field.Field;
import dev.sluice.app.inspector.form.field.Field.Kind;
import dev.sluice.app.inspector.form.field.Templates;
import dev.sluice.app.inspector.form.field.Typed;
import dev.sluice.engine.check.Checks;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.problem.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The forms of every kind of step and trigger, in both languages.
class StepFormsTest {
    private static final Templates TEMPLATES = new Templates(_ -> Optional.empty());
    private static final Step.Head HEAD = Step.Head.of("s");
    private static final Handling HANDLING =
            new Handling(
                    List.of(
                            new Handling.Retrier(
                                    List.of("States.ALL"), null, null, null, null, null)),
                    List.of(
                            new Handling.Catcher(
                                    List.of("States.ALL"), List.of("end"), null, Map.of(), null)));

    static Stream<Step> steps() {
        return Stream.of(
                        Data.NONE,
                        new Data(QueryLanguage.JSONPATH, null, null, Map.of(), false, null))
                .flatMap(StepFormsTest::steps);
    }

    private static Stream<Step> steps(Data data) {
        boolean inPaths = data.language() == QueryLanguage.JSONPATH;
        List<String> next = List.of("end");
        Template when =
                new Template(
                        inPaths
                                ? JsonPathSamples.comparison("$.a", "IsPresent", true)
                                : "{% true %}");
        var rule = new Step.Rule(null, when, next, null, Map.of());
        var inside = new Step.Succeed(Step.Head.of("inside"), Data.NONE);
        var body = new Step.Body(List.of("inside"), Map.of("inside", inside));
        var none = Limits.NONE;
        return Stream.of(
                new Step.Function(HEAD, "f", data, none, HANDLING, next),
                new Step.Choice(HEAD, List.of(rule), next, data),
                new Step.Join(HEAD, data, next),
                new Step.Map(
                        HEAD, null, null, null, null, null, null, null, null, body, data, none,
                        HANDLING, next),
                new Step.Group(HEAD, body, data, none, HANDLING, next),
                new Step.Wait(HEAD, new Template(1), null, data, next),
                new Step.Transform(HEAD, data, next),
                new Step.Callback(HEAD, "f", null, data, none, HANDLING, next),
                new Step.Http(
                        HEAD,
                        null,
                        new Template("https://example.org"),
                        null,
                        null,
                        null,
                        data,
                        none,
                        HANDLING,
                        next),
                new Step.Publish(HEAD, "q", null, data, none, HANDLING, next),
                new Step.ObjectAccess(
                        HEAD, "get", "b", new Template("k"), data, none, HANDLING, next),
                new Step.SubFlow(HEAD, "../other", data, none, HANDLING, next),
                new Step.Succeed(HEAD, data),
                new Step.Fail(HEAD, new Template("E"), null, data));
    }

    private static FlowDocument holding(Step step) {
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("s", step);
        steps.put("end", new Step.Succeed(Step.Head.of("end"), Data.NONE));
        Map<String, Trigger> triggers =
                Map.of("t", new Trigger.Manual(Trigger.Head.of("t", List.of("s"))));
        var function = FunctionSpec.of("f", "python3.13", "index.handler", "functions/f");
        return new FlowDocument(
                new Flow(
                        "flow",
                        null,
                        List.of(),
                        null,
                        null,
                        Map.of(),
                        triggers,
                        steps,
                        Map.of("f", function),
                        Map.of(
                                "q",
                                new Resource.Queue("q", null, null),
                                "b",
                                new Resource.Bucket("b", null))),
                Layout.EMPTY);
    }

    private static List<Field> fields(FlowDocument document, Step step) {
        return Stream.of(
                        StepForm.of(document, step, TEMPLATES),
                        DataForm.of(step, TEMPLATES),
                        ErrorForm.of(document, step, TEMPLATES))
                .flatMap(form -> form.sections().stream())
                .flatMap(section -> section.fields().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyFieldTakesAValueOfItsKindAndChangesTheFlow(Step step) {
        FlowDocument document = holding(step);
        for (Field field : fields(document, step)) {
            if (field.kind() instanceof Kind.Shown || field.key().equals("language")) {
                continue;
            }
            List<Edit> edits = new ArrayList<>();
            for (String text : texts(field)) {
                if (field.typed(text) instanceof Typed.Change(Edit edit)) {
                    edits.add(edit);
                }
            }
            assertThat(edits).as(field.key()).isNotEmpty();
            assertThat(edits.getFirst().apply(document)).as(field.key()).isNotEqualTo(document);
        }
    }

    static Stream<Trigger> triggers() {
        var head = Trigger.Head.of("t", List.of("s"));
        return Stream.of(
                new Trigger.Manual(head),
                new Trigger.Http(head, null, "/old", null, null),
                new Trigger.Timer(head, "0 5 * * *", null, null, null, null, null),
                new Trigger.Timer(head, null, null, null, "1 hour", null, null),
                new Trigger.ObjectChange(head, "b", List.of("created"), null, null),
                new Trigger.Queue(head, "q", null, null, null, null),
                new Trigger.Topic(head, "p", Map.of()),
                new Trigger.Webhook(head, null, null, List.of(), null));
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void everyFieldOfATriggerTakesAValueOfItsKindAndChangesTheFlow(Trigger trigger) {
        FlowDocument known = holding(new Step.Succeed(HEAD, Data.NONE));
        Flow flow = known.flow();
        var document =
                known.withFlow(
                        new Flow(
                                flow.name(),
                                flow.comment(),
                                flow.targets(),
                                flow.timeoutSeconds(),
                                flow.maxSteps(),
                                flow.parameters(),
                                Map.of("t", trigger),
                                flow.steps(),
                                flow.functions(),
                                flow.resources()));
        changesEach(TriggerForm.of(document, trigger, TEMPLATES), document);
        changesEach(DataForm.of(trigger, TEMPLATES), document);
    }

    @Test
    void everyFieldOfAFunctionAndOfTheFlowTakesAValueOfItsKindAndChangesTheFlow() {
        FlowDocument document = holding(new Step.Succeed(HEAD, Data.NONE));
        FunctionSpec function = document.flow().functions().get("f");
        changesEach(new Form(FunctionForm.sections(function, TEMPLATES)), document);
        changesEach(FlowForm.of(document, TEMPLATES), document);
    }

    private static void changesEach(Form form, FlowDocument document) {
        List<Field> fields =
                form.sections().stream().flatMap(section -> section.fields().stream()).toList();
        for (Field field : fields) {
            if (!(field.kind() instanceof Kind.Shown)) {
                assertThat(texts(field).stream().map(field::typed))
                        .as(field.key())
                        .anyMatch(
                                typed ->
                                        typed instanceof Typed.Change(Edit edit)
                                                && !edit.apply(document).equals(document));
            }
        }
    }

    /// Texts of which a field takes at least one.
    private static List<String> texts(Field field) {
        return switch (field.kind()) {
            case Kind.Pick(var options, _) ->
                    Stream.concat(
                                    options.stream()
                                            .map(Field.Option::value)
                                            .toList()
                                            .reversed()
                                            .stream(),
                                    Stream.of("another"))
                            .toList();
            case Kind.Switch() -> List.of("true");
            default ->
                    List.of(
                            "{% 1 %}",
                            "$.x",
                            "{\"Variable\": \"$.x\", \"IsNull\": true}",
                            "{\"x\": 1}",
                            "300",
                            "5",
                            "0 6 * * *",
                            "5 minutes",
                            "Europe/Paris",
                            "/new",
                            "alibaba",
                            "another");
        };
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyFieldOfTheStepsLanguageIsOneTheChecksKnow(Step step) {
        FlowDocument document = holding(step);
        for (Field field : fields(document, step)) {
            String text = field.key().equals("parameters") ? "{\"a.$\": \"$.x\"}" : "$.x";
            if (field.key().endsWith("Path")
                    && field.typed(text) instanceof Typed.Change(Edit edit)) {
                assertThat(Checks.check(edit.apply(document).flow()))
                        .extracting(Problem::code)
                        .as(field.key())
                        .doesNotContain("jsonpath.no-field", "data.other-language");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void nothingIsLostWhenTheLanguageIsChosenAndTakenBack(Step step) {
        Field language = DataForm.of(step, TEMPLATES).field("language").orElseThrow();
        String other = language.text().equals("JSONPath") ? "JSONata" : "JSONPath";

        Typed typed = language.typed(other);

        if (step instanceof Step.Choice) {
            assertThat(typed).isInstanceOf(Typed.Wrong.class);
        } else {
            FlowDocument document = holding(step);
            assertThat(typed).isInstanceOf(Typed.Change.class);
            Step changed = ((Typed.Change) typed).edit().apply(document).step("s");
            assertThat(Derived.templates(changed)).isEqualTo(Derived.templates(step));
        }
    }

    @Test
    void theLanguageStaysWhereFieldsWouldLoseTheirMeaning() {
        Step price = JsonPathSamples.order().step("price");
        Field language = DataForm.of(price, TEMPLATES).field("language").orElseThrow();

        assertThat(language.typed("JSONata"))
                .isEqualTo(
                        Typed.Wrong.of(
                                "inspector.wrong.language",
                                "JSONPath",
                                "inputPath, parameters, resultSelector, resultPath,"
                                        + " catch.0.resultPath"));
    }

    @Test
    void pathsAreCheckedWhereTheyAreTyped() {
        Form form = DataForm.of(JsonPathSamples.order().step("price"), TEMPLATES);

        assertThat(wrong(form, "inputPath", "order")).isEqualTo("inspector.wrong.path-form");
        assertThat(wrong(form, "inputPath", "$.a[")).isEqualTo("inspector.wrong.path-syntax");
        assertThat(wrong(form, "resultPath", "$..a")).isEqualTo("inspector.wrong.path-syntax");
        assertThat(wrong(form, "parameters", "{\"a.$\": 1}"))
                .isEqualTo("inspector.wrong.path-member");
        assertThat(wrong(form, "parameters", "{\"a.$\": \"States.Nothing()\"}"))
                .isEqualTo("inspector.wrong.path-syntax");
        assertThat(form.field("outputPath").orElseThrow().typed("null"))
                .isInstanceOf(Typed.Change.class);
    }

    @Test
    void comparisonsAreCheckedWhereTheyAreTyped() {
        FlowDocument document = JsonPathSamples.order();
        Form form = StepForm.of(document, document.step("large"), TEMPLATES);

        assertThat(wrong(form, "rule.0.when", "{\"Variable\": \"$.n\", \"Larger\": 1}"))
                .isEqualTo("inspector.wrong.comparison");
        assertThat(wrong(form, "rule.0.when", "{\"Variable\": \"n\", \"IsNull\": true}"))
                .isEqualTo("inspector.wrong.comparison");
    }

    private static String wrong(Form form, String key, String text) {
        return form.field(key).orElseThrow().typed(text) instanceof Typed.Wrong(var reason, _)
                ? reason
                : "";
    }
}
