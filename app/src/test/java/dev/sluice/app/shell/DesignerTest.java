package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.StallLog;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.SettingsFile;
import dev.sluice.app.shell.flows.Questions;
import dev.sluice.app.shell.flows.Questions.Changed;
import dev.sluice.app.shell.flows.Questions.Unsaved;
import dev.sluice.app.shell.window.Panels;
import dev.sluice.app.shell.window.Welcome;
import dev.sluice.engine.journal.Retention;
import dev.sluice.engine.model.Step;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

@ExtendWith({ApplicationExtension.class, StallLog.class})
class DesignerTest {
    private static final String FLOW =
            """
            {
              "sluice": 1,
              "name": "two",
              "triggers": {
                "start": { "type": "manual", "next": ["a"] }
              },
              "steps": {
                "a": { "type": "transform", "next": ["b"] },
                "b": { "type": "transform" }
              }
            }
            """;

    @TempDir Path folder;
    private final Answers answers = new Answers();
    private final List<Designer> begun = new ArrayList<>();
    private Designer designer;
    private Stage stage;

    /// Answers as the test says.
    private static final class Answers implements Questions {
        private @Nullable Path folder;
        private Unsaved unsaved = Unsaved.CANCEL;
        private Changed changed = Changed.CANCEL;
        private final List<String> asked = new ArrayList<>();

        @Override
        public @Nullable Path folder(String purpose, @Nullable Path near) {
            asked.add("folder");
            return folder;
        }

        @Override
        public Unsaved unsaved(String flow) {
            asked.add("unsaved");
            return unsaved;
        }

        @Override
        public Changed changed(String what) {
            asked.add("changed");
            return changed;
        }

        @Override
        public void tell(String title, String reason) {
            asked.add(title);
        }
    }

    @Start
    void start(Stage shown) {
        stage = shown;
        designer = designer(stage);
        stage.show();
    }

    @AfterEach
    void end(FxRobot robot) {
        robot.interact(() -> begun.forEach(Designer::end));
    }

    private Designer designer(Stage in) {
        return designer(in, folder.resolve("state"));
    }

    private Designer designer(Stage in, Path state) {
        var made =
                new Designer(
                        in,
                        new Designer.Parts(
                                new Designer.Places(
                                        new SettingsFile(folder.resolve("settings.json")),
                                        state,
                                        folder.resolve("home")),
                                new FxThread(),
                                answers,
                                (_, _, _) -> Panels.none()));
        begun.add(made);
        return made;
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WindowState.await(20, condition);
    }

    private Session opened(FxRobot robot) throws IOException, TimeoutException {
        Files.createDirectories(folder.resolve("two"));
        Files.writeString(folder.resolve("two/flow.json"), FLOW);
        robot.interact(() -> designer.open(folder.resolve("two")));
        await(() -> designer.session() != null);
        return designer.session();
    }

    private String onDisk() throws IOException {
        return Files.readString(folder.resolve("two/flow.json"));
    }

    @Test
    void aFlowThatIsWantedOpensWithoutTheFirstScreenInBetween(FxRobot robot) throws Exception {
        Files.createDirectories(folder.resolve("two"));
        Files.writeString(folder.resolve("two/flow.json"), FLOW);
        List<String> seen = new ArrayList<>();
        robot.interact(
                () -> {
                    var other = new Stage();
                    Designer wanting = designer(other);
                    other.getScene()
                            .rootProperty()
                            .subscribe(root -> seen.add(root.getClass().getSimpleName()));
                    wanting.begin(folder.resolve("two"));
                    other.show();
                    designer = wanting;
                });
        await(() -> designer.session() != null);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(seen).endsWith("FlowPane").doesNotContain("Welcome");
    }

    @Test
    void whereTheFlowThatIsWantedDoesNotOpenTheFirstScreenStands(FxRobot robot) throws Exception {
        robot.interact(() -> designer.begin(folder.resolve("nowhere")));

        await(() -> stage.getScene().getRoot() instanceof Welcome && !answers.asked.isEmpty());
        assertThat(designer.session()).isNull();
    }

    @Test
    void theFirstScreenScrollsInAWindowTooSmallForIt(FxRobot robot) throws Exception {
        await(() -> stage.getScene().lookup("#sample-hello") != null);
        var small = new AtomicReference<Stage>();
        robot.interact(
                () -> {
                    var other = new Stage();
                    designer(other).begin(null);
                    other.setMinHeight(0);
                    other.setWidth(960);
                    other.setHeight(300);
                    other.show();
                    small.set(other);
                });

        await(() -> small.get().getScene().lookup("#welcome > .scroll-pane") != null);
        await(() -> small.get().getScene().lookup("#sample-hello") != null);
        assertThat(stage.getScene().lookup("#welcome > .scroll-pane")).isNull();
    }

