package dev.sluice.engine.export.aws.states;

import dev.sluice.engine.export.ExportException;
import dev.sluice.engine.export.Report.Kind;
import dev.sluice.engine.export.aws.draft.Cfn;
import dev.sluice.engine.export.aws.draft.Drafting;
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
import java.util.Set;

/// Turns one step into one state: the fields that all kinds have, and the kinds that call nothing.
/// Those that call out are in [TaskStates].
final class StepStates {
    private static final Set<String> PLAIN_FORK =
            Set.of("Type", "Comment", "QueryLanguage", "Branches", "End");

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
                inputs(wait, state);
                JsonPathFields.writeValue("Seconds", wait.seconds(), wait.data(), state);
                JsonPathFields.writeValue("Timestamp", wait.timestamp(), wait.data(), state);
                finish(wait, null, state, scope);
                exact(wait, "Wait state");
            }
            case Step.Transform transform -> {
                begin("Pass", transform, state);
                String place = transform(transform, state);
                results(transform.data(), null, null, place, state);
                leadOn(transform, place, state, scope);
                exact(transform, "Pass state");
            }
            case Step.Succeed succeed -> {
                begin("Succeed", succeed, state);
                inputs(succeed, state);
                results(succeed.data(), null, null, state);
                exact(succeed, "Succeed state");
            }
            case Step.Fail fail -> {
                begin("Fail", fail, state);
                JsonPathFields.writeValue("Error", fail.error(), fail.data(), state);
                JsonPathFields.writeValue("Cause", fail.cause(), fail.data(), state);
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
        inputs(choice, state);
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
        if (new JsonPathFields(data, "").isInputCalled()) {
            throw new ExportException(
                    "The group \"" + group.id() + "\" makes its input by a function as a whole",
                    "Let a transform before it do that.");
        }
        inputs(group, state);
        value("Arguments", data.input(), state);
        Map<String, Object> inside = ScopeStates.inside(draft, group.id(), group.body());
        List<?> fork = JsonPathFields.areOf(data) ? fork(inside) : null;
        state.put("Branches", fork == null ? List.of(inside) : fork);
        results(
                data,
                new StatesMember("result", "$states.result[0]"),
                "{% $states.result[0] %}",
                fork == null ? "[0]" : "",
                state);
        handling(group, state, scope);
        leadOn(group, fork == null ? "[0]" : "", state, scope);
        exact(
                group,
                fork == null ? "Parallel state with one branch" : "Parallel state of its fork");
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

    /// The branches of a block that is nothing but a fork; `null` for any other.
    private static @Nullable List<?> fork(Map<String, Object> block) {
        return block.get("States") instanceof Map<?, ?> states
                        && states.size() == 1
                        && states.get(block.get("StartAt")) instanceof Map<?, ?> only
                        && PLAIN_FORK.containsAll(only.keySet())
                        && only.get("Branches") instanceof List<?> branches
                ? branches
                : null;
    }

    /// Writes what the state computes, and answers where in it the step's result is.
    private static String transform(Step.Transform step, Map<String, @Nullable Object> state) {
        Data.Paths paths = step.data().paths();
        Template parameters = paths == null ? null : paths.parameters();
        if (paths != null && new JsonPathFields(step.data(), "").isInputCalled()) {
            value("InputPath", paths.inputPath(), state);
            state.put(
                    "Parameters",
                    Cfn.fields("value.$", parameters == null ? null : parameters.value()));
            return ".value";
        }
        if (parameters == null
                || parameters.value() instanceof Map<?, ?>
                || isPath(parameters)
                || hasComputed(parameters.value())) {
            inputs(step, state);
        } else {
            state.put("Result", parameters.value());
        }
        return "";
    }

    /// Whether something in an array is computed, which only parameters are.
    private static boolean hasComputed(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> list.stream().anyMatch(StepStates::hasComputed);
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .anyMatch(
                                    each ->
                                            String.valueOf(each.getKey()).endsWith(".$")
                                                    || hasComputed(each.getValue()));
            case null, default -> false;
        };
    }

    private static boolean isPath(Template template) {
        return template.value() instanceof String text && text.startsWith("$");
    }

    private static void inputs(Step step, Map<String, @Nullable Object> state) {
        new JsonPathFields(step.data(), "").writeInput(state);
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

    /// Leads on from a step's state, if need be by way of one that takes the result out of what
    /// holds it.
    ///
    /// @param place as in [JsonPathFields]
    void leadOn(Step step, String place, Map<String, @Nullable Object> state, ScopeStates scope)
            throws ExportException {
        var fields = new JsonPathFields(step.data(), place);
        if (!JsonPathFields.areOf(step.data()) || !fields.isUnwrapped()) {
            scope.lead(state, step.next(), step.id());
            return;
        }
        String name = draft.names().unique(step.id() + " result");
        Map<String, @Nullable Object> pass = fields.unwrapping();
        state.put("Next", name);
        scope.put(name, pass);
        scope.lead(pass, step.next(), step.id());
    }

    /// @param moved where `$states` has another place in the exported state
    /// @param otherwise the output where the step has none of its own
    void results(
            Data data,
            @Nullable StatesMember moved,
            @Nullable String otherwise,
            Map<String, @Nullable Object> state) {
        results(data, moved, otherwise, "", state);
    }

    /// @param place the same for a step in JSONPath, as in [JsonPathFields]
    void results(
            Data data,
            @Nullable StatesMember moved,
            @Nullable String otherwise,
            String place,
            Map<String, @Nullable Object> state) {
        if (JsonPathFields.areOf(data)) {
            new JsonPathFields(data, place).writeResult(state);
            return;
        }
        assign(data.assign(), moved, state);
        Template output = data.output();
        if (output != null) {
            state.put("Output", json(output, moved));
        } else if (otherwise != null) {
            state.put("Output", otherwise);
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
