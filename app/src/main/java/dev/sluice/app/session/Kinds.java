package dev.sluice.app.session;

import dev.sluice.app.edit.Blueprint.Language;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.StepType;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

/// The icon and the colour of each kind. A colour is the name of a style class.
public final class Kinds {
    private Kinds() {}

    public static String icon(Step step, Flow flow) {
        Language language = language(step, flow);
        return language == null ? "step-" + step.type() : "lang-" + language.word();
    }

    public static String icon(Trigger trigger) {
        return "trigger-" + trigger.type();
    }

    public static String color(Step step, Flow flow) {
        Language language = language(step, flow);
        return language == null ? color(StepType.of(step)) : color(language);
    }

    public static String color(Language language) {
        return "kind-" + language.word();
    }

    public static String triggerColor() {
        return "kind-trigger";
    }

    public static String color(StepType type) {
        return switch (type) {
            case FUNCTION -> "kind-code";
            case CHOICE, JOIN, MAP, GROUP, FLOW -> "kind-control";
            case WAIT, CALLBACK -> "kind-time";
            case TRANSFORM -> "kind-data";
            case HTTP, PUBLISH, OBJECT -> "kind-service";
            case SUCCEED -> "kind-success";
            case FAIL -> "kind-failure";
        };
    }

    private static @Nullable Language language(Step step, Flow flow) {
        if (step instanceof Step.Function call) {
            FunctionSpec function = flow.functions().get(call.function());
            return function == null ? null : Language.of(function.runtime());
        }
        return null;
    }
}
