package dev.sluice.engine.machine.state;

import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.machine.program.Node;
import dev.sluice.engine.machine.program.Program;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Names the steps of one stretch of a run and counts their visits: the run with its groups, or one
/// item of a map.
final class Places {
    /// What stands before the ids; `null` where the steps' own paths hold.
    private final @Nullable String prefix;

    /// The index of the first step it counts.
    private final int first;

    private final int[] visits;

    Places(@Nullable String prefix, int first, int[] visits) {
        this.prefix = prefix;
        this.first = first;
        this.visits = visits;
    }

    /// The places of the run outside of maps.
    static Places ofRun(Program program) {
        return new Places(null, 0, new int[program.size()]);
    }

    /// The places of an item of the map that a token stands at. Visits are counted on from those of
    /// earlier rounds of the map, so that a path and a visit name one thing in the whole run.
    static Places ofItem(Token map, int index, int[] visits) {
        String prefix = map.path().item(index).text() + "/";
        return new Places(prefix, map.node().index() + 1, visits.clone());
    }

    StepPath path(Node node) {
        return prefix == null ? node.path() : new StepPath(prefix + node.pathInMap());
    }

    /// How often the step was visited up to now.
    int visits(Node node) {
        return visits[node.index() - first];
    }

    void visited(Node node, int visit) {
        visits[node.index() - first] = visit;
    }

    /// The visits of the steps inside a box.
    int[] inside(Node box) {
        return Arrays.copyOfRange(visits, box.index() + 1 - first, box.end() - first);
    }

    /// Takes over the visits of an item that ended.
    void absorb(Places item) {
        for (int i = 0; i < item.visits.length; i++) {
            int at = item.first - first + i;
            visits[at] = Math.max(visits[at], item.visits[i]);
        }
    }

    int[] counts() {
        return visits;
    }
}
