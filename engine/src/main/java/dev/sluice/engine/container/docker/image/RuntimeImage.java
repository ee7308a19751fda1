package dev.sluice.engine.container.docker.image;

import org.jspecify.annotations.Nullable;

/// The image that a runtime's functions would run in.
///
/// @param image the name it would be taken by
/// @param sizeMb `null` where the image is not there
/// @param architecture by the clouds' name; `null` where the image is not there
public record RuntimeImage(
        String runtime, String image, @Nullable Long sizeMb, @Nullable String architecture) {
    public boolean isPresent() {
        return sizeMb != null;
    }
}
