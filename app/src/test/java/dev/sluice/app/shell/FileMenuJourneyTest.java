package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.StallLog;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.shell.flows.Sample;

import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;

/// What the menus do that lead from one flow to another and to another look, by mouse.
@ExtendWith({OnScreen.class, StallLog.class})
class FileMenuJourneyTest {
    @TempDir Path folder;
    private BareDesigners designers;
    private Designer designer;

    @Start
    void start(Stage stage) throws IOException {
        designers = new BareDesigners(folder);
        designers.settings().write(new Settings(Language.ENGLISH, ThemeChoice.LIGHT));
        designer = designers.in(stage);
        stage.setX(0); // the headless screen has 1000 by 1000 pixels
        stage.setY(0);
        stage.setWidth(1000);
        stage.setHeight(900);
        designer.begin(designers.written());
        stage.show();
    }

    @BeforeEach
    void opened() throws TimeoutException {
        Pointed.await(() -> shows("two"));
    }

    @AfterEach
    void end(FxRobot robot) {
        designers.end(robot);
    }

    private boolean shows(String name) {
        Session session = designer.session();
        return session != null && session.document().flow().name().equals(name);
    }

    private static void choose(FxRobot robot, String menu, String line, String inner)
            throws TimeoutException {
        Pointed.openMenu(robot, menu);
        Pointed.line(robot, line);
        Pointed.line(robot, inner);
    }

    @Test
    void aSampleIsCopiedAndOpenedBesideTheFlow(FxRobot robot) throws Exception {
        Session first = designer.session();
        String hello = new Sample("hello").title(Messages.in(Language.ENGLISH));

        choose(robot, "File", "New from sample", hello);

        Pointed.await(() -> shows("hello"));
        assertThat(folder.resolve("home/hello/flow.json")).exists();
        choose(robot, "File", "New from sample", hello);
        Pointed.await(
                () -> {
                    Path shown = designer.session().folderProperty().get();
                    return shown.getParent().equals(folder.resolve("home"))
                            && !shown.endsWith("hello");
                });
        robot.clickOn("two");
        Pointed.await(() -> designer.session() == first);
        assertThat(first.dirtyProperty().get()).isFalse();
        assertThat(designers.questions.told).isEmpty();
    }

    @Test
    void aFlowOfBeforeIsOpenedAndTheLatestStandsFirst(FxRobot robot) throws Exception {
        Path other = Files.createDirectory(folder.resolve("under_score"));
        Files.writeString(
                other.resolve("flow.json"),
                "{ \"sluice\": 1, \"name\": \"other\", \"steps\": {} }");
        designers.questions.folder = other;
        Pointed.choose(robot, "File", "action.open");
        Pointed.await(() -> shows("other"));
        Pointed.choose(robot, "File", "action.close");
        Pointed.await(() -> shows("two"));

        choose(robot, "File", "Open recent", other.toString());

        Pointed.await(() -> shows("other"));
        assertThat(designers.questions.told).isEmpty();
    }

    @Test
    void aFlowOfBeforeThatIsGoneIsToldOf(FxRobot robot) throws Exception {
        Path flow = designer.session().folderProperty().get();
        Pointed.choose(robot, "File", "action.new");
        Pointed.await(() -> designer.session().folderProperty().get() == null);
        robot.clickOn("two");
        Pointed.await(() -> shows("two"));
        Pointed.choose(robot, "File", "action.close");
        Pointed.await(() -> !shows("two"));
        Files.delete(flow.resolve("flow.json"));

        choose(robot, "File", "Open recent", flow.toString());

        Pointed.await(() -> !designers.questions.told.isEmpty());
        assertThat(designers.questions.told.getFirst())
                .startsWith("shell.error.open ")
                .contains(flow.toString());
        Pointed.await(() -> designer.recent().isEmpty());
        Pointed.openMenu(robot, "File");
        Pointed.line(robot, "Open recent");
        Pointed.place(n -> Pointed.says(n, "No flow was opened yet"));
    }

    @Test
    void theLookAndTheLanguageChangeAtOnceAndAreKept(FxRobot robot) throws Exception {
        choose(robot, "View", "Theme", "Dark");
        Pointed.await(() -> designers.settings().read().theme() == ThemeChoice.DARK);
        choose(robot, "View", "Language", Language.CHINESE.itself());

        Pointed.await(() -> designers.settings().read().language() == Language.CHINESE);
        Pointed.choose(robot, "文件", "action.new");
        Pointed.await(() -> !shows("two"));
        assertThat(designers.settings().read().theme()).isEqualTo(ThemeChoice.DARK);
    }
}
