package dev.sluice.engine.container.process;

import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.owner.OwnFolder;
import dev.sluice.engine.container.pool.PooledRuntime;
import dev.sluice.engine.container.shim.ShimFiles;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/// Opens the runtime that calls functions in plain child processes, for hosts without a container
/// engine.
public final class ProcessRuntime {
    /// To be shown wherever functions run so.
    public static final String BANNER =
            "Functions run as plain processes of this computer, not in containers: they can read"
                + " and write your files, use your network and see your other programs. They run in"
                + " the languages installed here, without the functions' packages and images;"
                + " memory limits are approximate. Run only code that you trust.";

    private ProcessRuntime() {}

    public static FunctionRuntime open(RuntimeSettings settings)
            throws RuntimeUnavailableException {
        try {
            OwnFolder folder = OwnFolder.open();
            Path shims = ShimFiles.writeTo(folder.make());
            return new PooledRuntime(
                    new ProcessStarter(folder, shims, settings.debug(), settings.preparations()),
                    settings,
                    memoryMb(settings));
        } catch (IOException e) {
            throw new RuntimeUnavailableException(
                    "make a folder for sockets",
                    String.valueOf(e.getMessage()),
                    "Make sure that the folder for temporary files can be written.",
                    e);
        }
    }

    private static long memoryMb(RuntimeSettings settings) {
        Long wanted = settings.memoryBudgetMb();
        if (wanted != null) {
            return wanted;
        }
        var system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof com.sun.management.OperatingSystemMXBean known
                ? (known.getTotalMemorySize() >> 20) * 3 / 4
                : Long.MAX_VALUE;
    }
}
