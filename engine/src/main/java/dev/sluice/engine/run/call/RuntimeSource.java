package dev.sluice.engine.run.call;

import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.RuntimeUnavailableException;

/// Gives the runtime that calls functions, opening it when the first call needs it.
@FunctionalInterface
public interface RuntimeSource {
    FunctionRuntime get() throws RuntimeUnavailableException, InterruptedException;
}
