package dev.sluice.engine.journal;

import java.time.InstantSource;

class MemoryJournalTest extends JournalContract {
    @Override
    protected Journal open() {
        return new MemoryJournal(InstantSource.fixed(NOW));
    }
}
