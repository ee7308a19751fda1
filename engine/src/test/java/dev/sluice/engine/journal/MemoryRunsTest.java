package dev.sluice.engine.journal;

import java.time.InstantSource;

class MemoryRunsTest extends RunsContract {
    @Override
    protected Journal open() {
        return new MemoryJournal(InstantSource.fixed(NOW));
    }
}
