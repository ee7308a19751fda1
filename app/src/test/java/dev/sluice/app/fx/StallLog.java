package dev.sluice.app.fx;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs where the window's thread was kept busy during a test of the window.
public final class StallLog
        implements BeforeAllCallback,
                AfterAllCallback,
                BeforeTestExecutionCallback,
                AfterTestExecutionCallback {
    private static final Logger LOG = LoggerFactory.getLogger(StallLog.class);
    private static final Namespace HERE = Namespace.create(StallLog.class);

    @Override
    public void beforeAll(ExtensionContext tests) {
        tests.getStore(HERE).put(StallWatch.class, StallWatch.start(_ -> {}));
    }

    @Override
    public void beforeTestExecution(ExtensionContext test) {
        watch(test).forget();
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        watch(test)
                .stalls()
                .forEach(
                        stall ->
                                LOG.warn(
                                        "{}: the window did not answer for {}",
                                        test.getDisplayName(),
                                        stall));
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        watch(tests).close();
    }

    private static StallWatch watch(ExtensionContext context) {
        return context.getStore(HERE).get(StallWatch.class, StallWatch.class);
    }
}
