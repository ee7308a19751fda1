package dev.sluice.engine.expr;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.Frame;

/// Ends an evaluation that goes too deep or on too long. Steps are counted, so that the same
/// expression on the same data ends the same way on every machine; the clock is only the last
/// resort.
final class Bounds {
    private static final int MOST_DEEP = 512;
    private static final long MOST_STEPS = 20_000_000;
    private static final long MOST_NANOS = 10_000_000_000L;
    private static final int LOOK_AT_CLOCK = 0xFFFF;

    private int depth;
    private long steps;
    private long began;

    void hold(Frame frame) {
        frame.setEvaluateEntryCallback((_, _, _) -> enter());
        frame.setEvaluateExitCallback((_, _, _, _) -> depth--);
    }

    private void enter() {
        if (++depth > MOST_DEEP) {
            throw new JException("it nests or recurses more than " + MOST_DEEP + " deep", -1);
        }
        if ((++steps & LOOK_AT_CLOCK) == 0) {
            long now = System.nanoTime();
            if (began == 0) {
                began = now;
            }
            if (steps > MOST_STEPS || now - began > MOST_NANOS) {
                throw new JException("it takes too long; is there an endless recursion?", -1);
            }
        }
    }
}
