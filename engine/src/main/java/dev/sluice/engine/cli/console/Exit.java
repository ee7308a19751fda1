package dev.sluice.engine.cli.console;

/// The exit statuses that scripts may rely on.
public final class Exit {
    public static final int OK = 0;

    /// The flow itself ended in an error.
    public static final int FLOW_FAILED = 1;

    /// The flow or the command is wrong.
    public static final int WRONG = 2;

    /// The host lacks something.
    public static final int HOST_LACKS = 3;

    /// Stopped by the user.
    public static final int INTERRUPTED = 130;

    private Exit() {}
}
