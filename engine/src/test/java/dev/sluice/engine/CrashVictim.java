package dev.sluice.engine;

import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.RunListener;
import dev.sluice.engine.run.request.RunRequest;

import java.nio.file.Path;
import java.util.Map;

/// A program that runs a flow and is killed while it does. Tells on standard output what happens, a
/// line each.
final class CrashVictim {
    private CrashVictim() {}

    /// @param arguments the flow's folder, the runtime, the file that handlers write to
    public static void main(String[] arguments) throws Exception {
        var settings =
                EngineSettings.of(
                        Runtimes.Choice.named(arguments[1]).orElseThrow(), CrashVictim::tell);
        try (Engine engine = Engine.open(settings)) {
            Run run =
                    engine.start(
                            FlowFolder.open(Path.of(arguments[0])),
                            RunRequest.of("go", Map.of("trace", arguments[2])),
                            new RunListener() {
                                @Override
                                public void entered(Entry entry) {
                                    tell(entry.event().getClass().getSimpleName());
                                }

                                @Override
                                public void logged(LogLine line) {
                                    tell(line.text());
                                }
                            });
            tell("run " + run.id());
            run.await();
            tell("over");
        }
    }

    private static void tell(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
