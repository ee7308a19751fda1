package dev.sluice.engine.run.items;

/// Says why items cannot be read, in words for the user.
final class ReaderException extends Exception {
    private static final long serialVersionUID = 1L;

    ReaderException(String message) {
        super(message);
    }
}
