package dev.sluice.engine.machine.state;

import dev.sluice.engine.machine.StepPath;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;

/// A token's stay at a step, from its scheduling on.
final class Visit {
    private final StepPath path;
    private final int number;
    private final Instant since;
    private final long seq;

    private int attempt = 1;
    private int @Nullable [] tries;

    /// The rule a choice took; -1 for `otherwise`.
    int rule = -1;

    Visit(StepPath path, int number, Instant since, long seq) {
        this.path = path;
        this.number = number;
        this.since = since;
        this.seq = seq;
    }

    StepPath path() {
        return path;
    }

    int number() {
        return number;
    }

    Instant since() {
        return since;
    }

    long seq() {
        return seq;
    }

    int attempt() {
        return attempt;
    }

    int used(int retrier) {
        return tries == null ? 0 : tries[retrier];
    }

    void retry(int failed, int retrier, int retriers) {
        attempt = failed + 1;
        if (tries == null) {
            tries = new int[retriers];
        }
        tries[retrier]++;
    }

    /// All of it, for comparison.
    @Override
    public String toString() {
        return path
                + "#"
                + number
                + " since "
                + since
                + " by "
                + seq
                + ", attempt "
                + attempt
                + ", tries "
                + (tries == null ? "none" : Arrays.toString(tries))
                + ", rule "
                + rule;
    }
}
