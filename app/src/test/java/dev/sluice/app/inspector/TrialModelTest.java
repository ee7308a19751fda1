package dev.sluice.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.JsonPathSamples;
import dev.sluice.app.RunScript;
import dev.sluice.app.Samples;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.inspector.form.DataForm;
import dev.sluice.app.inspector.form.ErrorForm;
import dev.sluice.app.inspector.form.StepForm;
import dev.sluice.app.inspector.form.field.Field;
import dev.sluice.app.inspector.form.field.Templates;
import dev.sluice.app.inspector.trial.Attempt;
import dev.sluice.app.inspector.trial.Completions.Completion;
import dev.sluice.app.inspector.trial.Trial.Outcome;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunRecord;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.engine.expr.Expressions;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What fields are tried with, from a run that is shown.
class TrialModelTest {
    private static final Attempt JSONATA = new Attempt.Jsonata();
    private final RunFeed feed = new RunFeed();

    private TrialModel model(FlowDocument document, RunScript script, String step) {
        var session = new Session(document, null, _ -> List.of(), Runnable::run);
        var lastRun = new LastRunModel(session, feed);
        var model =
                new TrialModel(session, lastRun, new Expressions(), Runnable::run, Runnable::run);
        var record = new RunRecord("r1");
        script.entries().forEach(record::add);
        feed.show(record);
        session.select(Selection.ofElement(step));
        return model;
    }

    private static Outcome outcome(TrialModel model, Attempt attempt, String text) {
        List<Outcome> told = new ArrayList<>();
        model.attempt(text, attempt, told::add);
        return told.getFirst();
    }

    private static String gives(TrialModel model, Attempt attempt, String text) {
        return outcome(model, attempt, text) instanceof Outcome.Gives(var value)
                ? Json.write(value)
                : String.valueOf(outcome(model, attempt, text));
    }

