package dev.sluice.engine.check.graph;

import dev.sluice.engine.model.Flow;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.value.JsonPointer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which fork's branch each step of a flow stands in, and which join closes each fork: the flow's
/// nested form. Several targets of a wire push a branch, a join pops one; in a flow without
/// problems each step is reached with one and the same stack.
///
/// @param forks in the order they are met, outer ones first
/// @param stacks of each step that is reached: the branches around it, outermost first, within its
///   own box; of a shared tail, those it was first met with
/// @param sharedTails steps reached only by catches, from several branches; exports copy them
/// @param problems what has no nested form
public record Scopes(
        List<Fork> forks,
        Map<String, List<Branch>> stacks,
        Set<String> sharedTails,
        List<Problem> problems) {
    /// A wire with several targets. Wires with the same targets in the same order, in one and the
    /// same scope, are one fork: whichever is taken, the same branches start.
    ///
    /// @param box the id of the box it stands in; `null` outside all boxes
    /// @param places the lists of targets in the file
    /// @param join the join that closes it, if one does
    /// @param branches the steps of each target's branch, without those of boxes in it; the branch
    ///   of a target that is the join itself is empty
    public record Fork(
            @Nullable String box,
            List<JsonPointer> places,
            List<String> targets,
            @Nullable String join,
            List<Set<String>> branches) {}

    /// One branch of a fork.
    ///
    /// @param fork its index among [Scopes#forks()]
    /// @param index which target's branch
    public record Branch(int fork, int index) {}

    public static Scopes of(Flow flow) {
        var forks = new ArrayList<Fork>();
        var stacks = new LinkedHashMap<String, List<Branch>>();
        var tails = new LinkedHashSet<String>();
        var problems = new ArrayList<Problem>();
        for (Region region : Region.of(flow)) {
            var walk = new ScopeWalk(region, forks.size());
            walk.run();
            forks.addAll(walk.forks());
            stacks.putAll(walk.stacks());
            tails.addAll(walk.sharedTails());
            problems.addAll(walk.problems());
        }
        return new Scopes(
                List.copyOf(forks),
                Collections.unmodifiableMap(stacks),
                Collections.unmodifiableSet(tails),
                List.copyOf(problems));
    }

    /// The fork that a list of targets in the file starts, if it is one.
    public Optional<Fork> forkAt(JsonPointer place) {
        return forks.stream().filter(fork -> fork.places().contains(place)).findFirst();
    }

    /// The fork that a join closes, if it closes one.
    public Optional<Fork> closedBy(String join) {
        return forks.stream().filter(fork -> join.equals(fork.join())).findFirst();
    }

    /// The branches around a step, outermost first; empty for one that nothing reaches.
    public List<Branch> stackOf(String step) {
        return stacks.getOrDefault(step, List.of());
    }
}
