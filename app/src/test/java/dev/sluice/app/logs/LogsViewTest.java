package dev.sluice.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.RunScript;
import dev.sluice.app.Samples;
import dev.sluice.app.WindowState;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunRecord;
import dev.sluice.app.session.Session;

import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

@ExtendWith(OnScreen.class)
class LogsViewTest {
    private final RunFeed feed = new RunFeed();
    private final RunRecord run = new RunRecord("r1");
    private Stage stage;

    @Start
    void start(Stage window) {
        stage = window;
        var session = new Session(Samples.photoIntake(), null, _ -> List.of(), Runnable::run);
        var model = new LogsModel(session, feed, 1_000);
        feed.show(run);
        stage.setScene(
                new Scene(
                        new LogsView(model, Messages.in(Language.ENGLISH), new Icons()), 700, 233));
        stage.show();
    }

    /// Asks on the window's thread, where nothing changes meanwhile.
    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WindowState.await(condition);
    }

    private static ListView<?> list(FxRobot robot) {
        return robot.lookup("#log-lines").queryListView();
    }

    /// How high the bar below the lines is; 0: there is none.
    private static double below(FxRobot robot) {
        return robot.lookup("#log-lines .scroll-bar").<Node>queryAll().stream()
                .filter(
                        bar ->
                                bar instanceof ScrollBar b
                                        && b.getOrientation() == Orientation.HORIZONTAL
                                        && b.isVisible())
                .mapToDouble(bar -> bar.getLayoutBounds().getHeight())
                .sum();
    }

    /// Whether there is room for some lines and the bar, and nothing else.
    private static boolean fits(FxRobot robot) {
        Insets around = list(robot).getInsets();
        double room = list(robot).getHeight() - around.getTop() - around.getBottom() - below(robot);
        return room > 0 && Math.abs(room / LogList.ROW - Math.rint(room / LogList.ROW)) < 1e-6;
    }

    @Test
    void everyLineThatIsSeenIsSeenWhole(FxRobot robot) throws TimeoutException {
        robot.interact(() -> print(40, "accepted"));

        await(() -> fits(robot));
        for (int height : new int[] {234, 245, 301}) {
            robot.interact(() -> stage.setHeight(height));
            await(() -> fits(robot));
        }
    }

    @Test
    void aBarBelowLongLinesTakesNoneOfThem(FxRobot robot) throws TimeoutException {
        robot.interact(() -> print(40, "a line ".repeat(60)));

        await(() -> below(robot) > 0 && fits(robot));
    }

    @Test
    void asManyLinesAreSeenAsThereAreOrFit(FxRobot robot) throws TimeoutException {
        robot.interact(() -> print(1, "accepted"));
        await(() -> fits(robot));
        long room = Math.round(list(robot).getHeight() / LogList.ROW);
        for (int lines = 2; lines <= room + 3; lines++) {
            long seen = Math.min(lines, room);
            robot.interact(() -> print(1, "accepted"));

            await(() -> seen(robot) == seen);
            WaitForAsyncUtils.waitForFxEvents(30);
            assertThat(seen(robot)).as("of %d lines", lines).isEqualTo(seen);
        }
    }

    /// How many lines are inside the list's bounds.
    private static long seen(FxRobot robot) {
        Bounds list = list(robot).localToScene(list(robot).getLayoutBounds());
        return robot.lookup(".log-mark").<Label>queryAll().stream()
                .map(mark -> mark.localToScene(mark.getBoundsInLocal()))
                .filter(list::contains)
                .count();
    }

    @Test
    void everyLineTellsItsLevel(FxRobot robot) throws TimeoutException {
        robot.interact(
                () -> {
                    print(1, "WARN nearly full");
                    print(1, "ERROR full");
                    print(1, "accepted");
                });

        await(() -> marks(robot).equals(List.of("WARN", "ERROR", "INFO")));
    }

    private static List<String> marks(FxRobot robot) {
        return robot.lookup(".log-mark").<Label>queryAll().stream()
                .sorted(
                        Comparator.comparingDouble(
                                mark -> {
                                    Bounds at = mark.localToScene(mark.getBoundsInLocal());
                                    return at.getMinY();
                                }))
                .map(Label::getText)
                .toList();
    }

    private void print(int times, String text) {
        for (int i = 0; i < times; i++) {
            feed.log(run, RunScript.line("validate", text));
        }
    }
}
