package dev.sluice.engine.check;

import dev.sluice.engine.check.graph.Outlet;
import dev.sluice.engine.check.graph.Region;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.problem.Findings;
import dev.sluice.engine.problem.Names;
import dev.sluice.engine.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Wires of one region lead to steps of that region, each once, and reach every step.
final class WiringRules {
    private final Flow flow;
    private final List<Region> regions;
    private final Region region;
    private final Findings findings;

    WiringRules(Flow flow, List<Region> regions, Region region, Findings findings) {
        this.flow = flow;
        this.regions = regions;
        this.region = region;
        this.findings = findings;
    }

    void check() {
        region.entries().forEach(this::entry);
        region.outlets().values().forEach(outlets -> outlets.forEach(this::targets));
        unreachable();
    }

    private void entry(Outlet entry) {
        targets(entry);
        if (!entry.targets().isEmpty()) {
            return;
        }
        if (entry.kind() == Outlet.Kind.TRIGGER) {
            findings.on(entry.from(), entry.place())
                    .warning(
                            "trigger.starts-nothing",
                            "The trigger \"" + entry.from() + "\" leads to no step.",
                            "Draw a wire from it, or write \"next\": [\"first-step\"].");
        } else {
            findings.on(entry.from(), entry.place())
                    .error(
                            "box.no-start",
                            region.steps().isEmpty()
                                    ? "The box \"" + entry.from() + "\" is empty."
                                    : "The box \"" + entry.from() + "\" has no first step.",
                            "Name its first step: \"start\": [\"first-step\"].");
        }
    }

    private void targets(Outlet outlet) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < outlet.targets().size(); i++) {
            String target = outlet.targets().get(i);
            Findings.On on = findings.on(outlet.from(), outlet.place()).in(i);
            if (!seen.add(target)) {
                on.error(
                        "wire.twice",
                        "The same target \"" + target + "\" stands here twice.",
                        "Remove one; to run a step twice, use two steps or a map.");
            } else if (!region.steps().containsKey(target)) {
                missing(outlet, target, on);
            } else if (outlet.kind() == Outlet.Kind.NEXT
                    && target.equals(outlet.from())
                    && outlet.targets().size() == 1) {
                on.warning(
                        "wire.endless",
                        "The step \"" + target + "\" leads to itself and to nothing else.",
                        "Put a choice into the loop, so that it ends.");
            }
        }
    }

    private void missing(Outlet outlet, String target, Findings.On on) {
        if (flow.triggers().containsKey(target)) {
            on.error(
                    "wire.into-trigger",
                    "A wire from \""
                            + outlet.from()
                            + "\" leads into the trigger \""
                            + target
                            + "\".",
                    "A trigger starts the flow; lead the wire to a step.");
            return;
        }
        Region other = regionOf(target);
        if (other != null) {
            on.error(
                    "wire.crosses-box",
                    other.box() == null
                            ? "A wire from \"%s\" leaves its box to \"%s\"."
                                    .formatted(outlet.from(), target)
                            : "A wire from \"%s\" leads to \"%s\" inside the box \"%s\"."
                                    .formatted(outlet.from(), target, other.box()),
                    "Wires name the box, never a step inside; its own \"next\" goes on from it.");
            return;
        }
        on.error(
                "wire.dangling",
                "There is no step \"" + Names.shortened(target, Names.MAX_LENGTH) + "\".",
                Names.didYouMean(target, region.steps().keySet())
                        + "Add the step, or remove the wire.");
    }

    private @Nullable Region regionOf(String step) {
        return regions.stream()
                .filter(each -> each.steps().containsKey(step))
                .findFirst()
                .orElse(null);
    }

    private void unreachable() {
        if (region.box() == null && flow.triggers().isEmpty()) {
            return;
        }
        var reached = new HashSet<String>();
        var open = new ArrayDeque<String>();
        region.entries().forEach(entry -> open.addAll(entry.targets()));
        while (!open.isEmpty()) {
            String step = open.remove();
            if (region.steps().containsKey(step) && reached.add(step)) {
                region.outletsOf(step).forEach(outlet -> open.addAll(outlet.targets()));
            }
        }
        for (Step step : region.steps().values()) {
            if (!reached.contains(step.id())) {
                findings.on(step.id(), region.placeOf(step.id()))
                        .warning(
                                "step.unreachable",
                                "Nothing leads to the step \"" + step.id() + "\".",
                                "Draw a wire to it, or remove it.",
                                new Problem.Fix.RemoveElement(step.id()));
            }
        }
    }
}
