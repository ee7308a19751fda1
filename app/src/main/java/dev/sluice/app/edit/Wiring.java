package dev.sluice.app.edit;

import dev.sluice.app.edit.step.Ordered;
import dev.sluice.app.edit.step.StepParts;
import dev.sluice.app.edit.step.StepTree;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Documents with other wires.
final class Wiring {
    private static final String ALL = "States.ALL";

    private Wiring() {}

    static boolean holds(FlowDocument document, Wire wire) {
        List<String> targets = targets(document, wire.from());
        return wire.index() < targets.size() && targets.get(wire.index()).equals(wire.to());
    }

    static List<String> targets(FlowDocument document, Outlet from) {
        Trigger trigger = document.trigger(from.owner());
        if (trigger != null) {
            return from instanceof Outlet.Next ? trigger.next() : List.of();
        }
        Step step = document.step(from.owner());
        return step == null ? List.of() : Wires.targets(step, from);
    }

    /// Adds a wire; where a rule or catcher comes into being with it, that too.
    static FlowDocument connect(FlowDocument document, Outlet from, String to) {
        if (document.step(to) == null || targets(document, from).contains(to)) {
            return document;
        }
        return switch (from) {
            case Outlet.NewRule(var owner) -> withRule(document, owner, to);
            case Outlet.NewCatcher(var owner) -> withCatcher(document, owner, to);
            case Outlet.Next _,
                    Outlet.Rule _,
                    Outlet.Otherwise _,
                    Outlet.Catcher _,
                    Outlet.Start _ ->
                    changed(document, from, targets -> plus(targets, to));
        };
    }

    static FlowDocument disconnect(FlowDocument document, Wire wire) {
        return holds(document, wire)
                ? changed(document, wire.from(), targets -> without(targets, wire.index()))
                : document;
    }

    /// Removes several wires. The later ones go first, so that the places of the others hold.
    static FlowDocument disconnectAll(FlowDocument document, Set<Wire> wires) {
        List<Wire> order = new ArrayList<>(wires);
        order.sort(
                Comparator.comparingInt((Wire w) -> place(w.from()))
                        .thenComparingInt(Wire::index)
                        .reversed());
        FlowDocument result = document;
        for (Wire wire : order) {
            result = disconnect(result, wire);
        }
        return result;
    }

    private static int place(Outlet outlet) {
        return outlet instanceof Outlet.Catcher(_, int index) ? index : 0;
    }

    /// Leads a wire to another target, at the same place in its list.
    static FlowDocument retarget(FlowDocument document, Wire wire, String to) {
        if (document.step(to) == null || targets(document, wire.from()).contains(to)) {
            return document;
        }
        return changed(
                document,
                wire.from(),
                targets -> {
                    var result = new ArrayList<>(targets);
                    result.set(wire.index(), to);
                    return List.copyOf(result);
                });
    }

    /// Every list of targets in the document changed.
    static FlowDocument retargetAll(FlowDocument document, UnaryOperator<List<String>> change) {
        Map<String, Trigger> triggers = document.flow().triggers();
        for (Trigger trigger : document.flow().triggers().values()) {
            List<String> after = change.apply(trigger.next());
            if (!after.equals(trigger.next())) {
                triggers = Ordered.with(triggers, trigger.id(), StepParts.withNext(trigger, after));
            }
        }
        Map<String, Step> steps =
                StepTree.mapped(document.flow().steps(), step -> Wires.retargeted(step, change));
        return document.withTriggers(triggers).withSteps(steps);
    }

    /// Targets with others in place of one, none of them twice.
    static List<String> inPlaceOf(List<String> targets, String gone, List<String> others) {
        if (!targets.contains(gone)) {
            return targets;
        }
        var result = new LinkedHashSet<String>();
        for (String target : targets) {
            result.addAll(target.equals(gone) ? others : List.of(target));
        }
        result.remove(gone);
        return List.copyOf(result);
    }

    /// Without the wires that lead to any of these.
    static FlowDocument withoutWiresTo(FlowDocument document, Set<String> gone) {
        return retargetAll(
                document,
                targets ->
                        targets.stream().anyMatch(gone::contains)
                                ? targets.stream().filter(t -> !gone.contains(t)).toList()
                                : targets);
    }

    private static FlowDocument changed(
            FlowDocument document, Outlet from, UnaryOperator<List<String>> change) {
        Trigger trigger = document.trigger(from.owner());
        if (trigger != null) {
            return document.withTriggers(
                    Ordered.with(
                            document.flow().triggers(),
                            trigger.id(),
                            StepParts.withNext(trigger, change.apply(trigger.next()))));
        }
        return document.withSteps(
                StepTree.replaced(
                        document.flow().steps(),
                        from.owner(),
                        step -> {
                            List<String> before = Wires.targets(step, from);
                            return Wires.withTargets(step, from, change.apply(before));
                        }));
    }

    private static FlowDocument withRule(FlowDocument document, String owner, String to) {
        return document.withSteps(
                StepTree.replaced(
                        document.flow().steps(),
                        owner,
                        step -> step instanceof Step.Choice choice ? withRule(choice, to) : step));
    }

    private static Step withRule(Step.Choice choice, String to) {
        var rules = new ArrayList<>(choice.rules());
        rules.add(new Step.Rule(null, new Template("{% true %}"), List.of(to), null, Map.of()));
        return StepParts.withRules(choice, rules);
    }

    private static FlowDocument withCatcher(FlowDocument document, String owner, String to) {
        return document.withSteps(
                StepTree.replaced(
                        document.flow().steps(),
                        owner,
                        step -> step.mayFail() ? withCatcher(step, to) : step));
    }

    /// `States.ALL` stands last and alone, so a further catcher comes before it.
    private static Step withCatcher(Step step, String to) {
        var catchers = new ArrayList<>(step.handling().catchers());
        boolean takesAll = !catchers.isEmpty() && catchers.getLast().errors().contains(ALL);
        var taken = new HashSet<String>();
        catchers.forEach(c -> taken.addAll(c.errors()));
        String error =
                !takesAll
                        ? ALL
                        : taken.contains("States.Timeout") ? "States.TaskFailed" : "States.Timeout";
        var added = new Handling.Catcher(List.of(error), List.of(to), null, Map.of(), null);
        catchers.add(takesAll ? catchers.size() - 1 : catchers.size(), added);
        return StepParts.withHandling(
                step, new Handling(step.handling().retry(), List.copyOf(catchers)));
    }

    private static List<String> plus(List<String> targets, String to) {
        var result = new ArrayList<>(targets);
        result.add(to);
        return List.copyOf(result);
    }

    private static List<String> without(List<String> targets, int index) {
        var result = new ArrayList<>(targets);
        result.remove(index);
        return List.copyOf(result);
    }
}
