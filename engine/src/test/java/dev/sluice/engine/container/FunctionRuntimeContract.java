package dev.sluice.engine.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.engine.value.JsonSyntaxException;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// What every runtime must do, wherever it runs functions: with handlers, beyond limits, and here
/// with what they print, with many calls at once, with code that changes.
public abstract class FunctionRuntimeContract extends LimitsContract {
    // ---- Output ---------------------------------------------------------------------------------

    @Test
    void passesOnAllOutputOfACallBeforeItsOutcome() throws Exception {
        Made prints =
                python(
                        "import logging, os, subprocess, sys\n"
                                + "logging.getLogger().setLevel('INFO')\n"
                                + "def handler(event, context):\n"
                                + "    print('print', event)\n"
                                + "    print('error', event, file=sys.stderr)\n"
                                + "    logging.info('logged %s', event)\n"
                                + "    os.write(1, b'descriptor\\n"
                                + "')\n"
                                + "    subprocess.run(['sh', '-c', 'echo child; echo child error"
                                + " >&2'])\n"
                                + "    sys.stdout.write('no end of line')\n");
        Made nodePrints =
                node(
                        "const { execSync } = require('child_process');\n"
                            + "exports.handler = async (event) => {\n"
                            + "  console.log('print', event); console.error('error', event);\n"
                            + "  require('fs').writeSync(1, 'descriptor\\n"
                            + "');\n"
                            + "  execSync('echo child; echo child error >&2', { stdio: 'inherit'"
                            + " });\n"
                            + "  process.stdout.write('no end of line');\n"
                            + "};\n");
        for (int i = 0; i < 20; i++) {
            assertThat(output(prints, Integer.toString(i)))
                    .contains(
                            "stdout print " + i,
                            "stderr error " + i,
                            "stdout descriptor",
                            "stdout child",
                            "stderr child error",
                            "stdout no end of line")
                    .anyMatch(Pattern.compile("stdout \\[INFO].*\tlogged " + i).asMatchPredicate())
                    .hasSize(7);
            assertThat(output(nodePrints, Integer.toString(i)))
                    .containsExactlyInAnyOrder(
                            "stdout print " + i,
                            "stderr error " + i,
                            "stdout descriptor",
                            "stdout child",
                            "stderr child error",
                            "stdout no end of line");
        }
    }

    @Test
    void passesOnOutputWhileTheCallGoesOn() throws Exception {
        Made waits =
                python(
                        "import os, time\ndef handler(event, context):\n"
                                + "    print('first')\n    time.sleep(20)\n");
        var seen = new CountDownLatch(1);
        Thread caller =
                Thread.ofVirtual()
                        .start(
                                () ->
                                        assertThrows(
                                                InterruptedException.class,
                                                () ->
                                                        runtime()
                                                                .call(
                                                                        call(
                                                                                waits,
                                                                                "{}",
                                                                                Duration.ofSeconds(
                                                                                        30)),
                                                                        (_, _) ->
                                                                                seen.countDown())));

        assertThat(seen.await(50, TimeUnit.SECONDS)).isTrue();

        caller.interrupt();
        caller.join();
    }

    @Test
    void takesAMillionLines() throws Exception {
        Made floods =
                python(
                        "def handler(event, context):\n"
                                + "    for i in range(1_000_000):\n"
                                + "        print('line', i)\n"
                                + "    return 'done'\n");
        var count = new AtomicLong();

        Outcome outcome =
                runtime()
                        .call(
                                call(floods, "{}", Duration.ofSeconds(60)),
                                (_, text) -> {
                                    if (text.equals("line " + count.get())) {
                                        count.incrementAndGet();
                                    }
                                });

        assertThat(returned(outcome)).isEqualTo("done");
        assertThat(count).hasValue(1_000_000);
    }

    @Test
    void survivesBinaryOutputAndEndlessLines() throws Exception {
        Made garbage =
                python(
                        "import os\ndef handler(event, context):\n"
                                + "    os.write(1, bytes(range(256)) * 64)\n"
                                + "    os.write(1, b'\\0\\0\\0\\5R{}\\xff\\xfe')\n"
                                + "    for i in range(200):\n"
                                + "        os.write(2, b'x' * 10000)\n"
                                + "    return 'done'\n");
        var characters = new AtomicLong();

        Outcome outcome =
                runtime()
                        .call(
                                call(garbage, "{}", Duration.ofSeconds(10)),
                                (stream, text) -> {
                                    if (stream.equals("stderr")) {
                                        characters.addAndGet(text.length());
                                    }
                                });

        assertThat(returned(outcome)).isEqualTo("done");
        assertThat(characters).hasValue(2_000_000);
    }

    @Test
    void givesOutputBetweenCallsToTheFunction() throws Exception {
        Made later =
                python(
                        "import threading, time\n"
                                + "go = threading.Event()\n"
                                + "def speak():\n"
                                + "    go.wait()\n"
                                + "    time.sleep(2)\n"
                                + "    print('afterwards')\n"
                                + "threading.Thread(target=speak, daemon=True).start()\n"
                                + "def handler(event, context):\n"
                                + "    go.set()\n");
        String expected = later.spec().id() + " stdout afterwards";

        assertThat(output(later, "{}")).isEmpty();

        awaitUntil(() -> between.contains(expected));
    }

