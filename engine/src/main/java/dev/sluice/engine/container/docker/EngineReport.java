package dev.sluice.engine.container.docker;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a look at the container engine found. `null` where it did not tell.
///
/// @param host where it was reached
/// @param api the newest version of its interface
/// @param freeDiskMb where its images and containers lie; `null` where this host does not see that
/// @param images which image each runtime would run in
public record EngineReport(
        String host,
        String version,
        String api,
        @Nullable String operatingSystem,
        @Nullable String architecture,
        int processors,
        long memoryMb,
        @Nullable String cgroupVersion,
        @Nullable String storageDriver,
        @Nullable Long freeDiskMb,
        List<RuntimeImage> images,
        Trial trial) {
    /// @param image the name it would be taken by
    /// @param sizeMb `null` where the image is not there
    public record RuntimeImage(String runtime, String image, @Nullable Long sizeMb) {
        public boolean isPresent() {
            return sizeMb != null;
        }
    }

    /// A function that was called for the check's sake, with its code mounted.
    public sealed interface Trial {
        /// @param way `socket` or `attached`: how calls reach a container here
        /// @param peakMemoryMb `null` where memory cannot be measured
        record Worked(
                String runtime,
                String way,
                double coldMs,
                double warmMs,
                @Nullable Double peakMemoryMb)
                implements Trial {}

        record Failed(String reason, String remedy) implements Trial {}

        /// There is no image to try.
        record NoImage() implements Trial {}
    }
}
