package dev.sluice.app.edit;

import dev.sluice.app.edit.step.Ordered;
import dev.sluice.app.edit.step.StepTree;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Note;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the designer edits: a flow and where it is drawn. Never changed; an edit makes another one
/// that shares everything it leaves alone.
public record FlowDocument(Flow flow, Layout layout) {
    public static FlowDocument empty(String name) {
        return new FlowDocument(Flow.empty(name), Layout.EMPTY);
    }

    /// The step of that id, at any depth.
    public @Nullable Step step(String id) {
        return StepTree.find(flow.steps(), id);
    }

    public @Nullable Trigger trigger(String id) {
        return flow.triggers().get(id);
    }

    public boolean holds(String id) {
        return trigger(id) != null || step(id) != null;
    }

    /// The ids of triggers and steps, which share one set.
    public Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>(flow.triggers().keySet());
        StepTree.forEach(flow.steps(), (step, _) -> ids.add(step.id()));
        return ids;
    }

    /// The box a step stands in; `null` where it stands in none.
    public @Nullable String boxOf(String id) {
        String[] found = new String[1];
        StepTree.forEach(
                flow.steps(),
                (step, box) -> {
                    if (step.id().equals(id)) {
                        found[0] = box == null ? "" : box;
                    }
                });
        return found[0] == null || found[0].isEmpty() ? null : found[0];
    }

    public @Nullable Place place(String id) {
        return layout.places().get(id);
    }

    public FlowDocument withFlow(Flow changed) {
        return new FlowDocument(changed, layout);
    }

    public FlowDocument withLayout(Layout changed) {
        return new FlowDocument(flow, changed);
    }

    FlowDocument withPlaces(Map<String, Place> places) {
        return withLayout(new Layout(places, layout.notes()));
    }

    FlowDocument withPlace(String id, Place place) {
        return withPlaces(Ordered.with(layout.places(), id, place));
    }

    FlowDocument withNotes(List<Note> notes) {
        return withLayout(new Layout(layout.places(), List.copyOf(notes)));
    }

    FlowDocument withSteps(Map<String, Step> steps) {
        return steps == flow.steps()
                ? this
                : with(flow.triggers(), steps, flow.functions(), flow.resources());
    }

    FlowDocument withTriggers(Map<String, Trigger> triggers) {
        return triggers == flow.triggers()
                ? this
                : with(triggers, flow.steps(), flow.functions(), flow.resources());
    }

    FlowDocument withFunctions(Map<String, FunctionSpec> functions) {
        return functions == flow.functions()
                ? this
                : with(flow.triggers(), flow.steps(), functions, flow.resources());
    }

    FlowDocument withResources(Map<String, Resource> resources) {
        return with(flow.triggers(), flow.steps(), flow.functions(), resources);
    }

    private FlowDocument with(
            Map<String, Trigger> triggers,
            Map<String, Step> steps,
            Map<String, FunctionSpec> functions,
            Map<String, Resource> resources) {
        return withFlow(
                new Flow(
                        flow.name(),
                        flow.comment(),
                        flow.targets(),
                        flow.timeoutSeconds(),
                        flow.maxSteps(),
                        flow.parameters(),
                        triggers,
                        steps,
                        functions,
                        resources));
    }
}
