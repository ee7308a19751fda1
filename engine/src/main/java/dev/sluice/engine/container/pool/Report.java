package dev.sluice.engine.container.pool;

import dev.sluice.engine.machine.CallReport;

import org.jspecify.annotations.Nullable;

/// Builds the report of one call.
///
/// @param cold whether the call waited for the start
/// @param initMs loading the handler; `null` where the call did not wait for that
record Report(Workload workload, boolean cold, @Nullable Double initMs) {
    private static final double KB_PER_MB = 1024;

    /// For a call whose handler never began.
    CallReport unserved() {
        return make(null, null);
    }

    CallReport served(double durationMs, @Nullable Long peakKb) {
        return make(durationMs, peakKb == null ? null : peakKb / KB_PER_MB);
    }

    private CallReport make(@Nullable Double durationMs, @Nullable Double peakMb) {
        long billed = 0;
        if (durationMs != null) {
            billed += (long) Math.ceil(durationMs);
        }
        if (initMs != null) {
            billed += (long) Math.ceil(initMs);
        }
        return new CallReport(
                durationMs,
                initMs,
                cold,
                peakMb,
                durationMs == null && initMs == null ? null : (Long) billed,
                workload.function().memory(),
                workload.code().hash());
    }
}
