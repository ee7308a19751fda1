package dev.sluice.app.edit;

import dev.sluice.engine.model.Step;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The forks of a flow, as far as an editor needs to know them.
public final class Forks {
    private Forks() {}

    /// A step on the way, and how many forks are open there.
    private record Stop(String id, int depth) {}

    /// The branches of the fork that a wire leaves without a join, up to that join: what a group is
    /// put around so that the wire leaves the group instead. None where it leaves no fork.
    public static Set<String> leftBy(FlowDocument document, Wire wire) {
        Set<String> best = Set.of();
        for (Wire fork : Wires.of(document.flow())) {
            List<String> targets = Wiring.targets(document, fork.from());
            if (fork.index() == 0 && targets.size() > 1) {
                Set<String> branches = branches(document, targets, wire.to());
                boolean holds = branches.contains(wire.from().owner());
                if (holds && (best.isEmpty() || branches.size() < best.size())) {
                    best = branches;
                }
            }
        }
        return best;
    }

    /// Steps with the joins that end forks among them, and to which nothing else leads.
    ///
    /// @param starts where the steps are entered
    /// @param depth how many forks are open there
    static Set<String> withJoins(
            FlowDocument document, Set<String> steps, List<String> starts, int depth) {
        Set<String> all = new LinkedHashSet<>(steps);
        Set<String> seen = new HashSet<>();
        Deque<Stop> open = new ArrayDeque<>();
        starts.forEach(s -> open.add(new Stop(s, depth)));
        while (!open.isEmpty()) {
            Stop at = open.removeFirst();
            Step step = document.step(at.id());
            boolean join = step instanceof Step.Join;
            if (join && at.depth() > 0 && isReachedFrom(document, at.id(), all)) {
                all.add(at.id());
            }
            if (step != null && all.contains(at.id()) && seen.add(at.id())) {
                go(step, join ? at.depth() - 1 : at.depth(), open);
            }
        }
        return all;
    }

    /// Whether all wires to a step come from these.
    private static boolean isReachedFrom(FlowDocument document, String id, Set<String> steps) {
        return Wires.of(document.flow()).stream()
                .filter(w -> w.to().equals(id))
                .allMatch(w -> steps.contains(w.from().owner()));
    }

    private static Set<String> branches(
            FlowDocument document, List<String> targets, String outside) {
        Map<String, Integer> depths = new LinkedHashMap<>();
        Deque<Stop> open = new ArrayDeque<>();
        targets.forEach(t -> open.add(new Stop(t, 1)));
        while (!open.isEmpty()) {
            Stop at = open.removeFirst();
            Step step = document.step(at.id());
            if (step == null || at.id().equals(outside) || depths.containsKey(at.id())) {
                continue;
            }
            int depth = step instanceof Step.Join ? at.depth() - 1 : at.depth();
            depths.put(at.id(), depth);
            if (depth > 0) {
                go(step, depth, open);
            }
        }
        return depths.keySet();
    }

    private static void go(Step step, int depth, Deque<Stop> open) {
        for (Outlet outlet : Wires.outlets(step)) {
            if (!(outlet instanceof Outlet.Start)) {
                List<String> targets = Wires.targets(step, outlet);
                int next = targets.size() > 1 ? depth + 1 : depth;
                targets.forEach(t -> open.add(new Stop(t, next)));
            }
        }
    }
}
