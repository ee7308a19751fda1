package dev.sluice.app.fx;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs where the window's thread was kept busy during a test of the window.
public final class StallLog implements BeforeTestExecutionCallback, AfterTestExecutionCallback {
    private static final Logger LOG = LoggerFactory.getLogger(StallLog.class);
    private static final Namespace HERE = Namespace.create(StallLog.class);

    @Override
    public void beforeTestExecution(ExtensionContext test) {
        test.getStore(HERE).put(StallWatch.class, StallWatch.start(_ -> {}));
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        try (StallWatch watch = test.getStore(HERE).get(StallWatch.class, StallWatch.class)) {
            watch.stalls().forEach(stall -> tell(test.getDisplayName(), stall));
        }
    }

    private static void tell(String test, StallWatch.Stall stall) {
        LOG.warn("{}: the window did not answer for {}", test, stall);
    }
}
