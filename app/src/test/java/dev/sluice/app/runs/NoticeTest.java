package dev.sluice.app.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.request.RefusedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/// What a Chinese window tells of runs.
class NoticeTest {
    private final Messages chinese = Messages.in(Language.CHINESE);
    private final Messages english = Messages.in(Language.ENGLISH);

    private static Notice refused(RunRefused why) {
        return Notice.refused("runs.refused", why);
    }

    @Test
    void saysWhatTheHostLacksAndWhatToDo() {
        var lacks =
                new RuntimeUnavailableException(
                        "call function resize",
                        "its variable KEY is the secret \"key\", which is not set.",
                        "Set it: sluice secrets /flows/a set key",
                        null);
        Notice notice =
                refused(new RunRefused(String.valueOf(lacks.getMessage()), lacks.remedy(), lacks));

        assertThat(notice.title(chinese))
                .isEqualTo("无法开始运行：无法调用函数 resize：它的变量 KEY 是密钥“key”，而该密钥尚未设置。");
        assertThat(notice.detail(chinese.engine()))
                .isEqualTo("请在函数的环境变量中设置它，或用命令：sluice secrets /flows/a set key");
        assertThat(notice.title(english)).endsWith(lacks.getMessage());
        assertThat(notice.detail(english.engine())).isEqualTo(lacks.remedy());
    }

    @Test
    void whatTheContainerEngineSaysItselfStandsInASentenceOfTheUsersLanguage() {
        var lacks =
                new RuntimeUnavailableException(
                        "start a container for resize",
                        "no space left on device",
                        "See what \"sluice doctor\" says.",
                        null);
        Notice notice =
                refused(new RunRefused(String.valueOf(lacks.getMessage()), lacks.remedy(), lacks));

        assertThat(notice.title(chinese))
                .isEqualTo("无法开始运行：无法为 resize 启动容器：no space left on device");
        assertThat(notice.detail(chinese.engine())).isEqualTo("请查看 \"sluice doctor\" 的结果。");
    }

    @Test
    void saysByItsCodeWhatIsWrongWithWhatWasAskedFor() {
        var gone =
                RefusedException.of(
                        "replay.never-there",
                        "",
                        "Run r1 never came to step \"resize\".",
                        "It came to no step.");

        Notice notice = refused(RunRefused.of(gone));

        assertThat(notice.title(chinese)).isEqualTo("无法开始运行：那次运行没有到达步骤“resize”。");
        assertThat(notice.detail(chinese.engine())).isEqualTo("请选择它到达过的步骤。");
        assertThat(notice.detail(english.engine())).isEqualTo("It came to no step.");
    }

    @Test
    void saysWhereAFlowCannotBeRead(@TempDir Path folder) {
        FlowFileException none =
                catchThrowableOfType(
                        FlowFileException.class, () -> FlowFolder.open(folder.resolve("none")));

        assertThat(refused(RunRefused.of(none)).title(chinese))
                .startsWith("无法开始运行：")
                .contains("none", ":1:1: 这里没有流程");
    }

    @Test
    void saysWhyAFileCannotBeRead() {
        Notice notice = refused(RunRefused.of(new AccessDeniedException("/flows/a/events")));

        assertThat(notice.title(chinese)).isEqualTo("无法开始运行：/flows/a/events：没有权限");
    }

    @Test
    void saysHowARunEnded() {
        var failed =
                new Failure("States.Runtime", "The path $.a leads to nothing: it ends too early");
        var own = new Failure("BadPhoto", "no photo");

        Notice ended = Notice.of(new Run.Result.Failed(failed));

        assertThat(ended.title(chinese)).isEqualTo("运行失败：States.Runtime");
        assertThat(ended.detail(chinese.engine())).isEqualTo("路径 $.a 没有指向任何值：内容过早结束");
        assertThat(Notice.of(new Run.Result.Failed(own)).detail(chinese.engine()))
                .isEqualTo("no photo");
        assertThat(
                        Notice.of(
                                        new Run.Result.Interrupted(
                                                "Sluice was closed while the run went on.",
                                                "Resume it: sluice runs a resume r1"))
                                .title(chinese))
                .isEqualTo("运行被中断：运行进行时 Sluice 被关闭了。");
    }
}
