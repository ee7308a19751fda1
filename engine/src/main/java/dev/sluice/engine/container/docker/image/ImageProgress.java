package dev.sluice.engine.container.docker.image;

import org.jspecify.annotations.Nullable;

/// Hears how far images have come. Called from any thread.
public interface ImageProgress {
    ImageProgress NONE =
            new ImageProgress() {
                @Override
                public void told(String line) {}

                @Override
                public void moved(String what, long bytes, @Nullable Long total) {}
            };

    /// Something happened, once.
    void told(String line);

    /// So much has come. Told often.
    ///
    /// @param what for example `python3.13`
    /// @param total `null` where nobody knows
    void moved(String what, long bytes, @Nullable Long total);
}
