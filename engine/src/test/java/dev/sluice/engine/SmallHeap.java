package dev.sluice.engine;

import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.RunListener;
import dev.sluice.engine.run.request.RunRequest;

import java.nio.file.Path;

/// A program with little memory that runs a flow. Tells on standard output how it ended.
final class SmallHeap {
    private static final int FAR = 100_000;

    private SmallHeap() {}

    /// Tells when the run has come far.
    private static final class Progress implements RunListener {
        @Override
        public void entered(Entry entry) {
            if (entry.seq() == FAR) {
                System.out.println("far");
            }
        }
    }

    /// @param arguments the flow's folder, and the run to resume, if one
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (Engine engine = Engine.open(EngineSettings.of(Runtimes.Choice.PROCESS, _ -> {}))) {
            Run run =
                    arguments.length > 1
                            ? engine.resume(folder, arguments[1], RunListener.NONE)
                            : engine.start(
                                    FlowFolder.open(folder),
                                    RunRequest.of("go", null),
                                    new Progress());
            System.out.println("run " + run.id());
            System.out.println(run.await());
        }
    }
}
