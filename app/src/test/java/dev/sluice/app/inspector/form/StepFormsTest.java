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
        return holding(step, new Trigger.Manual(Trigger.Head.of("t", List.of("s"))));
    }

    private static FlowDocument holding(Step step, Trigger trigger) {
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("s", step);
        steps.put("end", new Step.Succeed(Step.Head.of("end"), Data.NONE));
        var function = FunctionSpec.of("f", "python3.13", "index.handler", "functions/f");
        return new FlowDocument(
                new Flow(
                        "flow",
                        null,
                        List.of(),
                        null,
                        null,
                        Map.of(),
                        Map.of("t", trigger),
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
        FlowDocument document = holding(new Step.Succeed(HEAD, Data.NONE), trigger);
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

    private static Form formOf(Trigger trigger) {
        return TriggerForm.of(
                holding(new Step.Succeed(HEAD, Data.NONE), trigger), trigger, TEMPLATES);
    }

    private static Flow changed(FlowDocument document, Form form, String key, String text) {
        Typed typed = form.field(key).orElseThrow().typed(text);
        assertThat(typed).as(key + " " + text).isInstanceOf(Typed.Change.class);
        return ((Typed.Change) typed).edit().apply(document).flow();
    }

    private static List<String> problems(Flow flow) {
        return Checks.check(flow).stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .map(Problem::code)
                .toList();
    }

    private static final Trigger.Queue QUEUE =
            new Trigger.Queue(Trigger.Head.of("t", List.of("s")), "q", null, null, null, "q");

    @Test
    void aQueueTakesNoDeadMessagesOfItsOwn() {
        FlowDocument document = holding(new Step.Succeed(HEAD, Data.NONE), QUEUE);
        Form form = TriggerForm.of(document, QUEUE, TEMPLATES);

        Flow dead = changed(document, form, "deadLetter", "dead");
        Flow none = changed(document, form, "deadLetter", " ");

        assertThat(problems(document.flow())).contains("queue.own-dead-letter");
        assertThat(((Trigger.Queue) dead.triggers().get("t")).deadLetter()).isEqualTo("dead");
        assertThat(((Trigger.Queue) none.triggers().get("t")).deadLetter()).isNull();
        assertThat(problems(none)).doesNotContain("queue.own-dead-letter");
        var plain = new Trigger.Queue(QUEUE.head(), "q", null, null, null, null);
        assertThat(wrong(formOf(plain), "deadLetter", "q"))
                .isEqualTo("inspector.wrong.dead-letter");
    }

    @Test
    void everyNumberOfAQueueAndOfARetryTellsWhatHoldsWithoutIt() {
        Form queue = formOf(QUEUE);
        var step =
                new Step.Group(
                        HEAD,
                        new Step.Body(List.of(), Map.of()),
                        Data.NONE,
                        Limits.NONE,
                        HANDLING,
                        List.of());
        Form errors = ErrorForm.of(holding(step), step, TEMPLATES);

        assertThat(prompts(queue, "batchSize", "batchWindowSeconds", "maxReceives", "deadLetter"))
                .containsExactly("10", "0", "3", "inspector.prompt.dead-letter");
        assertThat(
                        prompts(
                                errors,
                                "retry.0.intervalSeconds",
                                "retry.0.maxAttempts",
                                "retry.0.backoffRate",
                                "retry.0.maxDelaySeconds"))
                .containsExactly("1", "3", "2", "inspector.prompt.no-limit");
    }

    private static List<String> prompts(Form form, String... keys) {
        return Stream.of(keys).map(key -> form.field(key).orElseThrow().prompt()).toList();
    }

    @Test
    void theFilterOfATopicIsAnObjectOfPlainValues() {
        var topic = new Trigger.Topic(Trigger.Head.of("t", List.of("s")), "p", Map.of());
        FlowDocument document = holding(new Step.Succeed(HEAD, Data.NONE), topic);
        Form form = TriggerForm.of(document, topic, TEMPLATES);
        String text = "{\"kind\": [\"order\", \"{% no expression\"], \"large\": true}";

        var typed = (Trigger.Topic) changed(document, form, "filter", text).triggers().get("t");

        assertThat(typed.filter())
                .containsExactly(
                        Map.entry("kind", new Template(List.of("order", "{% no expression"))),
                        Map.entry("large", new Template(true)));
        assertThat(wrong(form, "filter", "[1]")).isEqualTo("inspector.wrong.filter");
        assertThat(wrong(form, "filter", "{")).isEqualTo("inspector.wrong.json");
        Form filled = formOf(typed);
        var none = (Trigger.Topic) changed(document, filled, "filter", "").triggers().get("t");
        assertThat(none.filter()).isEmpty();
    }

    static Stream<Step> maps() {
        return steps().filter(Step.Map.class::isInstance);
    }

    @ParameterizedTest
    @MethodSource("maps")
    void whatMakesAMapDistributedIsAnObject(Step step) {
        FlowDocument document = holding(step);
        Form form = StepForm.of(document, step, TEMPLATES);

        Flow flow = changed(document, form, "distributed", "{\"executionType\": \"EXPRESS\"}");

        assertThat(((Step.Map) flow.steps().get("s")).isDistributed()).isTrue();
        assertThat(problems(flow)).doesNotContain("map.distributed");
        for (String key : List.of("distributed", "itemReader", "itemBatcher")) {
            assertThat(wrong(form, key, "true")).isEqualTo("inspector.wrong.json-object");
        }
    }

    @Test
    void whatAFunctionRunsOnIsWhatTheChecksKnow() {
        FlowDocument document = holding(new Step.Succeed(HEAD, Data.NONE));
        FunctionSpec function = document.flow().functions().get("f");
        var form = new Form(FunctionForm.sections(function, TEMPLATES));

        for (String key : List.of("function.cpu", "function.architecture")) {
            Field field = form.field(key).orElseThrow();
            List<Field.Option> options = ((Kind.Pick) field.kind()).options();
            assertThat(options).hasSizeGreaterThan(1);
            for (Field.Option option : options.subList(1, options.size())) {
                assertThat(problems(changed(document, form, key, option.value())))
                        .doesNotContain("value.unknown");
            }
        }
        Flow own = changed(document, form, "function.image", " registry.example/tools:1 ");
        assertThat(own.functions().get("f").image()).isEqualTo("registry.example/tools:1");
        assertThat(problems(own)).doesNotContain("function.image");
        assertThat(wrong(form, "function.image", "two names")).isEqualTo("inspector.wrong.image");
    }

    private static String wrong(Form form, String key, String text) {
        return form.field(key).orElseThrow().typed(text) instanceof Typed.Wrong(var reason, _)
                ? reason
                : "";
    }
}
