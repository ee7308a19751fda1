package dev.sluice.engine.container.pool;

/// How much memory all instances together may be promised. Guarded by the pools' lock.
final class MemoryBudget {
    private final long limitMb;
    private long promisedMb;

    MemoryBudget(long limitMb) {
        this.limitMb = limitMb;
    }

    /// Promises the memory if it fits. The first one always does: a function larger than the budget
    /// runs alone.
    boolean take(int mb) {
        if (promisedMb > 0 && promisedMb + mb > limitMb) {
            return false;
        }
        promisedMb += mb;
        return true;
    }

    void giveBack(int mb) {
        promisedMb -= mb;
    }
}