    @Test
    void openingWritesNothing(FxRobot robot) throws Exception {
        Session session = opened(robot);

        robot.interact(() -> designer.save());

        assertThat(session.dirtyProperty().get()).isFalse();
        assertThat(onDisk()).isEqualTo(FLOW);
        assertThat(folder.resolve("two/flow.layout.json")).doesNotExist();
        assertThat(stage.getTitle()).isEqualTo("two – Sluice");
    }

    @Test
    void anEditIsSavedAndNothingElseChanges(FxRobot robot) throws Exception {
        Session session = opened(robot);
        robot.interact(() -> session.apply(new ElementEdit.Relabel("b", "The end")));
        assertThat(session.dirtyProperty().get()).isTrue();

        robot.interact(() -> designer.save());
        await(() -> !session.dirtyProperty().get());

        assertThat(onDisk())
                .isEqualTo(
                        FLOW.replace(
                                "\"b\": { \"type\": \"transform\" }",
                                "\"b\": { \"type\": \"transform\", \"label\": \"The end\" }"));
    }

    @Test
    void aChangeOfSomebodyElseIsNotOverwrittenUnasked(FxRobot robot) throws Exception {
        Session session = opened(robot);
        robot.interact(() -> session.apply(new ElementEdit.Relabel("b", "Mine")));
        Files.writeString(folder.resolve("two/flow.json"), FLOW.replace("two", "theirs"));

        robot.interact(() -> designer.save());
        await(() -> answers.asked.contains("changed"));
        assertThat(onDisk()).contains("theirs").doesNotContain("Mine");
        assertThat(session.dirtyProperty().get()).isTrue();

        answers.changed = Changed.KEEP_MINE;
        robot.interact(() -> designer.save());
        await(() -> !session.dirtyProperty().get());
        assertThat(onDisk()).contains("Mine").doesNotContain("theirs");
    }

    @Test
    void closingAChangedFlowAsksFirst(FxRobot robot) throws Exception {
        Session session = opened(robot);
        robot.interact(() -> session.apply(new ElementEdit.Relabel("b", "Mine")));

        robot.push(KeyCode.CONTROL, KeyCode.W);
        assertThat(answers.asked).containsExactly("unsaved");
        assertThat(designer.session()).isSameAs(session);

        answers.unsaved = Unsaved.SAVE;
        robot.push(KeyCode.CONTROL, KeyCode.W);
        await(() -> designer.session() == null);
        assertThat(onDisk()).contains("Mine");
        assertThat(robot.lookup("#welcome").tryQuery()).isPresent();
    }

    @Test
    void aNewFlowIsSavedIntoTheFolderThatIsChosen(FxRobot robot) throws Exception {
        robot.interact(() -> designer.newFlow());
        answers.folder = folder.resolve("fresh");
        Session session = designer.session();

        robot.interact(() -> designer.save());
        await(() -> session.folderProperty().get() != null);

        assertThat(folder.resolve("fresh/flow.json")).exists();
    }

    @Test
    void aSampleIsCopiedAndOpened(FxRobot robot) throws Exception {
        robot.interact(() -> designer.begin(null));
        await(() -> robot.lookup("#sample-hello").tryQuery().isPresent());

        robot.clickOn("#sample-hello");
        await(() -> designer.session() != null);

        assertThat(folder.resolve("home/hello/flow.json")).exists();
        assertThat(designer.session().document().flow().steps()).isNotEmpty();
    }

    @Test
    void aSampleSpeaksTheLanguageOfTheWindow(FxRobot robot) throws Exception {
        robot.interact(() -> designer.begin(null));
        await(() -> robot.lookup("#language-CHINESE").tryQuery().isPresent());
        robot.clickOn("#language-CHINESE");
        await(() -> robot.lookup("问候（hello）").tryQuery().isPresent());

        robot.clickOn("#sample-hello");
        await(() -> designer.session() != null);

        Step greet = designer.session().document().step("greet");
        assertThat(greet.head().label()).isEqualTo("问候");
    }

    @Test
    void aFolderWithoutAFlowIsToldOf(FxRobot robot) throws Exception {
        robot.interact(() -> designer.open(folder.resolve("nowhere")));

        await(() -> answers.asked.contains("shell.error.open"));
        assertThat(designer.session()).isNull();
    }

