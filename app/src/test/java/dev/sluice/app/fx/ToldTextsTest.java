package dev.sluice.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashjoin.jsonata.Jsonata;

import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.problem.Reasons;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the engine says while it runs, exports and reads files, in a Chinese window.
class ToldTextsTest {
    private static final Path ENGINE =
            Path.of("..", "engine", "src", "main", "java", "dev", "sluice", "engine");

    /// Where things are said that the window shows.
    private static final List<String> TELLING =
            List.of(
                    "Engine.java",
                    "OpenFlows.java",
                    "OpenRuntime.java",
                    "container",
                    "export",
                    "expr",
                    "journal",
                    "json",
                    "log",
                    "machine",
                    "problem/Names.java",
                    "problem/Reasons.java",
                    "run",
                    "secret",
                    "value");

    /// What is written into files.
    private static final Set<String> WRITING = Set.of("Readme.java", "ReportText.java");

    /// Names, what is asked of programs or stands in their answers, and what is written into files.
    private static final Set<String> NOT_TOLD =
            Set.of(
                    "An ARN that the flow needs; README.md and REPORT.md say which",
                    "Application Support",
                    "Docker Desktop",
                    "Fatal process out of memory",
                    "How many days logs are kept",
                    "JavaScript heap out of memory",
                    "Loaded image:",
                    "Object Created",
                    "Object Deleted",
                    "Rancher Desktop",
                    "Scheduled Event",
                    "Starts the flow for a trigger",
                    "What an export wrote here, with SHA-256. A later one replaces these.",
                    "Which trigger?",
                    "authentication required",
                    "kill -s KILL -- -7",
                    "no basic auth",
                    "owner.id, owner.host, owner.process, owner.birth, owner.heartbeat",
                    "rootless Docker",
                    "rootless Podman");

    /// What is no sentence: SQL, a script, a list of classes, a state for programmers.
    private static final Pattern NO_SENTENCE =
            Pattern.compile("(?s)(SELECT|CREATE|ALTER|set -e|AwsContext |7#7 ).*");

    /// A value that a part of a sentence is put behind or before.
    private static final Pattern JOINED = Pattern.compile("^7(?=[a-z])|(?<=[a-z])7$");