    // ---- Many calls -----------------------------------------------------------------------------

    @Test
    void overlapsCallsUpToTheConcurrency() throws Exception {
        Made naps =
                python(
                        "import time\n"
                                + "def handler(event, context):\n"
                                + "    begun = time.time()\n"
                                + "    time.sleep(1)\n"
                                + "    return [begun, time.time()]\n");
        Made wide = naps.with(spec(naps.spec().id(), python(), "index.handler", 128, 8, false));
        boolean overlapped = false;
        for (int round = 0; round < 6 && !overlapped; round++) { // a busy host starts few at once
            overlapped = overlaps(eightTimes(wide));
        }
        assertThat(overlapped).isTrue();
    }

    /// Whether the last of the calls began before the first one ended.
    private static boolean overlaps(List<Outcome> outcomes) throws JsonSyntaxException {
        double lastBegin = 0;
        double firstEnd = Double.MAX_VALUE;
        for (Outcome outcome : outcomes) {
            var times = (List<?>) returned(outcome);
            lastBegin = Math.max(lastBegin, ((Number) times.getFirst()).doubleValue());
            firstEnd = Math.min(firstEnd, ((Number) times.getLast()).doubleValue());
        }
        return lastBegin < firstEnd;
    }

    private List<Outcome> eightTimes(Made function) throws Exception {
        List<Future<Outcome>> calls = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                calls.add(threads.submit(() -> call(function, "{}")));
            }
        }
        var outcomes = new ArrayList<Outcome>();
        for (Future<Outcome> call : calls) {
            outcomes.add(call.get());
        }
        return outcomes;
    }

    @Test
    void throttlesBeyondAReservedConcurrency() throws Exception {
        Made sleeps =
                python(
                        "import time\n"
                                + "def handler(event, context):\n"
                                + "    print('begun')\n"
                                + "    time.sleep(event)\n");
        Made one = sleeps.with(spec(sleeps.spec().id(), python(), "index.handler", 128, 1, true));
        var begun = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome> first =
                    threads.submit(
                            () ->
                                    runtime()
                                            .call(
                                                    call(one, "4", Duration.ofSeconds(20)),
                                                    (_, _) -> begun.countDown()));
            assertThat(begun.await(50, TimeUnit.SECONDS)).isTrue();

            Outcome second = call(one, "0");

            assertThat(assertInstanceOf(Outcome.Throttled.class, second).concurrency())
                    .isEqualTo(1);
            assertInstanceOf(Outcome.Returned.class, first.get());
        }
        assertInstanceOf(Outcome.Returned.class, call(one, "0"));
    }

    // ---- Code -----------------------------------------------------------------------------------

    @Test
    void picksUpChangedCodeWhileACallInFlightKeepsTheOld() throws Exception {
        String source =
                "import time\n"
                        + "def handler(event, context):\n"
                        + "    print('begun')\n"
                        + "    time.sleep(event)\n"
                        + "    from part import text\n"
                        + "    return text\n";
        Made function = python(source);
        Files.writeString(function.code().resolve("part.py"), "text = 'old'\n");
        var begun = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome> inFlight =
                    threads.submit(
                            () ->
                                    runtime()
                                            .call(
                                                    call(function, "1.5", Duration.ofSeconds(10)),
                                                    (_, _) -> begun.countDown()));
            assertThat(begun.await(50, TimeUnit.SECONDS)).isTrue();

            Files.writeString(function.code().resolve("part.py"), "text = 'new'\n");
            Outcome after = call(function, "0");

            assertThat(returned(after)).isEqualTo("new");
            assertThat(returned(inFlight.get())).isEqualTo("old");
            assertThat(after.report().codeHash())
                    .isNotNull()
                    .isNotEqualTo(inFlight.get().report().codeHash());
        }
    }

    @Test
    void callsAFormerVersionByItsHash() throws Exception {
        Made function = python("def handler(event, context):\n    return 'old'\n");
        String former = call(function, "{}").report().codeHash();
        Files.writeString(
                function.code().resolve("index.py"),
                "def handler(event, context):\n    return 'new'\n");
        assertThat(returned(call(function, "{}"))).isEqualTo("new");

        Call pinned =
                new Call(
                        "id",
                        "key",
                        function.spec(),
                        flow,
                        Map.of(),
                        "{}",
                        Duration.ofSeconds(10),
                        former);

        assertThat(returned(runtime().call(pinned, (_, _) -> {}))).isEqualTo("old");
        assertThat(returned(call(function, "{}"))).isEqualTo("new");
    }

    @Test
    void makesTheNextCallQuickWhenPrepared() throws Exception {
        Made function = python("def handler(event, context):\n    return 1\n");

        runtime().prepare(call(function, "{}", Duration.ofSeconds(10)), (_, _) -> {});

        Outcome first = call(function, "{}");
        assertThat(first.report().cold()).isFalse();
        assertThat(first.report().initMs()).isNull();
    }
}
