package dev.sluice.engine.container.docker.connection;

import java.io.IOException;

/// The engine went away while a container of ours was at work, whose end nobody has heard of.
public final class EngineLostException extends IOException {
    public static final String WORDS = "the container engine went away meanwhile";

    private static final long serialVersionUID = 1L;

    public EngineLostException() {
        super(WORDS);
    }
}
