package dev.sluice.engine.container.pool;

import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.shim.Language;

/// Passes on what a function prints, and notices when its language's own heap was too small:
/// Node.js then says so and ends, before the kernel has to.
final class HeapWatch implements LogSink {
    private static final String LAST_WORDS = "JavaScript heap out of memory";

    private final LogSink log;
    private final boolean watches;
    private volatile boolean exhausted;

    HeapWatch(Workload workload, LogSink log) {
        this.log = log;
        this.watches =
                Language.of(workload.function().runtime())
                        .filter(Language.NODEJS::equals)
                        .isPresent();
    }

    boolean isExhausted() {
        return exhausted;
    }

    @Override
    public void line(String stream, String text) {
        if (watches && text.contains(LAST_WORDS)) {
            exhausted = true;
        }
        log.line(stream, text);
    }
}
