package dev.sluice.engine.container.build;

import dev.sluice.engine.container.RuntimeUnavailableException;

import java.util.function.Consumer;

/// Where code is built: a container of the function's image, or this computer.
public interface Workshop {
    /// What the result depends on beside the recipe: the image, or the version of the tools.
    String identity();

    /// Runs the recipe's script and returns its exit status. An interrupt ends it.
    ///
    /// @param output takes what it prints, line by line
    int run(Job job, Consumer<String> output)
            throws InterruptedException, RuntimeUnavailableException;
}
