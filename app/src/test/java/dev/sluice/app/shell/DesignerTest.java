package dev.sluice.app.shell;

import static dev.sluice.app.shell.BareDesigners.FLOW;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.fx.Language;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.shell.flows.Questions.Changed;
import dev.sluice.app.shell.flows.Questions.Unsaved;
import dev.sluice.engine.journal.Retention;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;

/// Flows that are opened, saved and closed, and what the user is asked about them.
class DesignerTest extends OnBareDesigner {
    private static boolean isThere(FxRobot robot, String id) {
        return robot.lookup((Node node) -> id.equals(node.getId())).tryQuery().isPresent();
    }

    private static Node byId(FxRobot robot, String id) {
        return robot.lookup((Node node) -> id.equals(node.getId())).query();
    }

    @Test
    void openingWritesNothing(FxRobot robot) throws Exception {
        Session session = designers.opened(designer, robot);

        robot.interact(() -> designer.save());

        assertThat(session.dirtyProperty().get()).isFalse();
        assertThat(designers.onDisk()).isEqualTo(FLOW);
        assertThat(folder.resolve("two/flow.layout.json")).doesNotExist();
        assertThat(stage.getTitle()).isEqualTo("two – Sluice");
    }

    @Test
    void anEditIsSavedAndNothingElseChanges(FxRobot robot) throws Exception {
        Session session = designers.opened(designer, robot);
        robot.interact(() -> session.apply(new ElementEdit.Relabel("b", "The end")));
        assertThat(session.dirtyProperty().get()).isTrue();

        robot.interact(() -> designer.save());
        await(() -> !session.dirtyProperty().get());

        assertThat(designers.onDisk())
                .isEqualTo(
                        FLOW.replace(
                                "\"b\": { \"type\": \"transform\" }",
                                "\"b\": { \"type\": \"transform\", \"label\": \"The end\" }"));
    }

    @Test
    void aChangeOfSomebodyElseIsNotOverwrittenUnasked(FxRobot robot) throws Exception {
        Session session = designers.opened(designer, robot);
        robot.interact(() -> session.apply(new ElementEdit.Relabel("b", "Mine")));
        Files.writeString(folder.resolve("two/flow.json"), FLOW.replace("two", "theirs"));

        robot.interact(() -> designer.save());
        await(() -> designers.questions.asked.contains("changed flow.json"));
        assertThat(designers.onDisk()).contains("theirs").doesNotContain("Mine");
        assertThat(session.dirtyProperty().get()).isTrue();

        designers.questions.changed = Changed.KEEP_MINE;
        robot.interact(() -> designer.save());
        await(() -> !session.dirtyProperty().get());
        assertThat(designers.onDisk()).contains("Mine").doesNotContain("theirs");
    }

    @Test
    void closingAChangedFlowAsksFirst(FxRobot robot) throws Exception {
        Session session = designers.opened(designer, robot);
        robot.interact(() -> session.apply(new ElementEdit.Relabel("b", "Mine")));

        robot.push(KeyCode.CONTROL, KeyCode.W);
        assertThat(designers.questions.asked).containsExactly("unsaved");
        assertThat(designer.session()).isSameAs(session);

        designers.questions.unsaved = Unsaved.SAVE;
        robot.push(KeyCode.CONTROL, KeyCode.W);
        await(() -> designer.session() == null);
        assertThat(designers.onDisk()).contains("Mine");
        assertThat(robot.lookup("#welcome").tryQuery()).isPresent();
    }

    @Test
    void whoeverCancelsWhileQuittingKeepsAllFlowsOpen(FxRobot robot) throws Exception {
        Session changed = designers.opened(designer, robot);
        robot.interact(() -> changed.apply(new ElementEdit.Relabel("b", "Mine")));
        robot.push(KeyCode.CONTROL, KeyCode.N);
        TabPane tabs = robot.lookup("#flows").queryAs(TabPane.class);

        robot.push(KeyCode.CONTROL, KeyCode.Q);
        assertThat(designers.questions.asked).containsExactly("unsaved");
        assertThat(tabs.getTabs()).hasSize(2);
        assertThat(stage.isShowing()).isTrue();

        designers.questions.unsaved = Unsaved.DISCARD;
        robot.push(KeyCode.CONTROL, KeyCode.Q);
        await(() -> !stage.isShowing());
        assertThat(designers.onDisk()).isEqualTo(FLOW);
    }

