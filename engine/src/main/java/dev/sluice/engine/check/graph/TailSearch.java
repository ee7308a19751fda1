package dev.sluice.engine.check.graph;

import dev.sluice.engine.model.Step;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the tails of a region: steps that are reached only by catches (or from other tails) and
/// that reach no join.
public final class TailSearch {
    private final Region region;

    public TailSearch(Region region) {
        this.region = region;
    }

    public Set<String> tails() {
        Set<String> caught = new HashSet<>();
        Map<String, Set<String>> ordinary = new HashMap<>();
        for (List<Outlet> outlets : region.outlets().values()) {
            for (Outlet outlet : outlets) {
                if (outlet.kind() == Outlet.Kind.CATCH) {
                    caught.addAll(outlet.targets());
                } else {
                    for (String target : outlet.targets()) {
                        ordinary.computeIfAbsent(target, _ -> new HashSet<>()).add(outlet.from());
                    }
                }
            }
        }
        Set<String> entered = new HashSet<>();
        region.entries().forEach(entry -> entered.addAll(entry.targets()));
        Set<String> joining = stepsThatReachAJoin();

        Set<String> tails = new LinkedHashSet<>(region.steps().keySet());
        tails.removeIf(
                step ->
                        entered.contains(step)
                                || joining.contains(step)
                                || !(caught.contains(step) || ordinary.containsKey(step)));
        while (tails.removeIf(step -> !tails.containsAll(ordinary.getOrDefault(step, Set.of())))) {
            // Each round may leave further steps with an ordinary wire from outside the tails.
        }
        return tails;
    }

    private Set<String> stepsThatReachAJoin() {
        Map<String, Set<String>> before = new HashMap<>();
        for (List<Outlet> outlets : region.outlets().values()) {
            for (Outlet outlet : outlets) {
                for (String target : outlet.targets()) {
                    before.computeIfAbsent(target, _ -> new HashSet<>()).add(outlet.from());
                }
            }
        }
        var reaching = new HashSet<String>();
        var open = new ArrayDeque<String>();
        region.steps()
                .forEach(
                        (id, step) -> {
                            if (step instanceof Step.Join) {
                                open.add(id);
                            }
                        });
        while (!open.isEmpty()) {
            String step = open.remove();
            if (reaching.add(step)) {
                open.addAll(before.getOrDefault(step, Set.of()));
            }
        }
        return reaching;
    }
}
