package dev.sluice.engine;

import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.RunListener;
import dev.sluice.engine.run.request.RunRequest;

import java.nio.file.Path;
import java.util.Map;

/// A program that runs a flow and dies, as of `kill -9`, as soon as a certain event is durable.
final class HaltingVictim {
    private static final int KILLED = 128 + 9;

    private HaltingVictim() {}

    /// @param arguments the flow's folder, the runtime, the number of the event to die at
    public static void main(String[] arguments) throws Exception {
        long last = Long.parseLong(arguments[2]);
        var settings =
                EngineSettings.of(Runtimes.Choice.named(arguments[1]).orElseThrow(), _ -> {});
        try (Engine engine = Engine.open(settings)) {
            Run run =
                    engine.start(
                            FlowFolder.open(Path.of(arguments[0])),
                            RunRequest.of("go", Map.of("folder", arguments[0])),
                            new RunListener() {
                                @Override
                                public void entered(Entry entry) {
                                    if (entry.seq() == last) {
                                        Runtime.getRuntime().halt(KILLED);
                                    }
                                }
                            });
            run.await();
        }
    }
}
