package dev.sluice.engine.container.docker.image;

import java.io.IOException;
import java.nio.file.Path;

/// Says that a file holds no images, or not whole ones, and why.
public final class ImageArchiveException extends IOException {
    private static final long serialVersionUID = 1L;

    ImageArchiveException(Path file, String reason) {
        super(
                file
                        + " cannot be loaded: "
                        + reason
                        + ". Copy it again, or write it anew: sluice images save FILE");
    }
}