    private static final Pattern UNFILLED = Pattern.compile("\\{{2,3}\\w+}{2,3}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    /// Commands and quoted words stay as they are typed.
    private static final Pattern TYPED =
            Pattern.compile(
                    "\"[^\"]*\"|(?:sluice|docker|echo|packaging)(?:[ /][\\w.|/-]+)*|\\{[^}]*}");

    private static final Pattern ENGLISH = Pattern.compile("[a-z]{2,} [a-z]{2,} [a-z]{2,}");

    private final EngineTexts chinese = EngineTexts.in(Language.CHINESE);

    @Test
    void everySentenceOfTheEngineHasAChineseText() throws IOException {
        Set<String> sentences =
                EngineSentences.in(TELLING.stream().map(ENGINE::resolve).toList(), WRITING);

        assertThat(sentences).hasSizeGreaterThan(400);
        assertThat(sentences).filteredOn(this::isEnglish).isEmpty();
    }

    /// The library that reads expressions says what is wrong with them.
    @Test
    void everyReasonOfAnExpressionHasAChineseText() throws Exception {
        Field codes = Jsonata.class.getDeclaredField("errorCodes");
        codes.setAccessible(true);
        List<String> reasons =
                ((Map<?, ?>) codes.get(null))
                        .values().stream()
                                .map(reason -> UNFILLED.matcher((String) reason).replaceAll("7"))
                                .map(reason -> reason.replace(" Object ", " function "))
                                .filter(reason -> !reason.equals("7"))
                                .toList();

        assertThat(reasons).hasSizeGreaterThan(80);
        assertThat(reasons).filteredOn(this::isEnglish).isEmpty();
    }

    private boolean isEnglish(String sentence) {
        return !NOT_TOLD.contains(sentence.strip())
                && !NO_SENTENCE.matcher(sentence).matches()
                && Stream.of(
                                sentence,
                                sentence.strip(),
                                JOINED.matcher(sentence).replaceAll("").strip())
                        .noneMatch(this::isSaid);
    }

    private boolean isSaid(String sentence) {
        String said = chinese.told(sentence);
        return CHINESE.matcher(said).find()
                && !ENGLISH.matcher(TYPED.matcher(said).replaceAll("")).find();
    }

    @Test
    void saysWhyThereAreNoContainersWithAddressReasonAndRemedy() {
        String said =
                chinese.told(
                        "Could not reach the container engine: tcp://127.0.0.1:1 (DOCKER_HOST):"
                            + " nothing listens there\n"
                            + "Check the address, and for TLS the certificates. Start it (Docker:"
                            + " \"dockerd\" or the desktop app; Podman: \"podman system service\"),"
                            + " or name another one in DOCKER_HOST. Without any: --runtime"
                            + " process.");

        assertThat(said)
                .isEqualTo(
                        "无法连接容器引擎：tcp://127.0.0.1:1（来自 DOCKER_HOST）：那里没有服务在监听\n"
                                + "请检查地址；若用 TLS，也请检查证书。"
                                + "请启动它（Docker：\"dockerd\" 或桌面应用；Podman："
                                + "\"podman system service\"），或在 DOCKER_HOST 中指定另一个。"
                                + "完全不用容器：--runtime process。");
    }

    @Test
    void saysEachOfSeveralReasons() {
        assertThat(
                        chinese.told(
                                "Could not reach the container engine: unix:///a.sock: this account"
                                        + " may not use it; unix:///b.sock: it did not answer in"
                                        + " time"))
                .isEqualTo("无法连接容器引擎：unix:///a.sock：此账户无权使用它；unix:///b.sock：它没有及时应答");
    }

    @Test
    void setsLatinNamesApart() {
        assertThat(chinese.told("installing requirements.txt of function a"))
                .isEqualTo("正在安装函数 a 的 requirements.txt");
        assertThat(chinese.told("Could not compile the Go code of function a: no"))
                .isEqualTo("无法编译函数 a 的 Go 代码：no");
    }

    @Test
    void leavesWhatOthersSayAsItIs() {
        assertThat(chinese.told("Could not pull the image a/b:1: manifest unknown"))
                .isEqualTo("无法拉取镜像 a/b:1：manifest unknown");
        assertThat(chinese.told("something else altogether"))
                .isEqualTo("something else altogether");
        assertThat(EngineTexts.in(Language.ENGLISH).told("permission denied"))
                .isEqualTo("permission denied");
    }

    @Test
    void saysTheCauseOfAnErrorThatTheEngineRaises() {
        var timedOut =
                new Failure(
                        "Sandbox.Timedout",
                        "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"Function resize was"
                            + " still running at its limit of 3 seconds and was ended. Raise its"
                            + " timeoutSeconds, or let it do less.\"}");
        var path =
                new Failure(
                        "States.Runtime", "The path $.a leads to nothing: there is no field \"a\"");

        assertThat(chinese.cause(timedOut))
                .isEqualTo(
                        "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"函数 resize 到达时限"
                                + "（3 秒）时仍在运行，已被终止。请调高它的 timeoutSeconds，或让它少做一些。\"}");
        assertThat(chinese.cause(path)).isEqualTo("路径 $.a 没有指向任何值：没有字段“a”");
    }

    @Test
    void leavesTheCauseThatAFunctionGives() {
        var own = new Failure("BadPhoto", "{\"errorMessage\":\"photo.jpg does not exist\"}");

        assertThat(chinese.cause(own)).isEqualTo(own.cause());
    }

    @Test
    void saysWhyAFileCannotBeRead() {
        IOException denied = new AccessDeniedException("/flows/a/flow.json");

        assertThat(Reasons.of(denied)).endsWith("permission denied");
        assertThat(chinese.told(denied)).isEqualTo("/flows/a/flow.json：没有权限");
    }
}
