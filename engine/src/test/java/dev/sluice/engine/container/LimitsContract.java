package dev.sluice.engine.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What every runtime must do when a call goes beyond its limits.
public abstract class LimitsContract extends HandlersContract {
    // ---- Limits ---------------------------------------------------------------------------------

    @Test
    void killsACallThatOutlivesItsLimitAtOnce() throws Exception {
        Made loops =
                python(
                        "def handler(event, context):\n"
                                + "    while event:\n"
                                + "        pass\n"
                                + "    return 'done'\n");
        Made blocks =
                node("exports.handler = async (event) => { while (event) {} return 'done'; };\n");
        for (Made function : List.of(loops, blocks)) {
            assertThat(returned(call(function, "false"))).isEqualTo("done");
            var limit = Duration.ofMillis(300);
            long begun = System.nanoTime();

            Outcome outcome = runtime().call(call(function, "true", limit), (_, _) -> {});

            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            assertThat(assertInstanceOf(Outcome.TimedOut.class, outcome).limit()).isEqualTo(limit);
            assertThat(took).isBetween(limit, limit.plusSeconds(3));
            assertThat(returned(call(function, "false"))).isEqualTo("done");
        }
    }

    @Test
    void tellsAPythonHandlerThatTookTooMuchMemory() throws Exception {
        Made hoards =
                python(
                        "def handler(event, context):\n"
                                + "    kept = []\n"
                                + "    while event:\n"
                                + "        kept.append(bytearray(4 << 20))\n"
                                + "    return 'done'\n");

        Outcome outcome = call(hoards, "true");

        assertThat(assertInstanceOf(Outcome.OutOfMemory.class, outcome).allowedMb()).isEqualTo(256);
        assertThat(returned(call(hoards, "false"))).isEqualTo("done");
    }

    @Test
    void tellsANodeHandlerThatTookTooMuchMemory() throws Exception {
        Made heap =
                node(
                        "exports.handler = async (event) => { const kept = [];\n"
                            + "  while (event) kept.push(new Array(1000).fill(kept.length)); return"
                            + " 'done'; };\n");
        Made buffers =
                node(
                        "exports.handler = async (event) => { const kept = [];\n"
                            + "  while (event) kept.push(Buffer.alloc(4 << 20, 1)); return 'done';"
                            + " };\n");
        for (Made function : List.of(heap, buffers)) {
            Outcome outcome = call(function, "true");

            assertInstanceOf(Outcome.OutOfMemory.class, outcome);
            assertThat(returned(call(function, "false"))).isEqualTo("done");
        }
    }

    @Test
    void tellsAHandlerThatExits() throws Exception {
        Made exits =
                python(
                        "import sys\n"
                                + "def handler(event, context):\n"
                                + "    print('bye')\n"
                                + "    sys.exit(event)\n");
        Made hard = python("import os\ndef handler(event, context):\n    os._exit(event)\n");
        Made node = node("exports.handler = async (event) => { process.exit(event); };\n");
        var lines = new ConcurrentLinkedQueue<String>();

        Outcome outcome =
                runtime()
                        .call(
                                call(exits, "3", Duration.ofSeconds(10)),
                                (_, text) -> lines.add(text));

        assertThat(assertInstanceOf(Outcome.Exited.class, outcome).status()).isEqualTo(3);
        assertThat(lines).containsExactly("bye");
        assertThat(assertInstanceOf(Outcome.Exited.class, call(hard, "4")).status()).isEqualTo(4);
        assertThat(assertInstanceOf(Outcome.Exited.class, call(node, "5")).status()).isEqualTo(5);
        assertThat(assertInstanceOf(Outcome.Exited.class, call(exits, "6")).status()).isEqualTo(6);
    }

    @Test
    void measuresThePeakMemoryOfEachCall() throws Exception {
        Made takes =
                python("def handler(event, context):\n    return len(bytearray(event << 20))\n");

        Outcome small = call(takes, "1");
        Outcome large = call(takes, "100");
        Outcome again = call(takes, "1");

        Double peak = large.report().peakMemoryMb();
        if (measuresMemory()) {
            assertThat(peak).isBetween(100.0, 160.0);
            assertThat(small.report().peakMemoryMb()).isBetween(1.0, 60.0);
            assertThat(again.report().peakMemoryMb()).isBetween(1.0, 60.0);
        } else {
            assertThat(peak).isNull();
        }
    }

    protected boolean measuresMemory() {
        return Files.exists(Path.of("/proc/self/clear_refs"));
    }

    @Test
    void killsACallWhoseThreadIsInterrupted() throws Exception {
        Made sleeps =
                python(
                        "import time\n"
                                + "def handler(event, context):\n"
                                + "    print('begun', flush=True)\n"
                                + "    time.sleep(event)\n"
                                + "    return 'done'\n");
        var begun = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        Thread caller =
                Thread.ofVirtual()
                        .start(
                                () ->
                                        assertThrows(
                                                InterruptedException.class,
                                                () -> {
                                                    try {
                                                        runtime()
                                                                .call(
                                                                        call(
                                                                                sleeps,
                                                                                "60",
                                                                                Duration.ofSeconds(
                                                                                        90)),
                                                                        (_, _) ->
                                                                                begun.countDown());
                                                    } finally {
                                                        ended.countDown();
                                                    }
                                                }));
        assertThat(begun.await(50, TimeUnit.SECONDS)).isTrue();

        caller.interrupt();

        assertThat(ended.await(50, TimeUnit.SECONDS)).isTrue();
        assertThat(returned(call(sleeps, "0"))).isEqualTo("done");
    }
}