    @Test
    void aNewFlowIsSavedIntoTheFolderThatIsChosen(FxRobot robot) throws Exception {
        robot.interact(() -> designer.newFlow());
        designers.questions.folder = folder.resolve("fresh");
        Session session = designer.session();

        robot.interact(() -> designer.save());
        await(() -> session.folderProperty().get() != null);

        assertThat(folder.resolve("fresh/flow.json")).exists();
    }

    @Test
    void aFolderWithoutAFlowIsToldOf(FxRobot robot) throws Exception {
        robot.interact(() -> designer.open(folder.resolve("nowhere")));

        await(() -> !designers.questions.told.isEmpty());
        assertThat(designers.questions.told.getFirst()).startsWith("shell.error.open ");
        assertThat(designer.session()).isNull();
    }

    @Test
    void flowsAreOpenSideBySideInTabs(FxRobot robot) throws Exception {
        Session first = designers.opened(designer, robot);
        robot.push(KeyCode.CONTROL, KeyCode.N);
        Session second = designer.session();
        assertThat(second).isNotSameAs(first);
        robot.interact(() -> first.apply(new ElementEdit.Relabel("b", "Mine")));

        robot.clickOn("two ●");
        assertThat(designer.session()).isSameAs(first);
        robot.push(KeyCode.CONTROL, KeyCode.PAGE_DOWN);
        assertThat(designer.session()).isSameAs(second);
        robot.push(KeyCode.CONTROL, KeyCode.PAGE_UP);
        assertThat(designer.session()).isSameAs(first);

        robot.interact(() -> designer.open(folder.resolve("two")));
        WaitForAsyncUtils.waitForFxEvents();
        TabPane tabs = robot.lookup("#flows").queryAs(TabPane.class);
        assertThat(tabs.getTabs()).hasSize(2);
    }

    @Test
    void aChangeOnDiskIsOfferedWhileTheFlowIsOpen(FxRobot robot) throws Exception {
        Session session = designers.opened(designer, robot);
        robot.interact(() -> session.apply(new ElementEdit.Relabel("a", "Mine")));

        Files.writeString(folder.resolve("two/flow.json"), FLOW.replace("two", "theirs"));
        await(() -> isThere(robot, "shell.remark.disk.load"));
        // The remark is made anew with each change that the system tells of, so it is looked for as
        // it is pressed.
        robot.interact(() -> ((ButtonBase) byId(robot, "shell.remark.disk.load")).fire());
        await(() -> session.document().flow().name().equals("theirs"));
        assertThat(session.dirtyProperty().get()).isFalse();

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.document().step("a").head().label()).isEqualTo("Mine");
        assertThat(designers.onDisk()).contains("theirs");
    }

    @Test
    void savesByItselfOnceTheSettingsSaySo(FxRobot robot) throws Exception {
        Session session = designers.opened(designer, robot);

        robot.interact(() -> stage.getScene().getWindow().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        await(() -> isThere(robot, "settings-autosave"));
        robot.clickOn("#settings-autosave");
        robot.clickOn("#settings-mirror").write("registry.example:5000");
        robot.clickOn("#settings-runs .text-field").push(KeyCode.CONTROL, KeyCode.A).write("50");
        robot.clickOn("Save");
        var kept = designers.settings();
        await(() -> kept.read().autosave());
        await(() -> kept.readContainers().mirror().equals("registry.example:5000"));
        assertThat(kept.readContainers().retention()).isEqualTo(new Retention(50, 30));

        robot.interact(() -> session.apply(new ElementEdit.Relabel("b", "By itself")));
        await(() -> designers.onDisk().contains("By itself"));
        await(() -> !session.dirtyProperty().get());
    }

    @Test
    void theChosenLanguageIsKept(FxRobot robot) throws Exception {
        designers.opened(designer, robot);
        robot.interact(() -> designer.choose(Settings.DEFAULT.with(Language.CHINESE)));

        assertThat(robot.lookup("文件").tryQuery()).isPresent();
        var kept = designers.settings();
        await(() -> kept.read().language() == Language.CHINESE);
    }
}
