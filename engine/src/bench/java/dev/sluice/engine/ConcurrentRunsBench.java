package dev.sluice.engine;

import dev.sluice.engine.container.host.Runtimes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Eight runs of one flow at once, a thousand times: whether all are right, how fast they are, and
/// what of the heap is in use after each tenth of them.
///
/// Arguments: how many runs each of the eight makes; the runtime.
public final class ConcurrentRunsBench {
    private static final int AT_ONCE = 8;
    private static final int PARTS = 10;
    private static final double MB = 1 << 20;

    private ConcurrentRunsBench() {}

    public static void main(String[] arguments) throws Exception {
        int each = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        String runtime = arguments.length > 1 ? arguments[1] : "docker";
        Path folder = Files.createTempDirectory("sluice-concurrent");
        var settings = EngineSettings.of(Runtimes.Choice.named(runtime).orElseThrow(), _ -> {});
        try (Engine engine = Engine.open(settings)) {
            ConcurrentRuns runs = ConcurrentRuns.of(engine, folder);
            int wrong = runs.wrong(AT_ONCE, 3);
            System.out.printf(
                    Locale.ROOT, "%6d runs, %.1f MB in use%n", 0, ConcurrentRuns.usedBytes() / MB);
            long begun = System.nanoTime();
            for (int part = 1; part <= PARTS; part++) {
                wrong += runs.wrong(AT_ONCE, each / PARTS);
                System.out.printf(
                        Locale.ROOT,
                        "%6d runs, %.1f MB in use, %.0f runs/s, %d wrong%n",
                        part * AT_ONCE * (each / PARTS),
                        ConcurrentRuns.usedBytes() / MB,
                        part * AT_ONCE * (each / PARTS) * 1e9 / (System.nanoTime() - begun),
                        wrong);
            }
        }
    }
}
