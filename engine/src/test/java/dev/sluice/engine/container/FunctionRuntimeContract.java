package dev.sluice.engine.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// What every runtime must do, wherever it runs functions.
public abstract class FunctionRuntimeContract extends RuntimeHarness {
    // ---- Answers --------------------------------------------------------------------------------

    @Test
    void returnsWhatAPythonHandlerReturns() throws Exception {
        Made echo = python("def handler(event, context):\n    return {'got': event}\n");

        assertThat(returned(call(echo, "{\"a\": [1, 2.5, null, \"ü中🎉\"]}")))
                .isEqualTo(Json.parse("{\"got\": {\"a\": [1, 2.5, null, \"ü中🎉\"]}}"));
    }

    @Test
    void returnsWhatAnAsyncHandlerResolvesTo() throws Exception {
        Made echo = node("exports.handler = async (event) => ({ got: event });\n");

        assertThat(returned(call(echo, "{\"a\": [1, 2.5, null, \"ü中🎉\"]}")))
                .isEqualTo(Json.parse("{\"got\": {\"a\": [1, 2.5, null, \"ü中🎉\"]}}"));
    }

    @Test
    void takesCallbackSyncAndModuleHandlers() throws Exception {
        Made callback =
                node(
                        "exports.handler = (event, context, callback) => {\n"
                                + "  setTimeout(() => callback(null, { from: 'callback' }), 5);\n"
                                + "};\n");
        Made sync = node("exports.handler = (event) => ({ from: 'sync' });\n");
        Made named =
                function(
                        node(),
                        "src/app.main",
                        "src/app.mjs",
                        "import path from 'node:path';\n"
                            + "export const main = async () => ({ from: path.basename('a/module')"
                            + " });\n");
        Made typed = node("export const handler = async () => ({ from: 'type module' });\n");
        Files.writeString(typed.code().resolve("package.json"), "{\"type\": \"module\"}");

        assertThat(returned(call(callback, "{}"))).isEqualTo(Map.of("from", "callback"));
        assertThat(returned(call(sync, "{}"))).isEqualTo(Map.of("from", "sync"));
        assertThat(returned(call(named, "{}"))).isEqualTo(Map.of("from", "module"));
        assertThat(returned(call(typed, "{}"))).isEqualTo(Map.of("from", "type module"));
    }

    @Test
    void loadsAPythonHandlerInAFolderWithModulesBesideIt() throws Exception {
        Made nested =
                function(
                        python(),
                        "src/app.main",
                        "src/app.py",
                        "from src.part import text\nimport os\n"
                                + "def main(event, context):\n"
                                + "    return [text, os.path.exists('data.txt')]\n");
        Files.writeString(nested.code().resolve("src/part.py"), "text = 'part'\n");
        Files.writeString(nested.code().resolve("data.txt"), "data");

        assertThat(returned(call(nested, "{}"))).isEqualTo(List.of("part", true));
    }

    @Test
    void keepsModuleStateBetweenCallsAndReportsTheColdOne() throws Exception {
        Made counter =
                python(
                        "count = 0\n"
                                + "def handler(event, context):\n"
                                + "    global count\n"
                                + "    count += 1\n"
                                + "    return count\n");

        Outcome first = call(counter, "{}");
        Outcome second = call(counter, "{}");

        assertThat(returned(first)).isEqualTo(1);
        assertThat(returned(second)).isEqualTo(2);
        assertThat(first.report().cold()).isTrue();
        assertThat(first.report().initMs()).isPositive();
        assertThat(second.report().cold()).isFalse();
        assertThat(second.report().initMs()).isNull();
        assertThat(second.report().durationMs()).isPositive();
        assertThat(second.report().billedMs())
                .isEqualTo((long) Math.ceil(second.report().durationMs()));
        assertThat(first.report().billedMs())
                .isEqualTo(
                        (long) Math.ceil(first.report().durationMs())
                                + (long) Math.ceil(first.report().initMs()));
    }

    @Test
    void tellsPythonHandlersAboutTheirCall() throws Exception {
        Made asks =
                python(
                        "def handler(event, context):\n"
                                + "    return {'id': context.aws_request_id, 'key':"
                                + " context.idempotency_key,\n"
                                + "            'name': context.function_name, 'mb':"
                                + " context.memory_limit_in_mb,\n"
                                + "            'arn': context.invoked_function_arn, 'group':"
                                + " context.log_group_name,\n"
                                + "            'left': context.get_remaining_time_in_millis()}\n");
        Call call = call(asks, "{}", Duration.ofSeconds(7));

        var told = (Map<?, ?>) returned(runtime().call(call, (_, _) -> {}));

        assertThat(told.get("id")).isEqualTo(call.id());
        assertThat(told.get("key")).isEqualTo(call.key());
        assertThat(told.get("name")).isEqualTo(asks.spec().id());
        assertThat(told.get("mb")).isEqualTo("256");
        assertThat(told.get("arn"))
                .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:" + asks.spec().id());
        assertThat(told.get("group")).isEqualTo("/aws/lambda/" + asks.spec().id());
        assertThat((Integer) told.get("left")).isBetween(1, 7000);
    }

