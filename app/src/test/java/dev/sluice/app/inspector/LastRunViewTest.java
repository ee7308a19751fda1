package dev.sluice.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.RunScript;
import dev.sluice.app.Samples;
import dev.sluice.app.fx.ExternalEditor;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.JsonTree;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.inspector.code.CodeModel;
import dev.sluice.app.inspector.code.Drafts;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunRecord;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.engine.machine.Entry;

import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.util.List;

/// The tab that shows what a step took and gave, while a box works on many items.
@ExtendWith(OnScreen.class)
class LastRunViewTest {
    private static final int ITEMS = 300;

    private final Session session =
            new Session(Samples.photoIntake(), null, _ -> List.of(), Runnable::run);
    private final RunFeed feed = new RunFeed();
    private final RunRecord record = new RunRecord("r1");
    private Stage stage;

    @Start
    void start(Stage other) {
        stage = new Stage();
        var model = new LastRunModel(session, feed);
        session.select(Selection.ofElement("resize"));
        var waiting = new Pane();
        waiting.setVisible(false);
        waiting.setManaged(false);
        var code =
                new CodeModel(
                        session,
                        new CodeModel.Around(
                                Runnable::run,
                                Runnable::run,
                                new ExternalEditor(() -> "true"),
                                Drafts.none(),
                                Runnable::run));
        var view =
                new LastRunView(model, code, waiting, Messages.in(Language.ENGLISH), new Icons());
        feed.show(record);
        stage.setScene(new Scene(view, 320, 500));
        stage.setX(50);
        stage.setY(50);
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(
                () -> {
                    stage.close();
                    stage.setScene(null);
                });
    }

    private static List<Entry> items() {
        var script = new RunScript("r1").started("by-hand");
        for (int i = 0; i < ITEMS; i++) {
            script.came("archive[" + i + "]/resize", i);
            if (i > 0) {
                script.gave("archive[" + (i - 1) + "]/resize", "done " + (i - 1), null);
            }
        }
        return script.gave("archive[" + (ITEMS - 1) + "]/resize", "all done", null).entries();
    }

    /// Tells of the events one by one, as a slow run would.
    private void play(FxRobot robot, List<Entry> entries) {
        robot.interact(
                () ->
                        entries.forEach(
                                entry -> {
                                    record.add(entry);
                                    feed.grown();
                                }));
    }

    private static ComboBox<StepVisit> picker(FxRobot robot) {
        return robot.lookup("#last-visit").queryComboBox();
    }

    @Test
    void theLatestVisitIsFollowedToItsOutput(FxRobot robot) {
        play(robot, items());

        assertThat(picker(robot).getItems()).hasSize(ITEMS);
        assertThat(picker(robot).getValue()).isSameAs(picker(robot).getItems().getLast());
        JsonTree output = robot.lookup("#last-output").queryAs(JsonTree.class);
        assertThat(output.getRoot().getValue().value()).isEqualTo("all done");
    }

    @Test
    void aVisitThatTheUserChoseStays(FxRobot robot) {
        List<Entry> all = items();
        play(robot, all.subList(0, 20));
        robot.clickOn("#last-visit").push(KeyCode.HOME).push(KeyCode.ENTER);
        assertThat(picker(robot).getValue().path()).isEqualTo("archive[0]/resize");

        play(robot, all.subList(20, all.size()));

        assertThat(picker(robot).getItems()).hasSize(ITEMS);
        assertThat(picker(robot).getValue().path()).isEqualTo("archive[0]/resize");
        JsonTree output = robot.lookup("#last-output").queryAs(JsonTree.class);
        assertThat(output.getRoot().getValue().value()).isEqualTo("done 0");
    }
}
