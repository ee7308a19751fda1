package dev.sluice.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.run.Run;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.concurrent.TimeUnit;

@ExtendWith(OnScreen.class)
class NoticesTest {
    private final Bulletin bulletin = new Bulletin(Runnable::run);
    private Subscription following = Subscription.EMPTY;

    @Start
    void start(Stage stage) {
        var pane = new StackPane();
        stage.setScene(new Scene(pane, 800, 600));
        // one stage serves all tests: where another left it, a notice may lie beyond the screen
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(800);
        stage.setHeight(600);
        stage.show();
        following = Notices.follow(bulletin, pane, Messages.in(Language.ENGLISH), new Icons());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(
                () -> {
                    following.unsubscribe();
                    List.copyOf(Window.getWindows()).forEach(Window::hide);
                });
    }

    private static Label detail(FxRobot robot) throws Exception {
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> robot.lookup(".notification-bar .notice-detail").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".notification-bar .notice-detail").query();
    }

    @Test
    void breakLongTextsIntoLinesInsideTheWindow(FxRobot robot) throws Exception {
        String message = "Function resize could not be loaded: " + "word ".repeat(60) + "end";
        var failure =
                new Failure("Runtime.ImportModuleError", "{\"errorMessage\":\"" + message + "\"}");

        robot.interact(() -> bulletin.put(Notice.of(new Run.Result.Failed(failure))));
        Label detail = detail(robot);

        assertThat(detail.getText()).isEqualTo(message);
        double line = new Label("x").getFont().getSize();
        double[] size =
                WaitForAsyncUtils.asyncFx(
                                () -> {
                                    detail.getScene().getRoot().layout();
                                    return new double[] {
                                        detail.getWidth(), detail.prefHeight(detail.getWidth())
                                    };
                                })
                        .get(50, TimeUnit.SECONDS);
        assertThat(size[0]).isBetween(200.0, 500.0);
        assertThat(size[1]).isGreaterThan(3 * line);
        double high =
                WaitForAsyncUtils.asyncFx(() -> detail.getParent().prefHeight(-1))
                        .get(50, TimeUnit.SECONDS);
        assertThat(high).isGreaterThan(size[1]);
    }

    @Test
    void keepOnlyTheBeginningOfAVeryLongText(FxRobot robot) throws Exception {
        robot.interact(() -> bulletin.put(Notice.bad("runs.no-trigger", "x ".repeat(5_000))));

        assertThat(detail(robot).getText()).hasSize(601).endsWith("…");
    }
}