    @Test
    void tellsNodeHandlersAboutTheirCall() throws Exception {
        Made asks =
                node(
                        "exports.handler = async (event, context) => ({ id: context.awsRequestId,\n"
                                + "  key: context.idempotencyKey, name: context.functionName,\n"
                                + "  mb: context.memoryLimitInMB, left:"
                                + " context.getRemainingTimeInMillis() });\n");
        Call call = call(asks, "{}", Duration.ofSeconds(7));

        var told = (Map<?, ?>) returned(runtime().call(call, (_, _) -> {}));

        assertThat(told.get("id")).isEqualTo(call.id());
        assertThat(told.get("key")).isEqualTo(call.key());
        assertThat(told.get("name")).isEqualTo(asks.spec().id());
        assertThat(told.get("mb")).isEqualTo("256");
        assertThat((Integer) told.get("left")).isBetween(1, 7000);
    }

    @Test
    void passesTheEnvironmentAndNoCredentialsOfTheHost() throws Exception {
        String python = "import os\ndef handler(event, context):\n    return dict(os.environ)\n";
        String node = "exports.handler = async () => process.env;\n";
        for (Made function : List.of(python(python), node(node))) {
            var environment = Map.of("GREETING", "grüß dich \n 你好 = \"'$HOME", "EMPTY", "");

            var seen =
                    (Map<?, ?>)
                            returned(
                                    runtime()
                                            .call(
                                                    call(
                                                            function,
                                                            "{}",
                                                            Duration.ofSeconds(10),
                                                            environment),
                                                    (_, _) -> {}));

            assertThat(seen.get("GREETING")).isEqualTo(environment.get("GREETING"));
            assertThat(seen.get("EMPTY")).isEqualTo("");
            assertThat(seen.get("AWS_LAMBDA_FUNCTION_NAME")).isEqualTo(function.spec().id());
            assertThat(seen.containsKey("SLUICE_NONCE")).isFalse();
            assertThat(seen.containsKey("DOCKER_HOST")).isFalse();
            assertThat(seen.get("HOME")).isNotEqualTo(System.getenv("HOME"));
        }
    }

    @Test
    void carriesLargeAndOddPayloads() throws Exception {
        Made echo = python("def handler(event, context):\n    return event\n");
        Made nodeEcho = node("exports.handler = async (event) => event;\n");
        String large = Json.write(Map.of("text", "ü中🎉\u0000\t\"\\".repeat(250_000)));

        assertThat(large.getBytes(StandardCharsets.UTF_8).length).isGreaterThan(5_000_000);
        assertThat(returned(call(echo, large))).isEqualTo(Json.parse(large));
        assertThat(returned(call(nodeEcho, large))).isEqualTo(Json.parse(large));
        for (String odd : List.of("null", "0", "\"\"", "[]", "{\"\": [[[]]]}", "\"\\ud800\"")) {
            assertThat(returned(call(echo, odd))).isEqualTo(Json.parse(odd));
            assertThat(returned(call(nodeEcho, odd))).isEqualTo(Json.parse(odd));
        }
    }

    @Test
    void refusesAnAnswerThatIsTooLargeAndGoesOn() throws Exception {
        Made large = python("def handler(event, context):\n    return 'x' * event\n");

        Outcome outcome = call(large, "7000000");

        var refused = assertInstanceOf(Outcome.TooLarge.class, outcome);
        assertThat(refused.bytes()).isEqualTo(7_000_002);
        assertThat(refused.allowed()).isEqualTo(RuntimeSettings.CLOUD_ANSWER_BYTES);
        assertThat(returned(call(large, "3"))).isEqualTo("xxx");
    }

    // ---- Errors ---------------------------------------------------------------------------------

    @Test
    void reportsWhatAPythonHandlerRaises() throws Exception {
        Made raises =
                python(
                        "class BadPhoto(Exception):\n    pass\n"
                                + "def check():\n    raise BadPhoto('no ü')\n"
                                + "def handler(event, context):\n    check()\n");

        var threw = assertInstanceOf(Outcome.Threw.class, call(raises, "{}"));

        assertThat(threw.type()).isEqualTo("BadPhoto");
        var payload = (Map<?, ?>) Json.parse(threw.payload());
        assertThat(payload.get("errorType")).isEqualTo("BadPhoto");
        assertThat(payload.get("errorMessage")).isEqualTo("no ü");
        assertThat(payload.get("stackTrace").toString())
                .contains("line 6, in handler")
                .contains("line 4, in check")
                .doesNotContain("shim.py");
    }

