package dev.sluice.engine.cli.console;

import org.jspecify.annotations.Nullable;

/// Ends a command with a message for the user and an exit status of [Exit].
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private CommandFailure(int status, @Nullable String message) {
        super(message);
        this.status = status;
    }

    /// The flow or the command is wrong.
    public static CommandFailure wrong(@Nullable String message) {
        return new CommandFailure(Exit.WRONG, message);
    }

    /// The host lacks something; the message says what to do.
    public static CommandFailure hostLacks(String message) {
        return new CommandFailure(Exit.HOST_LACKS, message);
    }

    public int status() {
        return status;
    }
}
