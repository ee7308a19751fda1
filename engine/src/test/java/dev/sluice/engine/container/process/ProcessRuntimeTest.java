package dev.sluice.engine.container.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.FunctionRuntimeContract;
import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.shim.Language;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

class ProcessRuntimeTest extends FunctionRuntimeContract {
    @Override
    protected FunctionRuntime open(RuntimeSettings settings) throws RuntimeUnavailableException {
        return ProcessRuntime.open(settings);
    }

    @Override
    protected String python() {
        return "python" + installed(Language.PYTHON, "python3", 2);
    }

    @Override
    protected String node() {
        return "nodejs" + installed(Language.NODEJS, "nodejs22.x", 1) + ".x";
    }

    /// The first parts of the version that this host has.
    private static String installed(Language language, String runtime, int parts) {
        try {
            String[] version = Interpreter.find(language, runtime).version().split("\\.", -1);
            return String.join(".", java.util.Arrays.copyOf(version, parts));
        } catch (InterruptedException | RuntimeUnavailableException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tellsTheStatusOfEachOfManyExits() throws Exception {
        Made exits = python("import sys\ndef handler(event, context):\n    sys.exit(event)\n");

        for (int i = 0; i < 60; i++) {
            Outcome outcome = call(exits, "3");

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Exited.class, exit -> assertThat(exit.status()).isEqualTo(3));
        }
    }

    @Test
    void warnsOnceThatAnotherVersionRuns() throws Exception {
        Made old =
                function(
                        "python3.0", "index.handler", "index.py", "def handler(e, c):\n    pass\n");
        var progress = new ArrayList<String>();
        var log = new ArrayList<String>();

        runtime().prepare(call(old, "{}", Duration.ofSeconds(10)), (_, text) -> progress.add(text));
        Outcome outcome =
                runtime().call(call(old, "{}", Duration.ofSeconds(10)), (_, text) -> log.add(text));

        assertThat(progress)
                .singleElement()
                .asString()
                .contains("warning", "asks for python3.0", old.spec().id());
        assertThat(log).isEmpty();
        assertInstanceOf(Outcome.Returned.class, outcome);
    }

    @Test
    void endsTheProcessesThatAHandlerStarted() throws Exception {
        Made starts =
                python(
                        "import subprocess\ndef handler(event, context):\n"
                                + "    child = subprocess.Popen(['sleep', '300'])\n"
                                + "    print(child.pid)\n"
                                + "    child.wait()\n");
        var pids = new ArrayList<Long>();

        Outcome outcome =
                runtime()
                        .call(
                                call(starts, "{}", Duration.ofSeconds(4)),
                                (_, text) -> pids.add(Long.valueOf(text)));

        assertInstanceOf(Outcome.TimedOut.class, outcome);
        assertThat(pids).hasSize(1);
        ProcessHandle.of(pids.getFirst())
                .ifPresent(
                        child ->
                                child.onExit()
                                        .orTimeout(50, java.util.concurrent.TimeUnit.SECONDS)
                                        .join());
    }

    @Test
    void namesTheProgramThatIsMissing() {
        var missing = Map.of("ruby3.4", "is not supported yet");
        missing.forEach(
                (runtime, reason) ->
                        org.assertj.core.api.Assertions.assertThatThrownBy(
                                        () -> call(function(runtime, "i.h", "i.rb", ""), "{}"))
                                .isInstanceOf(RuntimeUnavailableException.class)
                                .hasMessageContaining(reason));
    }
}