    @Test
    void reportsWhatANodeHandlerThrows() throws Exception {
        Made throwsIt =
                node(
                        "class BadPhoto extends Error { constructor(m) { super(m); this.name ="
                            + " 'BadPhoto'; } }\n"
                            + "exports.handler = async () => { throw new BadPhoto('no ü'); };\n");
        Made late =
                node(
                        "exports.handler = () => new Promise(() => {\n"
                            + "  setTimeout(() => { throw new RangeError('late'); }, 5); });\n");
        Made failed = node("exports.handler = (e, c, callback) => callback('just text');\n");

        var threw = assertInstanceOf(Outcome.Threw.class, call(throwsIt, "{}"));
        var thrownLate = assertInstanceOf(Outcome.Threw.class, call(late, "{}"));
        var text = assertInstanceOf(Outcome.Threw.class, call(failed, "{}"));

        assertThat(threw.type()).isEqualTo("BadPhoto");
        var payload = (Map<?, ?>) Json.parse(threw.payload());
        assertThat(payload.get("errorMessage")).isEqualTo("no ü");
        assertThat(payload.get("trace").toString())
                .contains("index.js:2")
                .doesNotContain("shim.cjs");
        assertThat(thrownLate.type()).isEqualTo("RangeError");
        assertInstanceOf(Outcome.Threw.class, call(late, "{}"));
        assertThat(((Map<?, ?>) Json.parse(text.payload())).get("errorMessage"))
                .isEqualTo("just text");
    }

    @Test
    void saysWhyAPythonHandlerCannotBeLoaded() throws Exception {
        assertThat(notLoaded(python("def handler(event, context)\n    return 1\n")))
                .returns("Runtime.UserCodeSyntaxError", Outcome.NotLoaded::type)
                .extracting(Outcome.NotLoaded::message)
                .asString()
                .contains("index.py")
                .contains("ine 1");
        assertThat(notLoaded(python("import nothing_such\ndef handler(e, c):\n    pass\n")))
                .returns("Runtime.ImportModuleError", Outcome.NotLoaded::type)
                .extracting(Outcome.NotLoaded::message)
                .asString()
                .contains("nothing_such");
        assertThat(notLoaded(python("def other(event, context):\n    return 1\n")))
                .returns("Runtime.HandlerNotFound", Outcome.NotLoaded::type);
        assertThat(notLoaded(python("raise KeyError('at the top')\n")))
                .returns("KeyError", Outcome.NotLoaded::type)
                .extracting(Outcome.NotLoaded::message)
                .asString()
                .contains("at the top");
    }

    @Test
    void saysWhyANodeHandlerCannotBeLoaded() throws Exception {
        assertThat(notLoaded(node("exports.handler = async ( => 1;\n")))
                .returns("Runtime.UserCodeSyntaxError", Outcome.NotLoaded::type)
                .extracting(Outcome.NotLoaded::message)
                .asString()
                .contains("index.js:1");
        assertThat(notLoaded(node("require('nothing-such');\n")))
                .returns("Runtime.ImportModuleError", Outcome.NotLoaded::type)
                .extracting(Outcome.NotLoaded::message)
                .asString()
                .contains("nothing-such");
        assertThat(notLoaded(node("exports.other = async () => 1;\n")))
                .returns("Runtime.HandlerNotFound", Outcome.NotLoaded::type);
        assertThat(notLoaded(function(node(), "absent.handler", "index.js", "")))
                .returns("Runtime.ImportModuleError", Outcome.NotLoaded::type);
    }

    @Test
    void loadsAHandlerThatWasMended() throws Exception {
        Made broken = python("def handler(event, context)\n    return 1\n");
        notLoaded(broken);

        Files.writeString(
                broken.code().resolve("index.py"), "def handler(event, context):\n    return 1\n");

        assertThat(returned(call(broken, "{}"))).isEqualTo(1);
    }

    @Test
    void namesACodeFolderThatIsNotThere() throws Exception {
        var nowhere = new Made(spec("nowhere", python(), "index.handler", 256, 1, false), flow);

        assertThat(notLoaded(nowhere).message()).contains("functions/nowhere");
    }

    @Test
    void refusesWhatIsNoJson() throws Exception {
        Made set = python("def handler(event, context):\n    return {1, 2}\n");
        Made notANumber = python("def handler(event, context):\n    return float('nan')\n");
        Made circle = node("exports.handler = async () => { const a = {}; a.a = a; return a; };\n");

        assertThat(assertInstanceOf(Outcome.NotJson.class, call(set, "{}")).message())
                .contains("set is not JSON serializable");
        assertInstanceOf(Outcome.NotJson.class, call(notANumber, "{}"));
        assertThat(assertInstanceOf(Outcome.NotJson.class, call(circle, "{}")).message())
                .contains("circular");
    }

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
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

        caller.interrupt();

        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(returned(call(sleeps, "0"))).isEqualTo("done");
    }

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

        assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();

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
                                + "    time.sleep(0.2)\n"
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
                                                    call(one, "2", Duration.ofSeconds(10)),
                                                    (_, _) -> begun.countDown()));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

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
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

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
