package dev.sluice.engine.container.pool;

import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.shim.Language;

import java.util.List;

/// Passes on what a function prints, and notices when its language's own heap was too small:
/// Node.js then says so and ends, before the kernel has to.
final class HeapWatch implements LogSink {
    private static final List<String> LAST_WORDS =
            List.of(
                    "JavaScript heap out of memory",
                    "Fatal process out of memory",
                    "std::bad_alloc");

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
        if (watches && LAST_WORDS.stream().anyMatch(text::contains)) {
            exhausted = true;
        }
        log.line(stream, text);
    }
}
