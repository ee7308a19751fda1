package dev.sluice.engine.machine.program;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the join that closes a fork by the wires alone. A fork whose branches have all ended
/// before their join goes on there as well: scopes are static.
public final class Joins {
    private Joins() {}

    /// @param node where a wire leads
    /// @param depth how many forks inside the one asked about are around it
    private record Place(Node node, int depth) {}

    /// The join at which the branches of a fork to these targets meet; `null` where they do not.
    public static @Nullable Node after(List<Node> targets) {
        Set<Place> seen = new HashSet<>();
        Deque<Place> open = new ArrayDeque<>();
        targets.forEach(target -> open.add(new Place(target, 0)));
        while (!open.isEmpty()) {
            Place place = open.pop();
            if (!seen.add(place)) {
                continue;
            }
            boolean joins = place.node().isJoin();
            if (joins && place.depth() == 0) {
                return place.node();
            }
            int depth = joins ? place.depth() - 1 : place.depth();
            for (List<Node> way : ways(place.node())) {
                int inside = way.size() > 1 ? depth + 1 : depth;
                way.forEach(node -> open.add(new Place(node, inside)));
            }
        }
        return null;
    }

    private static List<List<Node>> ways(Node node) {
        List<List<Node>> ways = new ArrayList<>();
        if (node.kind() instanceof Kind.Choice choice) {
            choice.rules().forEach(way -> ways.add(way.next()));
            if (choice.otherwise() != null) {
                ways.add(choice.otherwise().next());
            }
        } else {
            ways.add(node.next(0));
        }
        node.catches().forEach(way -> ways.add(way.next()));
        return ways;
    }
}
