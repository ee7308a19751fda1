package dev.sluice.engine.container.docker.connection;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.VolumeOptions;

import dev.sluice.engine.container.owner.Owner;
import dev.sluice.engine.model.FunctionSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a function's container may do: little. It has no capability, cannot gain any, writes to
/// `/tmp` alone, and has the memory and share of processors that the function was given.
public final class Confinement {
    public static final String CODE = "/var/task";
    public static final String SHIMS = "/opt/sluice";
    public static final String SOCKETS = "/run/sluice";
    public static final String BUILT = "/var/built";

    /// Where Node.js looks for modules above the code folder.
    public static final String NODE_MODULES = "/var/node_modules";

    private static final long MB = 1L << 20;
    private static final long MOST_PROCESSES = 1024;

    /// The memory with which the clouds give one whole processor.
    private static final double MB_PER_PROCESSOR = 1769;

    /// The weight of one processor in Docker's count.
    private static final int SHARES = 1024;

    /// Who functions run as where we are root: the user that our images have for it.
    private static final int FUNCTION_USER = 10001;

    private Confinement() {}

    /// @param mounts beside `/tmp`
    public static HostConfig of(FunctionSpec function, Owner owner, List<Mount> mounts) {
        int memory = function.memory();
        HostConfig host =
                HostConfig.newHostConfig()
                        .withAutoRemove(true)
                        .withCapDrop(Capability.ALL)
                        .withSecurityOpts(List.of("no-new-privileges"))
                        .withReadonlyRootfs(true)
                        .withPidsLimit(MOST_PROCESSES)
                        .withMemory(memory * MB)
                        .withMemorySwap(memory * MB)
                        .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE))
                        .withNetworkMode("none".equals(function.network()) ? "none" : "bridge")
                        .withMounts(with(temporary(owner, function.id()), mounts));
        double processors = memory / MB_PER_PROCESSOR;
        return "cloud".equals(function.cpu())
                ? host.withNanoCPUs((long) (processors * 1e9))
                : host.withCpuShares(Math.max(2, (int) (SHARES * processors)));
    }

    /// What a container may do that builds code: no more, but as much memory as there is.
    public static HostConfig ofBuild(
            Owner owner, String function, boolean online, List<Mount> mounts) {
        return HostConfig.newHostConfig()
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withReadonlyRootfs(true)
                .withPidsLimit(MOST_PROCESSES)
                .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE))
                .withNetworkMode(online ? "bridge" : "none")
                .withMounts(with(temporary(owner, function), mounts));
    }

    private static List<Mount> with(Mount temporary, List<Mount> mounts) {
        var all = new ArrayList<>(List.of(temporary));
        all.addAll(mounts);
        return all;
    }

    public static Mount readOnly(Path from, String to) {
        return new Mount()
                .withType(MountType.BIND)
                .withSource(from.toString())
                .withTarget(to)
                .withReadOnly(true);
    }

    /// On disk, since what lies in memory would be charged to the function. Removed with the
    /// container.
    private static Mount temporary(Owner owner, String function) {
        return new Mount()
                .withType(MountType.VOLUME)
                .withTarget("/tmp")
                .withVolumeOptions(new VolumeOptions().withLabels(Labels.of(owner, function)));
    }

    /// The user that functions run as under an engine, so that it may use our files: our own where
    /// that is not root. Root in the containers of a rootless engine is the engine's user.
    public static String user(boolean isRootless) throws IOException {
        return isRootless ? "0:0" : user();
    }

    public static String user() throws IOException {
        Path process = Path.of("/proc/self");
        Path ours = Files.exists(process) ? process : Path.of(System.getProperty("user.home"));
        Map<String, Object> me = Files.readAttributes(ours, "unix:uid,gid");
        return me.get("uid") instanceof Integer uid && uid != 0
                ? uid + ":" + me.get("gid")
                : FUNCTION_USER + ":" + FUNCTION_USER;
    }

    /// Lets that user use the path, where we are root.
    static void letUse(Path path) throws IOException {
        if (user().startsWith(FUNCTION_USER + ":")) {
            Files.setAttribute(path, "unix:uid", FUNCTION_USER);
            Files.setAttribute(path, "unix:gid", FUNCTION_USER);
        }
    }
}
