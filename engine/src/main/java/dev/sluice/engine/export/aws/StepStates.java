package dev.sluice.engine.export.aws;

import dev.sluice.engine.export.ExportException;
import dev.sluice.engine.export.Report.Kind;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns one step into one state: the fields that all kinds have, and the kinds that call nothing.
/// Those that call out are in [TaskStates].
final class StepStates {
    private final Drafting draft;
    private final boolean mixed;

    StepStates(Drafting draft) {
        this.draft = draft;
        this.mixed = StateMachine.hasJsonPath(draft.flow());
    }

    /// Writes the step into the state and leads on from it.
    void fill(Step step, Map<String, @Nullable Object> state, ScopeStates scope)
            throws ExportException {
        switch (step) {
            case Step.Choice choice -> choice(choice, state, scope);
            case Step.Wait wait -> {
                begin("Wait", wait, state);
                value("Seconds", wait.seconds(), state);
                value("Timestamp", wait.timestamp(), state);
                finish(wait, null, state, scope);
                exact(wait, "Wait state");
            }
            case Step.Transform transform -> {
                begin("Pass", transform, state);
                finish(transform, null, state, scope);
                exact(transform, "Pass state");
            }
            case Step.Succeed succeed -> {
                begin("Succeed", succeed, state);
                results(succeed.data(), null, null, state);
                exact(succeed, "Succeed state");
            }
            case Step.Fail fail -> {
                begin("Fail", fail, state);
                value("Error", fail.error(), state);
                value("Cause", fail.cause(), state);
                exact(fail, "Fail state");
            }
            case Step.Group group -> group(group, state, scope);
            case Step.Map map -> new MapState(draft, this).fill(map, state, scope);
            case Step.Join join ->
                    throw new ExportException(
                            "The join \"" + join.id() + "\" closes no fork", "Run: sluice check");
            case Step.Function _,
                    Step.Callback _,
                    Step.Http _,
                    Step.Publish _,
                    Step.ObjectAccess _,
                    Step.SubFlow _ ->
                    new TaskStates(draft, this).fill(step, state, scope);
        }
    }

    private void choice(Step.Choice choice, Map<String, @Nullable Object> state, ScopeStates scope)
            throws ExportException {
        begin("Choice", choice, state);
        List<Object> rules = new ArrayList<>();
        for (int i = 0; i < choice.rules().size(); i++) {
            Step.Rule rule = choice.rules().get(i);
            Map<String, @Nullable Object> each = new LinkedHashMap<>();
            if (rule.label() != null) {
                each.put("Comment", rule.label());
            }
            if (rule.when().value() instanceof Map<?, ?> comparison) {
                comparison.forEach((key, value) -> each.put(String.valueOf(key), value));
            } else {
                value("Condition", rule.when(), each);
            }
            value("Output", rule.output(), each);
            assign(rule.assign(), null, each);
            each.put("Next", scope.targetOrEnd(rule.next(), choice.id()));
            rules.add(each);
        }
        state.put("Choices", rules);
        List<String> otherwise = choice.otherwise();
        if (otherwise != null) {
            state.put("Default", scope.targetOrEnd(otherwise, choice.id()));
        }
        results(choice.data(), null, null, state);
        exact(choice, "Choice state");
    }

    private void group(Step.Group group, Map<String, @Nullable Object> state, ScopeStates scope)
            throws ExportException {
        begin("Parallel", group, state);
        Data data = group.data();
        value("Arguments", data.input(), state);
        state.put("Branches", List.of(ScopeStates.inside(draft, group.id(), group.body())));
        results(
                data,
                new StatesMember("result", "$states.result[0]"),
                "{% $states.result[0] %}",
                state);
        handling(group, state, scope);
        scope.lead(state, group.next(), group.id());
        exact(group, "Parallel state with one branch");
        if (group.limits().timeoutSeconds() != null) {
            draft.report()
                    .lost(
                            Kind.STEP,
                            group.id(),
                            "timeoutSeconds",
                            "A Parallel state has no time limit. Limit the steps inside, or the"
                                    + " whole flow.");
        }
    }

    void exact(Step step, String how) {
        draft.report().exact(Kind.STEP, step.id(), step.type(), how);
    }

    /// The type and what a reader of the definition should know.
    void begin(String type, Step step, Map<String, @Nullable Object> state) {
        state.put("Type", type);
        comment(step, state);
        language(step.data().language(), state);
    }