    private static Field field(FlowDocument document, String step, String key) {
        var templates = new Templates(_ -> Optional.empty());
        var found = document.step(step);
        return Stream.of(
                        StepForm.of(document, found, templates),
                        DataForm.of(found, templates),
                        ErrorForm.of(document, found, templates))
                .flatMap(form -> form.field(key).stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theResultIsKnownWhereTheOutputIsAnother() {
        var model =
                model(
                        Samples.photoIntake(),
                        new RunScript("r1")
                                .started("by-hand")
                                .came("metadata", 1)
                                .add(
                                        new RunEvent.StepSucceeded(
                                                StepPath.of("metadata"),
                                                1,
                                                "shown",
                                                null,
                                                new RunEvent.Result(Map.of("camera", "X")))),
                        "metadata");

        assertThat(gives(model, JSONATA, "{% $states.result.camera %}")).isEqualTo("\"X\"");
    }

    @Test
    void theErrorIsKnownOfAStepThatWasCaught() {
        var model =
                model(
                        Samples.photoIntake(),
                        new RunScript("r1")
                                .started("by-hand")
                                .came("validate", 1)
                                .failed("validate", "BadPhoto", "no JPEG"),
                        "validate");

        assertThat(gives(model, JSONATA, "{% $states.errorOutput.Error %}"))
                .isEqualTo("\"BadPhoto\"");
        assertThat(outcome(model, JSONATA, "{% $states.result %}"))
                .isEqualTo(new Outcome.Unknown("result"));
    }

    @Test
    void theContextTellsTheRunAndTheStep() {
        var model = model(Samples.photoIntake(), RunScript.photo("r1"), "metadata");

        assertThat(gives(model, JSONATA, "{% $states.context.Execution.Id %}")).isEqualTo("\"r1\"");
        assertThat(gives(model, JSONATA, "{% $states.context.Execution.Input.key %}"))
                .isEqualTo("\"photos/harbour.jpg\"");
        assertThat(gives(model, JSONATA, "{% $states.context.State.Name %}"))
                .isEqualTo("\"metadata\"");
        assertThat(gives(model, JSONATA, "{% $states.context.Trigger %}")).isEqualTo("\"by-hand\"");
    }

    @Test
    void variablesAreThoseTheStepSaw() {
        var script =
                new RunScript("r1")
                        .started("by-hand")
                        .came("validate", 1)
                        .add(assigned("validate", "t1", "count", 1))
                        .add(
                                new RunEvent.TokenForked(
                                        StepPath.of("validate"), "f1", "t1", List.of("t2", "t3")))
                        .add(new RunEvent.StepScheduled(StepPath.of("thumbnail"), 1, "t2", 1))
                        .add(assigned("thumbnail", "t2", "other", 2))
                        .add(new RunEvent.StepScheduled(StepPath.of("metadata"), 1, "t3", 1));

        var model = model(Samples.photoIntake(), script, "metadata");

        assertThat(gives(model, JSONATA, "{% $count %}")).isEqualTo("1");
        assertThat(model.recordedProperty().get().variables()).containsOnlyKeys("count");
    }

    @Test
    void aStepInABoxSeesTheVariablesAroundIt() {
        var script =
                new RunScript("r1")
                        .started("by-hand")
                        .came("archive", 1)
                        .add(assigned("archive", "t1", "outer", 1))
                        .add(
                                new RunEvent.StepScheduled(
                                        new StepPath("archive/resize"), 1, "t5", 1));

        var model = model(Samples.photoIntake(), script, "resize");

        assertThat(gives(model, JSONATA, "{% $outer %}")).isEqualTo("1");
    }

    private static RunEvent assigned(String step, String token, String name, Object value) {
        return new RunEvent.VariableAssigned(StepPath.of(step), token, name, value);
    }

    @Test
    void eachFieldOfAJsonPathStepSeesWhatTheOnesBeforeItMake() throws Exception {
        FlowDocument order = JsonPathSamples.order();
        var model = model(order, JsonPathSamples.run(), "price");

        assertThat(tried(model, order, "inputPath", "$.order.sku")).isEqualTo("\"A-7\"");
        assertThat(tried(model, order, "parameters", "{\"x.$\": \"$.sku\"}"))
                .isEqualTo("{\"x\":\"A-7\"}");
        assertThat(tried(model, order, "resultSelector", "{\"s.$\": \"$.sum\"}"))
                .isEqualTo("{\"s\":42}");
        assertThat(Json.parse(tried(model, order, "resultPath", "$.delay")))
                .isEqualTo(
                        Json.parse(
                                "{\"order\": {\"sku\": \"A-7\", \"odd name\": 1},"
                                        + " \"delay\": {\"total\": 42}}"));
        assertThat(tried(model, order, "outputPath", "$.price.total")).isEqualTo("42");
        assertThat(tried(model, order, "assign", "{\"n.$\": \"$.total\"}")).contains("total");
    }

    private static String tried(TrialModel model, FlowDocument order, String key, String text) {
        return gives(model, field(order, "price", key).attempt(), text);
    }

    @Test
    void comparisonsAndWaitsAreTried() {
        FlowDocument order = JsonPathSamples.order();

        assertThat(
                        gives(
                                model(order, JsonPathSamples.run(), "hold"),
                                field(order, "hold", "seconds").attempt(),
                                "$.delay"))
                .isEqualTo("3");
        assertThat(
                        gives(
                                model(order, JsonPathSamples.run(), "large"),
                                field(order, "large", "rule.0.when").attempt(),
                                "{\"Variable\": \"$.price.total\", \"NumericLessThan\": 100}"))
                .isEqualTo("true");
    }

    @Test
    void aCatchIsTriedWithTheError() {
        FlowDocument order = JsonPathSamples.order();
        var script =
                new RunScript("r1")
                        .started("by-hand")
                        .came("price", JsonPathSamples.INPUT)
                        .failed("price", "E", "why");
        Attempt attempt = field(order, "price", "catch.0.resultPath").attempt();

        assertThat(gives(model(order, script, "price"), attempt, "$.error"))
                .contains("\"error\":{\"Error\":\"E\",\"Cause\":\"why\"}");
        assertThat(outcome(model(order, JsonPathSamples.run(), "price"), attempt, "$.error"))
                .isEqualTo(new Outcome.Unknown("errorOutput"));
    }

    @Test
    void pathsAreCompletedFromWhatTheFieldSees() {
        FlowDocument order = JsonPathSamples.order();
        var model = model(order, JsonPathSamples.run(), "price");

        assertThat(labels(model, order, "inputPath", "$.o")).containsExactly("order");
        assertThat(taken(model, order, "parameters", "{\"x.$\": \"$.odd"))
                .isEqualTo("{\"x.$\": \"$['odd name']");
        assertThat(labels(model, order, "resultSelector", "{\"x.$\": \"$."))
                .containsExactlyInAnyOrder("sum", "note");
        assertThat(labels(model, order, "parameters", "{\"x.$\": \"$$.Ex"))
                .containsExactly("Execution");
        assertThat(labels(model, order, "parameters", "{\"x.$\": \"States.For"))
                .containsExactly("States.Format()");
    }

    private static List<String> labels(
            TrialModel model, FlowDocument order, String key, String text) {
        return model.completions(text, text.length(), field(order, "price", key).attempt()).stream()
                .map(Completion::label)
                .toList();
    }

    private static String taken(TrialModel model, FlowDocument order, String key, String text) {
        var first =
                model.completions(text, text.length(), field(order, "price", key).attempt())
                        .getFirst();
        return text.substring(0, first.from()) + first.text();
    }
}
