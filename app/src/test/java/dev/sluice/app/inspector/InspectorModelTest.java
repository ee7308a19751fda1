package dev.sluice.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.edit.DefinitionEdit;
import dev.sluice.app.inspector.form.Form;
import dev.sluice.app.inspector.form.field.Field;
import dev.sluice.app.inspector.form.field.Templates;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class InspectorModelTest {
    private final Session session =
            new Session(Samples.photoIntake(), null, _ -> List.of(), Runnable::run);
    private final InspectorModel model =
            new InspectorModel(
                    session,
                    new Templates(
                            text ->
                                    text.contains("((")
                                            ? Optional.of("a parenthesis is open")
                                            : Optional.empty()));

    @Test
    void showsTheFlowWhileNothingIsSelected() {
        assertThat(model.subjectProperty().get())
                .isInstanceOf(InspectorModel.Subject.WholeFlow.class);

        assertThat(type(settings(), "flow.targets", "aws, alibaba")).isNull();

        assertThat(session.document().flow().targets()).containsExactly("aws", "alibaba");
    }

    @Test
    void aTriggerOfObjectsTellsOfOneKindOfChangeAtLeast() {
        select("uploaded");
        var before = session.document();

        assertThat(type(settings(), "on", "")).isEqualTo("inspector.wrong.some");
        assertThat(session.document()).isSameAs(before);
        assertThat(type(settings(), "on", "removed")).isNull();
        assertThat(((Trigger.ObjectChange) session.document().trigger("uploaded")).on())
                .containsExactly("removed");
    }

    @Test
    void makesOneUndoableEditOfOneValue() {
        select("validate");

        assertThat(type(settings(), "function.memoryMb", "512")).isNull();
        assertThat(function("validate").memoryMb()).isEqualTo(512);
        assertThat(session.lastEditProperty().get())
                .isInstanceOf(DefinitionEdit.ChangeFunction.class);

        session.undo();
        assertThat(function("validate").memoryMb()).isNotEqualTo(512);
    }

    @Test
    void keepsTwoValuesOfOneFieldApartInTheHistory() {
        select("validate");
        type(settings(), "label", "First");
        type(settings(), "label", "Second");

        session.undo();

        assertThat(step("validate").head().label()).isEqualTo("First");
    }

    @Test
    void leadsARuleAndOtherwiseElsewhere() {
        select("size");

        assertThat(type(settings(), "rule.0.target", "notify")).isNull();
        assertThat(type(settings(), "otherwise", "reject")).isNull();

        var choice = (Step.Choice) step("size");
        assertThat(choice.rules().getFirst().next()).containsExactly("notify");
        assertThat(choice.otherwise()).containsExactly("reject");
        assertThat(type(settings(), "otherwise", "resize"))
                .isEqualTo("inspector.wrong.no-step-here");
    }

    @Test
    void refusesMemoryNoCloudOffers() {
        select("validate");

        assertThat(type(settings(), "function.memoryMb", "64")).isEqualTo("inspector.wrong.whole");
        assertThat(type(settings(), "function.memoryMb", "much"))
                .isEqualTo("inspector.wrong.whole");
    }

    @Test
    void followsAStepThatIsRenamed() {
        select("thumbnail");

        assertThat(type(settings(), "id", "tiny")).isNull();

        assertThat(session.selection().only()).isEqualTo("tiny");
        assertThat(step("validate").next()).contains("tiny");
        assertThat(model.subjectProperty().get()).isInstanceOf(InspectorModel.Subject.OfStep.class);
    }

    @Test
    void refusesAnIdThatIsTaken() {
        select("thumbnail");

        assertThat(type(settings(), "id", "metadata")).isEqualTo("inspector.wrong.id-taken");
    }

    @Test
    void changesTheConditionOfARule() {
        select("size");

        assertThat(type(settings(), "rule.0.when", "{% $states.input.width > 1 %}")).isNull();

        var choice = (Step.Choice) step("size");
        assertThat(choice.rules().getFirst().when())
                .isEqualTo(new Template("{% $states.input.width > 1 %}"));
        assertThat(choice.rules().getFirst().next()).containsExactly("archive");
    }

    @Test
    void refusesAnExpressionThatIsNone() {
        select("size");

        assertThat(type(settings(), "rule.0.when", "{% ((1) %}"))
                .isEqualTo("inspector.wrong.expression");
        assertThat(type(settings(), "rule.0.when", "{% 1 "))
                .isEqualTo("inspector.wrong.expression-form");
        assertThat(type(settings(), "rule.0.when", "width > 1"))
                .isEqualTo("inspector.wrong.expression-form");
    }

    @Test
    void addsAndRemovesARule() {
        select("size");
        int rules = ((Step.Choice) step("size")).rules().size();

        model.act(settings().action("rule.add").orElseThrow());
        assertThat(((Step.Choice) step("size")).rules()).hasSize(rules + 1);

        model.act(settings().action("rule.0.remove").orElseThrow());
        assertThat(((Step.Choice) step("size")).rules()).hasSize(rules);
    }

    @Test
    void readsOutputAsJsonWithExpressions() {
        select("validate");
        Form data = model.dataProperty().get();

        assertThat(type(data, "output", "{ \"key\": \"{% $states.result.key %}\", \"n\": 1.50 }"))
                .isNull();

        Template output = step("validate").data().output();
        assertThat(output).isNotNull();
        assertThat(output.value())
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("key", "{% $states.result.key %}");
        Field again = model.dataProperty().get().field("output").orElseThrow();
        assertThat(again.text()).contains("\"n\": 1.50");
    }

    @Test
    void tellsWhereJsonBreaksOff() {
        select("validate");

        assertThat(type(model.dataProperty().get(), "output", "{ \"key\": }"))
                .isEqualTo("inspector.wrong.json");
    }

    @Test
    void takesVariablesOnlyAsAnObject() {
        select("validate");

        assertThat(type(model.dataProperty().get(), "assign", "[1]"))
                .isEqualTo("inspector.wrong.object");
        assertThat(type(model.dataProperty().get(), "assign", "{ \"size\": 3 }")).isNull();
        assertThat(step("validate").data().assign()).isEqualTo(Map.of("size", new Template(3)));
    }

    @Test
    void editsRetriersAndCatchers() {
        select("validate");
        Form errors = model.errorsProperty().get();

        assertThat(type(errors, "retry.0.maxAttempts", "5")).isNull();
        assertThat(type(model.errorsProperty().get(), "retry.0.errors", " ,"))
                .isEqualTo("inspector.wrong.needed");
        assertThat(type(model.errorsProperty().get(), "catch.0.catchNext", "nowhere"))
                .isEqualTo("inspector.wrong.no-step-here");
        model.act(model.errorsProperty().get().action("retry.add").orElseThrow());

        var retry = step("validate").handling().retry();
        assertThat(retry).hasSize(2);
        assertThat(retry.getFirst().maxAttempts()).isEqualTo(5);
    }

    @Test
    void turnsAVariableIntoASecretReference() {
        select("validate");
        model.act(settings().action("environment.add").orElseThrow());
        assertThat(function("validate").environment()).containsKey("VARIABLE_1");

        type(settings(), "function.environment.VARIABLE_1.variableName", "API_KEY");
        type(settings(), "function.environment.API_KEY.variableIsSecret", "true");
        type(settings(), "function.environment.API_KEY.variableSecret", "photo-api-key");

        assertThat(function("validate").environment())
                .containsEntry(
                        "API_KEY", new FunctionSpec.EnvironmentValue.Secret("photo-api-key"));
    }

    @Test
    void editsATriggerOfEveryKindThatIsThere() {
        for (String id : session.document().flow().triggers().keySet()) {
            select(id);

            assertThat(type(settings(), "label", "Named " + id)).isNull();

            Trigger trigger = session.document().trigger(id);
            assertThat(trigger).isNotNull();
            assertThat(trigger.head().label()).isEqualTo("Named " + id);
        }
    }

    @Test
    void hasAFormForEveryStep() {
        for (String id : session.document().ids()) {
            select(id);

            assertThat(settings().field("id")).isPresent();
            assertThat(keys(settings())).doesNotHaveDuplicates();
            assertThat(keys(model.dataProperty().get())).doesNotHaveDuplicates();
            assertThat(keys(model.errorsProperty().get())).doesNotHaveDuplicates();
        }
    }

    @Test
    void typingThePresentValueChangesNothing() {
        select("size");
        var before = session.document();

        for (Field field :
                settings().sections().stream().flatMap(s -> s.fields().stream()).toList()) {
            assertThat(model.commit(field, field.text())).as(field.key()).isNull();
        }

        assertThat(session.document()).isSameAs(before);
    }

    private static List<String> keys(Form form) {
        return form.sections().stream().flatMap(s -> s.fields().stream()).map(Field::key).toList();
    }

    private void select(String id) {
        session.select(Selection.ofElement(id));
    }

    private Form settings() {
        return model.settingsProperty().get();
    }

    private @org.jspecify.annotations.Nullable String type(Form form, String key, String text) {
        var wrong = model.commit(form.field(key).orElseThrow(() -> new AssertionError(key)), text);
        return wrong == null ? null : wrong.reason();
    }

    private Step step(String id) {
        Step step = session.document().step(id);
        assertThat(step).as(id).isNotNull();
        return step;
    }

    private FunctionSpec function(String id) {
        return session.document().flow().functions().get(id);
    }
}
