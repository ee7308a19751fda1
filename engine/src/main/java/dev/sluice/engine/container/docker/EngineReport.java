package dev.sluice.engine.container.docker;

import dev.sluice.engine.container.docker.connection.EngineAttempt;
import dev.sluice.engine.container.docker.image.RuntimeImage;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// What a look at the container engine found. `null` where it did not tell.
///
/// @param attempts where one was looked for, in order; the last is the one that answered
/// @param host of the engine
/// @param images which image each runtime would run in
/// @param mounts whether folders of this computer reach containers
public record EngineReport(
        List<EngineAttempt> attempts,
        Identity engine,
        Host host,
        Proxies proxies,
        List<RuntimeImage> images,
        List<MountTrial> mounts,
        Trial trial) {
    /// Which engine it is.
    ///
    /// @param address where it was reached
    /// @param name `Docker` or `Podman`
    /// @param api the newest version of its interface
    /// @param isRootless whether it is an ordinary user's process
    /// @param isRemapped whether the users of its containers are others on the host
    public record Identity(
            String address,
            String name,
            String version,
            String api,
            boolean isRootless,
            boolean isRemapped) {}

    /// The computer that containers run on, which may be a machine inside this one.
    ///
    /// @param architecture by the clouds' name
    /// @param freeDiskMb where images and containers lie; `null` where this computer does not see
    ///   it
    /// @param limitsMemory whether the engine can bound the memory of a container
    public record Host(
            @Nullable String operatingSystem,
            String architecture,
            int processors,
            long memoryMb,
            @Nullable String cgroupVersion,
            @Nullable String storageDriver,
            @Nullable Long freeDiskMb,
            boolean limitsMemory) {}

    /// How the engine itself reaches registries, which is its own setting and not ours.
    public record Proxies(@Nullable String http, @Nullable String https) {}

    /// Whether what lies in a folder of this computer can be read in a container.
    ///
    /// @param failure what went wrong instead; `null`: it can
    public record MountTrial(Path folder, @Nullable String failure) {}

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
