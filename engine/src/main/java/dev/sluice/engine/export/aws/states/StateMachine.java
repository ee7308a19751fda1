package dev.sluice.engine.export.aws.states;

import dev.sluice.engine.export.ExportException;
import dev.sluice.engine.export.Report.Kind;
import dev.sluice.engine.export.aws.draft.Drafting;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The definition of the state machine, in the Amazon States Language with JSONata.
///
/// A state machine has one start. Triggers that all lead to the same steps and take the event as it
/// is need nothing more. Where they differ, each hands over `{"trigger": …, "event": …}` and a
/// Choice state tells them apart; what comes without that is taken for the manual trigger's event.
public final class StateMachine {
    private final Drafting draft;
    private final Flow flow;

    public StateMachine(Drafting draft) {
        this.draft = draft;
        this.flow = draft.flow();
    }

    /// Whether some step is written in JSONPath, so that states must name their language.
    static boolean hasJsonPath(Flow flow) {
        return flow.everyStep().stream()
                .anyMatch(step -> step.data().language() == QueryLanguage.JSONPATH);
    }

    /// Whether events come wrapped, because the triggers differ in what they lead to or make of it.
    public static boolean wraps(Flow flow) {
        return flow.triggers().values().stream()
                        .map(t -> List.of(t.next(), String.valueOf(t.head().input())))
                        .distinct()
                        .count()
                > 1;
    }

    /// The whole definition.
    public Map<String, Object> definition() throws ExportException {
        if (flow.triggers().isEmpty()) {
            throw new ExportException(
                    "The flow has no trigger", "Add one, for example a manual one.");
        }
        ScopeStates scope = ScopeStates.of(draft, flow.steps());
        String start = wraps(flow) ? tellTriggersApart(scope) : only(scope);
        scope.finish();
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("Comment", comment());
        if (!hasJsonPath(flow)) {
            definition.put("QueryLanguage", QueryLanguage.JSONATA.label());
        }
        definition.put("StartAt", start);
        Integer timeout = flow.timeoutSeconds();
        if (timeout != null) {
            definition.put("TimeoutSeconds", timeout);
            draft.report().exact(Kind.FLOW, flow.name(), "timeoutSeconds", "TimeoutSeconds");
        }
        definition.put("States", scope.states());
        tellLimits();
        return definition;
    }

    private String comment() {
        String comment = flow.comment();
        return comment == null ? flow.name() : flow.name() + ": " + comment;
    }

    /// The start where all triggers agree.
    private String only(ScopeStates scope) throws ExportException {
        Trigger trigger = flow.triggers().values().iterator().next();
        if (trigger.head().input() == null) {
            return scope.targetOrEnd(trigger.next(), trigger.id());
        }
        String name = draft.names().unique(trigger.id() + " input");
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        scope.put(name, state);
        state.put("Type", "Pass");
        new StepStates(draft).language(null, state);
        StepStates.value("Output", trigger.head().input(), state);
        scope.lead(state, trigger.next(), trigger.id());
        return name;
    }

    private String tellTriggersApart(ScopeStates scope) throws ExportException {
        String name = draft.names().unique("Which trigger?");
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        scope.put(name, state);
        state.put("Type", "Choice");
        new StepStates(draft).language(null, state);
        List<Object> rules = new ArrayList<>();
        state.put("Choices", rules);
        for (Trigger trigger : flow.triggers().values()) {
            if (trigger instanceof Trigger.Manual && !state.containsKey("Default")) {
                state.put("Default", scope.targetOrEnd(trigger.next(), trigger.id()));
                StepStates.value("Output", trigger.head().input(), state);
            } else {
                rules.add(rule(trigger, scope));
            }
        }
        return name;
    }

    private Map<String, @Nullable Object> rule(Trigger trigger, ScopeStates scope)
            throws ExportException {
        String name = draft.ids().of("Trigger", trigger.id());
        Map<String, @Nullable Object> rule = new LinkedHashMap<>();
        rule.put("Comment", trigger.id());
        rule.put(
                "Condition",
                "{% $type($states.input) = 'object' and $states.input.trigger = '" + name + "' %}");
        var event = new StatesMember("input", "$states.input.event");
        rule.put(
                "Output",
                trigger.head().input() == null
                        ? "{% $states.input.event %}"
                        : StepStates.json(trigger.head().input(), event));
        rule.put("Next", scope.targetOrEnd(trigger.next(), trigger.id()));
        return rule;
    }

    private void tellLimits() {
        if (flow.maxSteps() != null) {
            draft.report()
                    .lost(
                            Kind.FLOW,
                            flow.name(),
                            "maxSteps",
                            "A state machine ends after 25,000 events of its history, whatever"
                                    + " the flow says.");
        }
        if (!flow.parameters().isEmpty()) {
            draft.report()
                    .lost(
                            Kind.FLOW,
                            flow.name(),
                            "parameters",
                            "Values per stage are not in the template. Put them into the"
                                    + " functions' environment.");
        }
        if (flow.toString().contains("$states.context.Trigger")) {
            draft.report()
                    .lost(
                            Kind.FLOW,
                            flow.name(),
                            "$states.context.Trigger",
                            "The context of a state machine has no trigger. Take it from the"
                                    + " event.");
        }
    }
}
