package dev.sluice.app.inspector.form;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.inspector.form.field.Derived;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// Which fields a step of a kind has, and the edit that gives one another value.
final class StepFields {
    private static final String INPUT_PATH = "inputPath";
    private static final String OUTPUT_PATH = "outputPath";
    private static final String RESULT_PATH = "resultPath";
    private static final String SELECTOR = "resultSelector";

    private StepFields() {}

    /// The step with another value of one component, as one edit.
    static Edit change(Step step, String component, @Nullable Object value) {
        return new ElementEdit.ChangeStep(Derived.of(step, component, value), component);
    }

    /// Whether a kind has limits of its own.
    static boolean isLimited(Step step) {
        return step.mayFail();
    }

    /// Whether a call out gets something else than the raw input.
    static boolean takesInput(Step step) {
        return switch (step) {
            case Step.Function _,
                    Step.Callback _,
                    Step.Http _,
                    Step.Publish _,
                    Step.ObjectAccess _,
                    Step.SubFlow _ ->
                    true;
            case Step.Map _,
                    Step.Group _,
                    Step.Choice _,
                    Step.Join _,
                    Step.Wait _,
                    Step.Transform _,
                    Step.Succeed _,
                    Step.Fail _ ->
                    false;
        };
    }

    /// The path fields that a JSONPath step of a kind has.
    static Set<String> paths(Step step) {
        return switch (step) {
            case Step.Function _,
                    Step.Group _,
                    Step.Callback _,
                    Step.Http _,
                    Step.Publish _,
                    Step.ObjectAccess _,
                    Step.SubFlow _ ->
                    Set.of(INPUT_PATH, "parameters", SELECTOR, RESULT_PATH, OUTPUT_PATH);
            case Step.Map _ -> Set.of(INPUT_PATH, SELECTOR, RESULT_PATH, OUTPUT_PATH);
            case Step.Transform _ -> Set.of(INPUT_PATH, "parameters", RESULT_PATH, OUTPUT_PATH);
            case Step.Join _ -> Set.of(SELECTOR, OUTPUT_PATH);
            case Step.Choice _, Step.Wait _, Step.Succeed _ -> Set.of(INPUT_PATH, OUTPUT_PATH);
            case Step.Fail _ -> Set.of();
        };
    }
}
