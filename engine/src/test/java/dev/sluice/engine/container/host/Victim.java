package dev.sluice.engine.container.host;

import dev.sluice.engine.container.Call;
import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.model.FunctionSpec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A program that is killed in the middle of two calls. Arguments: runtime, flow folder.
public final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws Exception {
        Path flow = Path.of(arguments[1]);
        var choice = Runtimes.Choice.named(arguments[0]).orElseThrow();
        var settings = RuntimeSettings.defaults((_, _, _, _) -> {});
        try (FunctionRuntime runtime = Runtimes.open(choice, settings).runtime()) {
            Thread.ofPlatform()
                    .start(
                            () ->
                                    begin(
                                            runtime,
                                            flow,
                                            "python3.13",
                                            "index.py",
                                            "import os, time\n"
                                                    + "def handler(event, context):\n"
                                                    + "    print('begun', os.getpid())\n"
                                                    + "    time.sleep(600)\n"));
            begin(
                    runtime,
                    flow,
                    "nodejs22.x",
                    "index.js",
                    "exports.handler = () => { console.log('begun', process.pid); for (;;); };\n");
        }
    }

    private static void begin(
            FunctionRuntime runtime, Path flow, String language, String file, String source) {
        try {
            Path code = Files.createDirectories(flow.resolve(language));
            Files.writeString(code.resolve(file), source);
            var function =
                    new FunctionSpec(
                            language,
                            language,
                            "index.handler",
                            language,
                            256,
                            900,
                            1,
                            false,
                            Map.of(),
                            List.of(),
                            "none",
                            null,
                            null,
                            null);
            var call =
                    new Call(
                            "id",
                            "key",
                            function,
                            flow,
                            Map.of(),
                            "{}",
                            Duration.ofMinutes(10),
                            null);
            end(runtime.call(call, (_, text) -> System.out.println(text)));
        } catch (Exception e) {
            end(e);
        }
    }

    /// Neither handler ends by itself.
    private static void end(Object why) {
        System.out.println(why);
        Runtime.getRuntime().halt(1);
    }
}