    @Test
    void flowsAreOpenSideBySideInTabs(FxRobot robot) throws Exception {
        Session first = opened(robot);
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
    void whatWasNotSavedIsThereAfterACrashWithTheWayBack(FxRobot robot) throws Exception {
        Session before = opened(robot);
        robot.interact(() -> before.apply(new ElementEdit.Relabel("a", "First")));
        robot.interact(() -> before.apply(new ElementEdit.Relabel("b", "Second")));
        Path copy = crashed();

        Designer after = restarted(robot, copy);
        await(() -> after.session() != null);
        Session session = after.session();

        assertThat(session.document()).isEqualTo(before.document());
        assertThat(session.dirtyProperty().get()).isTrue();
        await(() -> isThere(robot, "shell.remark.restored.keep"));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.document().step("b").head().label()).isNull();
        assertThat(session.document().step("a").head().label()).isEqualTo("First");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.dirtyProperty().get()).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(session.document().step("a").head().label()).isEqualTo("First");
        assertThat(onDisk()).isEqualTo(FLOW);
    }

    /// What the disk holds at this moment, as after a sudden end of the program.
    private Path crashed() throws Exception {
        Path edits = folder.resolve("state/edits");
        await(
                () -> {
                    try (var files = Files.list(edits)) {
                        Path file = files.findFirst().orElseThrow();
                        return Files.readString(file).contains("Second");
                    }
                });
        Path copy = Files.createDirectories(folder.resolve("after/edits"));
        try (var files = Files.list(edits)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy.getParent();
    }

    private Designer restarted(FxRobot robot, Path state) {
        var made = new Designer[1];
        robot.interact(
                () -> {
                    made[0] = designer(stage, state);
                    made[0].begin(null);
                });
        return made[0];
    }

    @Test
    void theWayBackIsKeptOverARestart(FxRobot robot) throws Exception {
        Session before = opened(robot);
        robot.interact(() -> before.apply(new ElementEdit.Relabel("b", "Second")));
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await(() -> !before.dirtyProperty().get());
        robot.push(KeyCode.CONTROL, KeyCode.W);
        await(() -> designer.session() == null);

        robot.interact(() -> designer.open(folder.resolve("two")));
        await(() -> designer.session() != null);
        Session session = designer.session();

        assertThat(session.dirtyProperty().get()).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.document().step("b").head().label()).isNull();
        assertThat(session.dirtyProperty().get()).isTrue();
    }

    @Test
    void anotherFileOnDiskHasNoWayBack(FxRobot robot) throws Exception {
        Session before = opened(robot);
        robot.interact(() -> before.apply(new ElementEdit.Relabel("b", "Second")));
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await(() -> !before.dirtyProperty().get());
        robot.push(KeyCode.CONTROL, KeyCode.W);
        await(() -> designer.session() == null);
        Files.writeString(folder.resolve("two/flow.json"), FLOW);

        robot.interact(() -> designer.open(folder.resolve("two")));
        await(() -> designer.session() != null);

        assertThat(designer.session().lastEditProperty().get()).isNull();
    }

    @Test
    void aChangeOnDiskIsOfferedWhileTheFlowIsOpen(FxRobot robot) throws Exception {
        Session session = opened(robot);
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
        assertThat(onDisk()).contains("theirs");
    }

    private static boolean isThere(FxRobot robot, String id) {
        return robot.lookup((Node node) -> id.equals(node.getId())).tryQuery().isPresent();
    }

    private static Node byId(FxRobot robot, String id) {
        return robot.lookup((Node node) -> id.equals(node.getId())).query();
    }

    @Test
    void savesByItselfOnceTheSettingsSaySo(FxRobot robot) throws Exception {
        Session session = opened(robot);

        robot.interact(() -> stage.getScene().getWindow().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        await(() -> isThere(robot, "settings-autosave"));
        robot.clickOn("#settings-autosave");
        robot.clickOn("#settings-mirror").write("registry.example:5000");
        robot.clickOn("#settings-runs .text-field").push(KeyCode.CONTROL, KeyCode.A).write("50");
        robot.clickOn("Save");
        var kept = new SettingsFile(folder.resolve("settings.json"));
        await(() -> kept.read().autosave());
        await(() -> kept.readContainers().mirror().equals("registry.example:5000"));
        assertThat(kept.readContainers().retention()).isEqualTo(new Retention(50, 30));

        robot.interact(() -> session.apply(new ElementEdit.Relabel("b", "By itself")));
        await(() -> onDisk().contains("By itself"));
        await(() -> !session.dirtyProperty().get());
    }

    @Test
    void theChosenLanguageIsKept(FxRobot robot) throws Exception {
        opened(robot);
        robot.interact(() -> designer.choose(Settings.DEFAULT.with(Language.CHINESE)));

        assertThat(robot.lookup("文件").tryQuery()).isPresent();
        var kept = new SettingsFile(folder.resolve("settings.json"));
        await(() -> kept.read().language() == Language.CHINESE);
    }
}
