package dev.sluice.engine.container.code;

/// Says which code of a function is not there, and where it was looked for.
public final class CodeMissingException extends Exception {
    private static final long serialVersionUID = 1L;

    CodeMissingException(String message) {
        super(message);
    }
}
