package dev.sluice.engine.machine;

import org.jspecify.annotations.Nullable;

/// Names the steps of one stretch of a run and counts their visits: the run with its groups, or one
/// item of a map.
final class Places {
    /// What stands before the ids; `null` where the steps' own paths hold.
    private final @Nullable String prefix;

    private final int[] visits;
    private final int first;

    Places(@Nullable String prefix, int first, int[] visits) {
        this.prefix = prefix;
        this.first = first;
        this.visits = visits;
    }

    /// The places of the run outside of maps.
    static Places ofRun(Program program) {
        return new Places(null, 0, new int[program.size()]);
    }

    StepPath path(Node node) {
        return prefix == null ? node.path : new StepPath(prefix + node.pathInMap);
    }

    /// How often the step was visited up to now.
    int visits(Node node) {
        return visits[node.index - first];
    }

    void visited(Node node, int visit) {
        visits[node.index - first] = visit;
    }

    int[] counts() {
        return visits;
    }
}
