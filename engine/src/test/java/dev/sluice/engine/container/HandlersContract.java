package dev.sluice.engine.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What every runtime must do with handlers in Python and Node.js: what they get, give and throw.
public abstract class HandlersContract extends RuntimeHarness {
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

        isToldOf(call, asks, told);
        assertThat(told.get("arn"))
                .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:" + asks.spec().id());
        assertThat(told.get("group")).isEqualTo("/aws/lambda/" + asks.spec().id());
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

        isToldOf(call, asks, told);
    }

    private static void isToldOf(Call call, Made function, Map<?, ?> told) {
        assertThat(told.get("id")).isEqualTo(call.id());
        assertThat(told.get("key")).isEqualTo(call.key());
        assertThat(told.get("name")).isEqualTo(function.spec().id());
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
}
