package dev.sluice.app.edit;

import dev.sluice.app.edit.step.Ordered;
import dev.sluice.app.edit.step.StepParts;
import dev.sluice.app.edit.step.StepTree;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Documents in which something is called differently.
final class Renaming {
    private Renaming() {}

    /// A step or trigger under another id; wires to it follow.
    static FlowDocument element(FlowDocument document, String from, String to) {
        if (!document.holds(from) || from.equals(to)) {
            return document;
        }
        FlowDocument rewired =
                Wiring.retargetAll(
                        document,
                        targets -> targets.stream().map(t -> t.equals(from) ? to : t).toList());
        FlowDocument result =
                rewired.withSteps(
                        StepTree.replaced(rewired.flow().steps(), from, step -> renamed(step, to)));
        Trigger trigger = rewired.trigger(from);
        if (trigger != null) {
            var h = trigger.head();
            var head = new Trigger.Head(to, h.label(), h.comment(), h.input(), h.next());
            result =
                    result.withTriggers(
                            Ordered.replaced(
                                    rewired.flow().triggers(),
                                    from,
                                    to,
                                    StepParts.withHead(trigger, head)));
        }
        var place = document.place(from);
        return place == null
                ? result
                : result.withPlaces(Ordered.replaced(result.layout().places(), from, to, place));
    }

    /// Steps and triggers under other ids, all at once; wires to them follow.
    ///
    /// @param ids the new ids by the present ones, no two of them the same
    static FlowDocument elements(FlowDocument document, Map<String, String> ids) {
        FlowDocument rewired =
                Wiring.retargetAll(
                        document,
                        targets -> targets.stream().map(t -> ids.getOrDefault(t, t)).toList());
        Map<String, Trigger> triggers = new LinkedHashMap<>();
        rewired.flow()
                .triggers()
                .forEach((id, trigger) -> triggers.put(ids.getOrDefault(id, id), trigger));
        triggers.replaceAll(
                (id, trigger) -> {
                    var h = trigger.head();
                    var head = new Trigger.Head(id, h.label(), h.comment(), h.input(), h.next());
                    return StepParts.withHead(trigger, head);
                });
        Map<String, Place> places = new LinkedHashMap<>();
        document.layout()
                .places()
                .forEach((id, place) -> places.put(ids.getOrDefault(id, id), place));
        return rewired.withTriggers(Collections.unmodifiableMap(triggers))
                .withSteps(renamed(rewired.flow().steps(), ids))
                .withPlaces(Collections.unmodifiableMap(places));
    }

    private static Map<String, Step> renamed(Map<String, Step> steps, Map<String, String> ids) {
        Map<String, Step> result = new LinkedHashMap<>();
        for (Step step : steps.values()) {
            Step.Body body = step.body();
            Step inner =
                    body == null
                            ? step
                            : StepParts.withBody(
                                    step, new Step.Body(body.start(), renamed(body.steps(), ids)));
            String to = ids.getOrDefault(step.id(), step.id());
            result.put(to, renamed(inner, to));
        }
        return Collections.unmodifiableMap(result);
    }

    /// Functions under other ids, and the steps that call them.
    ///
    /// @param ids the new ids by the present ones
    static FlowDocument functions(FlowDocument document, Map<String, String> ids) {
        if (ids.isEmpty()) {
            return document;
        }
        Map<String, FunctionSpec> functions = new LinkedHashMap<>();
        document.flow()
                .functions()
                .forEach(
                        (id, function) -> {
                            String to = ids.getOrDefault(id, id);
                            functions.put(to, to.equals(id) ? function : function.withId(to));
                        });
        Map<String, Step> steps =
                StepTree.mapped(
                        document.flow().steps(),
                        step -> {
                            String called = step.function();
                            String to = called == null ? null : ids.get(called);
                            return to == null || to.equals(called)
                                    ? step
                                    : StepParts.withFunction(step, to);
                        });
        return document.withFunctions(Collections.unmodifiableMap(functions)).withSteps(steps);
    }

    private static Step renamed(Step step, String to) {
        return StepParts.withHead(
                step, new Step.Head(to, step.head().label(), step.head().comment()));
    }

    static FlowDocument label(FlowDocument document, String id, @Nullable String label) {
        Trigger trigger = document.trigger(id);
        if (trigger != null) {
            var h = trigger.head();
            var head = new Trigger.Head(id, label, h.comment(), h.input(), h.next());
            return new ElementEdit.ChangeTrigger(StepParts.withHead(trigger, head), "label")
                    .apply(document);
        }
        Step step = document.step(id);
        if (step == null) {
            return document;
        }
        var head = new Step.Head(id, label, step.head().comment());
        return new ElementEdit.ChangeStep(StepParts.withHead(step, head), "label").apply(document);
    }
}
