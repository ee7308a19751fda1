package dev.sluice.app.edit.repair;

import dev.sluice.app.edit.BoxEdit;
import dev.sluice.app.edit.DefinitionEdit;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Forks;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.WireEdit;
import dev.sluice.app.edit.Wires;
import dev.sluice.app.edit.Wrapping;
import dev.sluice.app.edit.step.Ids;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.problem.Problem.Fix;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The edits that mend problems: those that the checks name, and those for which a problem's code
/// and place leave only one.
public final class Repairs {
    /// A join fits between two cards that stand as near as tidying puts them.
    private static final double JOIN_BEFORE = 40;

    private static final double TRIGGER_BEFORE = 300;

    private final FlowDocument document;

    private Repairs(FlowDocument document) {
        this.document = document;
    }

    /// The repair of a problem; `null` where there is none, or more than one would do, or the
    /// document has changed so that there is nothing to repair.
    public static @Nullable Repair of(FlowDocument document, Problem problem) {
        var repairs = new Repairs(document);
        Repair repair = problem.fix() == null ? repairs.byCode(problem) : repairs.of(problem.fix());
        return repair == null || repair.edit().apply(document) == document ? null : repair;
    }

    private @Nullable Repair of(Fix fix) {
        return switch (fix) {
            case Fix.InsertJoin(String step) -> repair("join", insertJoin(step));
            case Fix.RemoveWire(String from, String to) -> repair("wire", removeWire(from, to));
            case Fix.RemoveElement(String id) -> repair("element", remove(id));
        };
    }

    private @Nullable Repair byCode(Problem problem) {
        return switch (problem.code()) {
            case "scope.left" -> repair("wrap", wrap(problem));
            case "wire.twice", "wire.dangling", "wire.into-trigger", "wire.crosses-box" ->
                    repair("wire", removeWire(problem.place()));
            case "join.without-fork" -> repair("bridge", bridge(problem));
            case "box.no-start", "trigger.starts-nothing" -> repair("start", start(problem));
            case "flow.no-trigger" -> repair("trigger", addTrigger());
            case "flow.same-target-twice" -> repair("target", distinctTargets());
            case "resource.unknown" -> repair("resource", addResource(problem));
            case "data.no-input",
                    "data.nothing-after-fail",
                    "limits.no-heartbeat",
                    "timer.no-effect" ->
                    repair("field", Fields.edit(document, problem));
            case "errors.never", "errors.again" -> repair("error", Fields.edit(document, problem));
            case "errors.all-not-alone" -> repair("error-last", Fields.edit(document, problem));
            default -> null;
        };
    }

    private static @Nullable Repair repair(String key, @Nullable Edit edit) {
        return edit == null ? null : new Repair("problems.fix." + key, edit);
    }

    private @Nullable Edit insertJoin(String step) {
        if (document.step(step) == null) {
            return null;
        }
        Place at = document.place(step);
        Place place = at == null ? Place.at(0, 0) : Place.at(at.x() - JOIN_BEFORE, at.y());
        return new WireEdit.InsertJoin(step, Ids.fresh("join", document.ids()), place);
    }

    private @Nullable Edit removeWire(String from, String to) {
        return removeWires(
                Wires.of(document.flow()).stream()
                        .filter(w -> w.from().owner().equals(from) && w.to().equals(to))
                        .collect(Collectors.toSet()));
    }

    private @Nullable Edit removeWire(String place) {
        Wire wire = WirePlaces.of(document.flow()).get(place);
        return wire == null ? null : removeWires(Set.of(wire));
    }

    private static @Nullable Edit removeWires(Set<Wire> wires) {
        return wires.isEmpty() ? null : new ElementEdit.DeleteElements(Set.of(), Set.of(), wires);
    }

    private @Nullable Edit remove(String id) {
        if (document.holds(id)) {
            return new ElementEdit.DeleteElements(Set.of(id), Set.of(), Set.of());
        }
        if (document.flow().functions().containsKey(id)) {
            return new DefinitionEdit.RemoveFunction(id);
        }
        return document.flow().resources().containsKey(id)
                ? new DefinitionEdit.RemoveResource(id)
                : null;
    }

