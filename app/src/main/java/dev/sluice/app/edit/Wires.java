package dev.sluice.app.edit;

import dev.sluice.app.edit.step.StepParts;
import dev.sluice.app.edit.step.StepTree;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The wires of a flow: which there are, and steps with other ones.
public final class Wires {
    private Wires() {}

    /// All wires, triggers first, in the order of the file.
    public static List<Wire> of(Flow flow) {
        List<Wire> wires = new ArrayList<>();
        for (Trigger trigger : flow.triggers().values()) {
            wires.addAll(of(trigger));
        }
        StepTree.forEach(flow.steps(), (step, _) -> wires.addAll(of(step)));
        return wires;
    }

    /// The wires that begin at a trigger.
    public static List<Wire> of(Trigger trigger) {
        List<Wire> wires = new ArrayList<>();
        add(wires, new Outlet.Next(trigger.id()), trigger.next());
        return wires;
    }

    /// The wires that begin at a step; those that begin inside a box belong to the steps there.
    public static List<Wire> of(Step step) {
        List<Wire> wires = new ArrayList<>();
        for (Outlet outlet : outlets(step)) {
            add(wires, outlet, targets(step, outlet));
        }
        return wires;
    }

    private static void add(List<Wire> wires, Outlet from, List<String> targets) {
        for (int i = 0; i < targets.size(); i++) {
            wires.add(new Wire(from, i, targets.get(i)));
        }
    }

    /// The outlets a step has as it stands.
    public static List<Outlet> outlets(Step step) {
        List<Outlet> outlets = new ArrayList<>();
        switch (step) {
            case Step.Choice choice -> {
                for (int i = 0; i < choice.rules().size(); i++) {
                    outlets.add(new Outlet.Rule(step.id(), i));
                }
                outlets.add(new Outlet.Otherwise(step.id()));
            }
            case Step.Succeed _, Step.Fail _ -> {}
            case Step.Map _, Step.Group _ -> {
                outlets.add(new Outlet.Start(step.id()));
                outlets.add(new Outlet.Next(step.id()));
            }
            case Step.Function _,
                    Step.Join _,
                    Step.Wait _,
                    Step.Transform _,
                    Step.Callback _,
                    Step.Http _,
                    Step.Publish _,
                    Step.ObjectAccess _,
                    Step.SubFlow _ ->
                    outlets.add(new Outlet.Next(step.id()));
        }
        for (int i = 0; i < step.handling().catchers().size(); i++) {
            outlets.add(new Outlet.Catcher(step.id(), i));
        }
        return outlets;
    }

    /// Where an outlet of a step leads; nowhere if the step has no such outlet.
    public static List<String> targets(Step step, Outlet outlet) {
        return switch (outlet) {
            case Outlet.Next _ -> step.next();
            case Outlet.Rule rule ->
                    step instanceof Step.Choice choice && rule.index() < choice.rules().size()
                            ? choice.rules().get(rule.index()).next()
                            : List.of();
            case Outlet.Otherwise _ ->
                    step instanceof Step.Choice choice && choice.otherwise() != null
                            ? choice.otherwise()
                            : List.of();
            case Outlet.Catcher catcher -> {
                var catchers = step.handling().catchers();
                yield catcher.index() < catchers.size()
                        ? catchers.get(catcher.index()).next()
                        : List.of();
            }
            case Outlet.Start _ -> {
                Step.Body body = step.body();
                yield body == null ? List.of() : body.start();
            }
            case Outlet.NewRule _, Outlet.NewCatcher _ -> List.of();
        };
    }

    /// The step with other targets at one outlet. A catcher that leads nowhere any more goes with
    /// its last wire: kept, it would swallow errors silently.
    static Step withTargets(Step step, Outlet outlet, List<String> targets) {
        return switch (outlet) {
            case Outlet.Next _ -> StepParts.withNext(step, targets);
            case Outlet.Rule rule -> {
                if (step instanceof Step.Choice choice && rule.index() < choice.rules().size()) {
                    var rules = new ArrayList<>(choice.rules());
                    rules.set(rule.index(), withNext(rules.get(rule.index()), targets));
                    yield StepParts.withRules(choice, rules);
                }
                yield step;
            }
            case Outlet.Otherwise _ ->
                    step instanceof Step.Choice choice
                            ? new Step.Choice(choice.head(), choice.rules(), targets, choice.data())
                            : step;
            case Outlet.Catcher catcher -> {
                var catchers = new ArrayList<>(step.handling().catchers());
                if (catcher.index() >= catchers.size()) {
                    yield step;
                }
                if (targets.isEmpty()) {
                    catchers.remove(catcher.index());
                } else {
                    catchers.set(catcher.index(), withNext(catchers.get(catcher.index()), targets));
                }
                yield StepParts.withHandling(step, new Handling(step.handling().retry(), catchers));
            }
            case Outlet.Start _ -> {
                Step.Body body = step.body();
                yield body == null
                        ? step
                        : StepParts.withBody(step, new Step.Body(targets, body.steps()));
            }
            case Outlet.NewRule _, Outlet.NewCatcher _ -> step;
        };
    }

    /// The step leading on to another: a choice by its otherwise, any other by what follows it. The
    /// same object where nothing can follow.
    static Step leadingTo(Step step, String to) {
        return step instanceof Step.Choice
                ? withTargets(step, new Outlet.Otherwise(step.id()), List.of(to))
                : StepParts.withNext(step, List.of(to));
    }

    /// The step with every list of targets changed; the same object where none did.
    static Step retargeted(Step step, UnaryOperator<List<String>> change) {
        Step result = step;
        var outlets = outlets(step);
        for (Outlet outlet : outlets.reversed()) {
            List<String> before = targets(step, outlet);
            List<String> after = change.apply(before);
            if (!after.equals(before)) {
                result = withTargets(result, outlet, after);
            }
        }
        return result;
    }

    private static Step.Rule withNext(Step.Rule rule, List<String> next) {
        return new Step.Rule(rule.label(), rule.when(), next, rule.output(), rule.assign());
    }

    private static Handling.Catcher withNext(Handling.Catcher catcher, List<String> next) {
        return new Handling.Catcher(
                catcher.errors(), next, catcher.output(), catcher.assign(), catcher.resultPath());
    }
}
