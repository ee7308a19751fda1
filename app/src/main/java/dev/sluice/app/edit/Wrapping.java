package dev.sluice.app.edit;

import dev.sluice.app.edit.step.Ordered;
import dev.sluice.app.edit.step.StepParts;
import dev.sluice.app.edit.step.StepTree;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Handling.Catcher;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Documents with a group more or less around some steps.
public final class Wrapping {
    private static final double ABOVE = 60;
    private static final double BEFORE = 60;
    private static final double BEFORE_FORK = 80;

    private Wrapping() {}

    /// Why no group can be made around some steps.
    public enum Refusal {
        NO_STEP,
        SEVERAL_BOXES,
        SEVERAL_ENTRIES,
        SEVERAL_EXITS,
        SEVERAL_HANDLERS
    }

    /// Where wrapped steps lead to.
    private record Exits(Set<List<String>> ways, Set<List<Catcher>> handlers) {}

    /// Whether steps can be wrapped: they stand in one box, are entered in one way and lead on in
    /// one way.
    public static boolean canWrap(FlowDocument document, Set<String> ids) {
        return refusal(document, ids) == null;
    }

    /// Why steps cannot be wrapped: a group stands in one box, is entered in one way, goes on in
    /// one way, and treats an error in one way. `null`: they can be.
    public static @Nullable Refusal refusal(FlowDocument document, Set<String> ids) {
        Set<String> wrapped = wrapped(document, ids);
        if (wrapped.isEmpty()) {
            boolean some = ids.stream().anyMatch(id -> document.step(id) != null);
            return some ? Refusal.SEVERAL_BOXES : Refusal.NO_STEP;
        }
        if (ways(document, wrapped).size() > 1) {
            return Refusal.SEVERAL_ENTRIES;
        }
        Exits exits = exits(document, wrapped);
        if (exits.ways().size() > 1) {
            return Refusal.SEVERAL_EXITS;
        }
        return exits.handlers().size() > 1 ? Refusal.SEVERAL_HANDLERS : null;
    }

    /// What a group around some steps holds: the steps, with the joins at the end of forks that the
    /// group would hide from them.
    public static Set<String> wrapped(FlowDocument document, Set<String> ids) {
        Set<String> steps = sideBySide(document, ids);
        if (steps.isEmpty() || ways(document, steps).size() > 1) {
            return steps;
        }
        List<String> starts = entries(document, steps);
        boolean fork = starts.size() > 1 && isEnteredAsAWhole(document, steps);
        return Forks.withJoins(document, steps, starts, fork ? 1 : 0);
    }

    /// Where a group around some steps begins: with room for its name above them, and before them
    /// for the wires that start inside.
    public static Place place(FlowDocument document, Set<String> ids) {
        Set<String> wrapped = wrapped(document, ids);
        List<Place> places =
                wrapped.stream().map(document::place).filter(Objects::nonNull).toList();
        double left = places.stream().mapToDouble(Place::x).min().orElse(0);
        double top = places.stream().mapToDouble(Place::y).min().orElse(0);
        boolean fork = !wrapped.isEmpty() && entries(document, wrapped).size() > 1;
        return Place.at(left - (fork ? BEFORE_FORK : BEFORE), top - ABOVE);
    }

    /// Whether no fork leads to some steps and past them at once.
    private static boolean isEnteredAsAWhole(FlowDocument document, Set<String> steps) {
        return Wires.of(document.flow()).stream()
                .filter(w -> steps.contains(w.to()) && !steps.contains(w.from().owner()))
                .allMatch(w -> steps.containsAll(Wiring.targets(document, w.from())));
    }

    /// In which ways wires from elsewhere enter: each list of targets, as far as it is wrapped.
    private static Set<List<String>> ways(FlowDocument document, Set<String> wrapped) {
        Set<List<String>> ways = new LinkedHashSet<>();
        for (Wire wire : Wires.of(document.flow())) {
            if (wire.index() == 0 && !wrapped.contains(wire.from().owner())) {
                List<String> targets = Wiring.targets(document, wire.from());
                List<String> inside = targets.stream().filter(wrapped::contains).toList();
                if (!inside.isEmpty()) {
                    ways.add(inside);
                }
            }
        }
        return ways;
    }

    /// Whether a box can be taken away without losing a setting of its own.
    public static boolean canUnwrap(FlowDocument document, String box) {
        return document.step(box) instanceof Step.Group group
                && group.data().equals(Data.NONE)
                && group.limits().equals(Limits.NONE)
                && group.handling().equals(Handling.NONE);
    }

    static FlowDocument wrap(FlowDocument document, Set<String> ids, String id, Place place) {
        if (!canWrap(document, ids) || document.holds(id)) {
            return document;
        }
        Set<String> wrapped = wrapped(document, ids);
        Exits exits = exits(document, wrapped);
        List<String> start = entries(document, wrapped);
        FlowDocument rewired = Wiring.retargetAll(document, t -> entering(t, wrapped, id));
        Map<String, Step> inside = new LinkedHashMap<>();
        for (String step : wrapped) {
            Step present = document.step(step);
            if (present != null) {
                inside.put(step, closed(present, wrapped));
            }
        }
        List<Catcher> catchers = exits.handlers().stream().findFirst().orElse(List.of());
        var group =
                new Step.Group(
                        Step.Head.of(id),
                        new Step.Body(start, Collections.unmodifiableMap(inside)),
                        Data.NONE,
                        Limits.NONE,
                        new Handling(List.of(), catchers),
                        exits.ways().stream().findFirst().orElse(List.of()));
        String box = document.boxOf(wrapped.iterator().next());
        FlowDocument without = rewired.withSteps(StepTree.without(rewired.flow().steps(), wrapped));
        FlowDocument with =
                box == null
                        ? Insertions.add(without, group, null)
                        : without.withSteps(
                                StepTree.replaced(
                                        without.flow().steps(), box, b -> added(b, group)));
        return with.withPlace(id, place);
    }

