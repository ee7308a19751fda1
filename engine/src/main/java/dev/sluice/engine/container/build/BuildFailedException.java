package dev.sluice.engine.container.build;

/// Says why a function's code could not be built, in the words of its compiler.
public final class BuildFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    BuildFailedException(String message) {
        super(message);
    }
}