    /// A group around the branches of a fork that a wire leaves without a join.
    private @Nullable Edit wrap(Problem problem) {
        Wire wire = WirePlaces.of(document.flow()).get(problem.place());
        Set<String> branches = wire == null ? Set.of() : Forks.leftBy(document, wire);
        if (!Wrapping.canWrap(document, branches)) {
            return null;
        }
        return new BoxEdit.WrapInGroup(
                branches, Ids.fresh("group", document.ids()), Wrapping.place(document, branches));
    }

    /// A join that joins nothing goes; what led to it leads to what followed it.
    private @Nullable Edit bridge(Problem problem) {
        String id = problem.element();
        Wire reaching = WirePlaces.of(document.flow()).get(problem.place());
        String join = reaching == null ? id : reaching.to();
        if (join == null
                || !(document.step(join) instanceof Step.Join step)
                || step.next().size() > 1) {
            return null;
        }
        List<Edit> edits = new ArrayList<>();
        for (Wire wire : Wires.of(document.flow())) {
            if (wire.to().equals(join) && !step.next().isEmpty()) {
                edits.add(new WireEdit.Reconnect(wire, wire.from(), step.next().getFirst()));
            }
        }
        edits.add(new ElementEdit.DeleteElements(Set.of(join), Set.of(), Set.of()));
        return new Edit.Together(edits, "edit.delete");
    }

    /// Where only one step is reached by nothing else, a box or trigger begins there.
    private @Nullable Edit start(Problem problem) {
        String id = problem.element();
        Step box = id == null ? null : document.step(id);
        Step.Body body = box == null ? null : box.body();
        String first = onlyFirst(body == null ? document.flow().steps() : body.steps());
        if (id == null || first == null) {
            return null;
        }
        if (body != null) {
            return new WireEdit.Connect(new Outlet.Start(id), first);
        }
        return document.trigger(id) == null
                ? null
                : new WireEdit.Connect(new Outlet.Next(id), first);
    }

    private @Nullable Edit addTrigger() {
        String first = onlyFirst(document.flow().steps());
        if (first == null) {
            return null;
        }
        Place at = document.place(first);
        return new ElementEdit.AddTrigger(
                new Trigger.Manual(
                        Trigger.Head.of(Ids.fresh("manual", document.ids()), List.of(first))),
                at == null ? Place.at(0, 0) : Place.at(at.x() - TRIGGER_BEFORE, at.y()));
    }

    /// The one step of these that no other leads to; `null` where there are several.
    private @Nullable String onlyFirst(Map<String, Step> steps) {
        Set<String> reached = new HashSet<>();
        for (Step step : steps.values()) {
            for (Wire wire : Wires.of(step)) {
                if (!wire.to().equals(step.id())) {
                    reached.add(wire.to());
                }
            }
        }
        List<String> first = steps.keySet().stream().filter(s -> !reached.contains(s)).toList();
        return first.size() == 1 ? first.getFirst() : null;
    }

    private Edit distinctTargets() {
        Flow f = document.flow();
        return new Edit.ChangeFlow(
                f.name(),
                f.comment(),
                f.targets().stream().distinct().toList(),
                f.timeoutSeconds(),
                f.maxSteps(),
                f.parameters());
    }

    private @Nullable Edit addResource(Problem problem) {
        List<String> named = problem.arguments();
        if (named.isEmpty() || named.getFirst().isBlank()) {
            return null;
        }
        String id = named.getFirst();
        String message = problem.message();
        Resource resource =
                message.contains(" bucket ")
                        ? new Resource.Bucket(id, null)
                        : message.contains(" queue ")
                                ? new Resource.Queue(id, null, null)
                                : message.contains(" topic ") ? new Resource.Topic(id, null) : null;
        return resource == null || document.flow().resources().containsKey(id)
                ? null
                : new DefinitionEdit.PutResource(resource);
    }
}