    /// A box with one step more; where it starts is left as it is.
    private static Step added(Step box, Step step) {
        Step.Body body = Objects.requireNonNull(box.body());
        return StepParts.withBody(
                box, new Step.Body(body.start(), Ordered.with(body.steps(), step.id(), step)));
    }

    /// The steps of these that stand in one box; none where they stand in several.
    private static Set<String> sideBySide(FlowDocument document, Set<String> ids) {
        Set<String> found = new LinkedHashSet<>();
        Set<@Nullable String> boxes = new LinkedHashSet<>();
        StepTree.forEach(
                document.flow().steps(),
                (step, box) -> {
                    if (ids.contains(step.id()) && (box == null || !ids.contains(box))) {
                        found.add(step.id());
                        boxes.add(box);
                    }
                });
        return boxes.size() == 1 ? found : Set.of();
    }

    private static Exits exits(FlowDocument document, Set<String> wrapped) {
        Set<List<String>> ways = new LinkedHashSet<>();
        Set<List<Catcher>> handlers = new LinkedHashSet<>();
        for (String id : wrapped) {
            Step step = document.step(id);
            if (step == null) {
                continue;
            }
            for (Outlet outlet : Wires.outlets(step)) {
                List<String> outside = outside(Wires.targets(step, outlet), wrapped);
                boolean flow =
                        !(outlet instanceof Outlet.Start) && !(outlet instanceof Outlet.Catcher);
                if (flow && !outside.isEmpty()) {
                    ways.add(outside);
                }
            }
            List<Catcher> leaving = new ArrayList<>();
            for (Catcher catcher : step.handling().catchers()) {
                if (!outside(catcher.next(), wrapped).isEmpty()) {
                    leaving.add(catcher);
                }
            }
            if (!leaving.isEmpty()) {
                handlers.add(leaving);
            }
        }
        return new Exits(ways, handlers);
    }

    /// Where wires from elsewhere enter; else what nothing inside leads to.
    private static List<String> entries(FlowDocument document, Set<String> wrapped) {
        Set<String> entered = new LinkedHashSet<>();
        Set<String> followed = new LinkedHashSet<>();
        for (Wire wire : Wires.of(document.flow())) {
            if (wrapped.contains(wire.to())) {
                (wrapped.contains(wire.from().owner()) ? followed : entered).add(wire.to());
            }
        }
        if (!entered.isEmpty()) {
            return List.copyOf(entered);
        }
        List<String> first = wrapped.stream().filter(id -> !followed.contains(id)).toList();
        return first.isEmpty() ? List.of(wrapped.iterator().next()) : first;
    }

    private static List<String> entering(List<String> targets, Set<String> wrapped, String id) {
        return targets.stream().map(t -> wrapped.contains(t) ? id : t).distinct().toList();
    }

    /// A step without the wires that leave the wrapped ones.
    private static Step closed(Step step, Set<String> wrapped) {
        Step result = step;
        for (Outlet outlet : Wires.outlets(step).reversed()) {
            List<String> targets = Wires.targets(step, outlet);
            if (!(outlet instanceof Outlet.Start) && !wrapped.containsAll(targets)) {
                result =
                        Wires.withTargets(
                                result,
                                outlet,
                                targets.stream().filter(wrapped::contains).toList());
            }
        }
        return result;
    }

    private static List<String> outside(List<String> targets, Set<String> wrapped) {
        return targets.stream().filter(t -> !wrapped.contains(t)).toList();
    }

    static FlowDocument unwrap(FlowDocument document, String box) {
        if (!canUnwrap(document, box) || !(document.step(box) instanceof Step.Group group)) {
            return document;
        }
        String outer = document.boxOf(box);
        FlowDocument rewired =
                Wiring.retargetAll(document, targets -> through(targets, box, group.body()));
        FlowDocument result =
                rewired.withSteps(StepTree.without(rewired.flow().steps(), Set.of(box)));
        for (Step step : group.body().steps().values()) {
            Step open = leadingOn(step, group.next());
            result =
                    outer == null
                            ? Insertions.add(result, open, null)
                            : result.withSteps(
                                    StepTree.replaced(
                                            result.flow().steps(), outer, b -> added(b, open)));
        }
        return result.withPlaces(Ordered.without(result.layout().places(), Set.of(box)));
    }

    private static List<String> through(List<String> targets, String box, Step.Body body) {
        return targets.stream()
                .flatMap(t -> t.equals(box) ? body.start().stream() : List.of(t).stream())
                .distinct()
                .toList();
    }

    /// A step whose ends lead on.
    private static Step leadingOn(Step step, List<String> next) {
        Step result = step;
        for (Outlet outlet : Wires.outlets(step)) {
            boolean end =
                    Wires.targets(step, outlet).isEmpty()
                            && !(outlet instanceof Outlet.Start)
                            && !(outlet instanceof Outlet.Catcher);
            if (end && !next.isEmpty() && !isMissing(step, outlet)) {
                result = Wires.withTargets(result, outlet, next);
            }
        }
        return result;
    }

    /// A choice without an otherwise fails where no rule holds; it does not end there.
    private static boolean isMissing(Step step, Outlet outlet) {
        return outlet instanceof Outlet.Otherwise
                && step instanceof Step.Choice choice
                && choice.otherwise() == null;
    }
}
