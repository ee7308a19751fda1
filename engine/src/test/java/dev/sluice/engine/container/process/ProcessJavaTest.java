package dev.sluice.engine.container.process;

import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.JavaFunctionsContract;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;

class ProcessJavaTest extends JavaFunctionsContract {
    @Override
    protected FunctionRuntime open(RuntimeSettings settings) throws RuntimeUnavailableException {
        return ProcessRuntime.open(settings);
    }

    /// The one that runs this test.
    @Override
    protected String javaRuntime() {
        return "java" + Runtime.version().feature();
    }
}