    void comment(Step step, Map<String, @Nullable Object> state) {
        String label = step.head().label();
        String comment = step.head().comment();
        if (label != null || comment != null) {
            state.put(
                    "Comment",
                    label == null ? comment : comment == null ? label : label + ": " + comment);
        }
    }

    /// A state machine whose own language is JSONata has no states in another, so one that has both
    /// names the language of each state.
    void language(@Nullable QueryLanguage language, Map<String, @Nullable Object> state) {
        if (mixed && language != QueryLanguage.JSONPATH) {
            state.put("QueryLanguage", QueryLanguage.JSONATA.label());
        }
    }

    /// Output and variables, retriers and catchers, and what comes next.
    private void finish(
            Step step,
            @Nullable StatesMember result,
            Map<String, @Nullable Object> state,
            ScopeStates scope)
            throws ExportException {
        results(step.data(), result, null, state);
        handling(step, state, scope);
        scope.lead(state, step.next(), step.id());
    }

    /// @param moved where `$states` has another place in the exported state
    /// @param otherwise the output where the step has none of its own
    void results(
            Data data,
            @Nullable StatesMember moved,
            @Nullable String otherwise,
            Map<String, @Nullable Object> state) {
        assign(data.assign(), moved, state);
        Template output = data.output();
        if (output != null) {
            state.put("Output", json(output, moved));
        } else if (otherwise != null) {
            state.put("Output", otherwise);
        }
        paths(data.paths(), state);
    }

    private static void paths(Data.@Nullable Paths paths, Map<String, @Nullable Object> state) {
        if (paths != null) {
            value("InputPath", paths.inputPath(), state);
            value("Parameters", paths.parameters(), state);
            value("ResultSelector", paths.resultSelector(), state);
            value("ResultPath", paths.resultPath(), state);
            value("OutputPath", paths.outputPath(), state);
        }
    }

    private static void assign(
            Map<String, Template> assign,
            @Nullable StatesMember moved,
            Map<String, @Nullable Object> state) {
        if (!assign.isEmpty()) {
            Map<String, @Nullable Object> variables = new LinkedHashMap<>();
            assign.forEach((name, template) -> variables.put(name, json(template, moved)));
            state.put("Assign", variables);
        }
    }

    void handling(Step step, Map<String, @Nullable Object> state, ScopeStates scope)
            throws ExportException {
        Handling handling = step.handling();
        if (!handling.retry().isEmpty()) {
            state.put("Retry", handling.retry().stream().map(StepStates::retrier).toList());
        }
        List<Object> catchers = new ArrayList<>();
        for (Handling.Catcher catcher : handling.catchers()) {
            Map<String, @Nullable Object> each = new LinkedHashMap<>();
            each.put("ErrorEquals", catcher.errors());
            assign(catcher.assign(), null, each);
            value("Output", catcher.output(), each);
            value("ResultPath", catcher.resultPath(), each);
            each.put("Next", scope.targetOrEnd(catcher.next(), step.id() + " caught"));
            catchers.add(each);
        }
        if (!catchers.isEmpty()) {
            state.put("Catch", catchers);
        }
    }

    private static Map<String, Object> retrier(Handling.Retrier retrier) {
        Map<String, @Nullable Object> each = new LinkedHashMap<>();
        each.put("ErrorEquals", retrier.errors());
        put("IntervalSeconds", retrier.intervalSeconds(), each);
        put("MaxAttempts", retrier.maxAttempts(), each);
        put("BackoffRate", retrier.backoffRate(), each);
        put("MaxDelaySeconds", retrier.maxDelaySeconds(), each);
        if ("full".equals(retrier.jitter())) {
            each.put("JitterStrategy", "FULL");
        }
        return each;
    }

    private static void put(
            String name, @Nullable Object value, Map<String, @Nullable Object> state) {
        if (value != null) {
            state.put(name, value);
        }
    }

    /// Writes a field that was written in the flow, one that holds `null` included.
    static void value(
            String name, @Nullable Template template, Map<String, @Nullable Object> state) {
        if (template != null) {
            state.put(name, json(template, null));
        }
    }

    /// The template as it stands in a definition.
    static @Nullable Object json(Template template, @Nullable StatesMember moved) {
        return moved == null ? template.value() : moved.in(template.value());
    }
}
