package dev.sluice.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.RunScript;
import dev.sluice.app.Samples;
import dev.sluice.app.WindowState;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.screen.Frames;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunRecord;
import dev.sluice.app.session.Session;
import dev.sluice.engine.log.LogLine;

import javafx.geometry.Bounds;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// What a user does with the lines that functions print, by mouse and keys.
@ExtendWith(OnScreen.class)
class LogsJourneyTest {
    private final RunFeed feed = new RunFeed();
    private final RunRecord run = new RunRecord("r1");
    @TempDir Path folder;
    private @Nullable Path chosen;
    private Stage stage;

    @Start
    void start(Stage other) {
        stage = new Stage();
        var session = new Session(Samples.photoIntake(), null, _ -> List.of(), Runnable::run);
        var view =
                new LogsView(
                        new LogsModel(session, feed),
                        Messages.in(Language.ENGLISH),
                        new Icons(),
                        (_, _, _) -> chosen);
        feed.show(run);
        stage.setScene(new Scene(view, 900, 300));
        stage.setX(50); // the headless screen fails at a list that opens beyond its edge
        stage.setY(100);
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

    private void print(String step, String text) {
        feed.log(run, RunScript.line(step, text));
    }

    private void printThree(FxRobot robot) throws TimeoutException {
        print("validate", "INFO checking photos/harbour.jpg");
        print("thumbnail", "WARNING large photo, scaling twice");
        print("metadata", "ERROR no GPS block");
        await(() -> lines(robot).size() == 3);
    }

    private static List<String> lines(FxRobot robot) {
        ListView<LogLine> list = robot.lookup("#log-lines").queryListView();
        return list.getItems().stream().map(LogLine::text).toList();
    }

    /// The lines that are in sight.
    private static List<String> seen(FxRobot robot) {
        return robot.lookup("#log-lines .list-cell").queryAllAs(ListCell.class).stream()
                .filter(cell -> cell.isVisible() && !cell.isEmpty())
                .map(cell -> ((LogLine) cell.getItem()).text())
                .toList();
    }

    private static String status(FxRobot robot) {
        return robot.lookup("#log-status").queryLabeled().getText();
    }

    @Test
    void aStepIsChosen(FxRobot robot) throws Exception {
        printThree(robot);

        robot.clickOn("#log-step");
        await(() -> !offered(robot, "thumbnail").isEmpty());
        robot.clickOn(offered(robot, "thumbnail").getFirst());

        await(() -> lines(robot).equals(List.of("WARNING large photo, scaling twice")));
        await(() -> status(robot).equals("1 line"));
    }

    private List<Node> offered(FxRobot robot, String step) {
        return robot.lookup(".list-cell").queryAllAs(ListCell.class).stream()
                .filter(cell -> cell.getScene() != stage.getScene())
                .filter(cell -> step.equals(cell.getText()))
                .map(Node.class::cast)
                .toList();
    }

    @Test
    void aLevelIsChosenAndAFilterTyped(FxRobot robot) throws Exception {
        printThree(robot);

        robot.clickOn("#log-level").clickOn("Warnings and above");
        await(() -> lines(robot).size() == 2);
        robot.clickOn("#log-filter").write("gps");

        await(() -> lines(robot).equals(List.of("ERROR no GPS block")));
        robot.eraseText(3).clickOn("#log-level").clickOn("All levels");
        await(() -> lines(robot).size() == 3);
    }

    @Test
    void scrollingUpStaysWhereOneReadsAndTheButtonGoesToTheNewest(FxRobot robot) throws Exception {
        ToggleButton follow = printMany(robot);

        robot.interact(
                () -> {
                    // the headless wheel turns at a place of the screen, not of the window
                    stage.setX(0);
                    stage.setY(0);
                });
        robot.moveTo("#log-lines").scroll(12, VerticalDirection.UP);
        await(() -> !follow.isSelected());
        staysThoughMoreComes(robot);

        robot.clickOn("#log-follow");
        await(() -> seen(robot).contains("the newest"));
        robot.clickOn("#log-filter").write("line");
        await(() -> status(robot).equals("700 lines"));
        await(() -> seen(robot).contains("line 699"));
    }

    /// Prints more than the list has while it follows, and waits for the last.
    private ToggleButton printMany(FxRobot robot) throws TimeoutException {
        for (int i = 0; i < 700; i++) {
            print("validate", "line " + i);
        }
        await(() -> seen(robot).contains("line 699"));
        standStill(robot, "line 699");
        ToggleButton follow = robot.lookup("#log-follow").queryAs(ToggleButton.class);
        assertThat(follow.isSelected()).isTrue();
        return follow;
    }

    /// Waits until a line is where a click would find it: the list makes room for new ones first.
    private static void standStill(FxRobot robot, String line) {
        Bounds before = null;
        Bounds now = place(robot, line);
        for (int looks = 0; looks < 100 && !now.equals(before); looks++) {
            Frames.await();
            before = now;
            now = place(robot, line);
        }
    }

    private static Bounds place(FxRobot robot, String line) {
        return WaitForAsyncUtils.waitFor(
                WaitForAsyncUtils.asyncFx(
                        () -> {
                            Node cell = robot.lookup(line).query();
                            return cell.localToScreen(cell.getBoundsInLocal());
                        }));
    }

    private void staysThoughMoreComes(FxRobot robot) throws TimeoutException {
        print("validate", "the newest");
        await(() -> status(robot).equals("701 lines"));
        await(() -> !seen(robot).isEmpty() && !seen(robot).contains("the newest"));
    }

    @Test
    void theKeysThatGoUpStopFollowing(FxRobot robot) throws Exception {
        ToggleButton follow = printMany(robot);
        ListView<LogLine> list = robot.lookup("#log-lines").queryListView();
        robot.clickOn("#log-filter");
        for (int i = 0; i < 12 && !list.isFocused(); i++) {
            robot.push(KeyCode.TAB);
        }
        assertThat(list.isFocused()).isTrue();

        robot.push(KeyCode.END);
        assertThat(follow.isSelected()).isTrue();
        robot.push(KeyCode.PAGE_UP).push(KeyCode.PAGE_UP);
        await(() -> !follow.isSelected());
        await(() -> seen(robot).contains("line 685") && !seen(robot).contains("line 699"));
        staysThoughMoreComes(robot);

        robot.push(KeyCode.HOME);
        await(() -> seen(robot).contains("line 0"));
        assertThat(list.getSelectionModel().getSelectedItem().text()).isEqualTo("line 0");
    }

    @Test
    void anArrowUpStopsFollowingAtTheLineAbove(FxRobot robot) throws Exception {
        ToggleButton follow = printMany(robot);
        ListView<LogLine> list = robot.lookup("#log-lines").queryListView();
        robot.clickOn("line 699");
        await(() -> "line 699".equals(list.getSelectionModel().getSelectedItem().text()));

        robot.push(KeyCode.UP);

        await(() -> !follow.isSelected());
        await(() -> "line 698".equals(list.getSelectionModel().getSelectedItem().text()));
        await(() -> seen(robot).contains("line 699"));
    }

    @Test
    void theBarStopsFollowingUnlessItIsLetGoAtTheEnd(FxRobot robot) throws Exception {
        ToggleButton follow = printMany(robot);
        Node thumb =
                robot.lookup("#log-lines .scroll-bar:vertical .thumb")
                        .match(Node::isVisible)
                        .query();

        robot.clickOn(thumb);
        await(follow::isSelected);

        robot.drag(thumb).moveBy(0, -60).drop();
        await(() -> !follow.isSelected());
        await(() -> !seen(robot).contains("line 699"));
        staysThoughMoreComes(robot);
    }

    @Test
    void coloursAreThoseOfATerminal(FxRobot robot) throws Exception {
        print("validate", "\u001b[32mok\u001b[0m 4000 x \u001b[1;31m3000\u001b[0m");

        await(() -> robot.lookup(".log-piece").queryAll().size() == 3);

        await(() -> pieces(robot, ".log-piece").equals(Set.of("ok", " 4000 x ", "3000")));
        await(() -> pieces(robot, ".ansi-2").equals(Set.of("ok")));
        await(() -> pieces(robot, ".ansi-1.ansi-bold").equals(Set.of("3000")));
    }

    private static Set<String> pieces(FxRobot robot, String style) {
        return robot.lookup(style).queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .collect(Collectors.toSet());
    }

    @Test
    void whatIsShownIsSavedWithoutColours(FxRobot robot) throws Exception {
        printThree(robot);
        print("validate", "\u001b[32mok\u001b[0m 你好");
        robot.clickOn("#log-filter").write("o");
        await(() -> lines(robot).size() == 4);
        chosen = folder.resolve("log.txt");

        robot.clickOn("#log-save");

        await(() -> status(robot).equals("Saved to " + chosen));
        assertThat(chosen)
                .content()
                .contains("  metadata  ERROR no GPS block\n")
                .endsWith("  validate  ok 你好\n");
        print("validate", "more");
        await(() -> status(robot).equals("5 lines"));
    }

    @Test
    void whatIsShownIsCopiedOrOnlyTheLinesThatAreSelected(FxRobot robot) throws Exception {
        printThree(robot);

        robot.clickOn("#log-copy");

        await(() -> status(robot).equals("3 lines copied"));
        assertThat(copied(robot)).contains("  thumbnail  WARNING large photo, scaling twice\n");

        robot.clickOn("ERROR no GPS block").push(KeyCode.SHORTCUT, KeyCode.C);

        await(() -> status(robot).equals("1 line copied"));
        assertThat(copied(robot)).endsWith("  metadata  ERROR no GPS block\n").hasLineCount(1);
    }

    @Test
    void withoutALineWhatWasCopiedBeforeStays(FxRobot robot) throws Exception {
        robot.interact(
                () ->
                        Clipboard.getSystemClipboard()
                                .setContent(Map.of(DataFormat.PLAIN_TEXT, "before")));

        robot.clickOn("#log-copy");

        await(() -> status(robot).equals("Nothing to copy"));
        assertThat(copied(robot)).isEqualTo("before");
    }

    private static String copied(FxRobot robot) {
        var text = new AtomicReference<>("");
        robot.interact(() -> text.set(Clipboard.getSystemClipboard().getString()));
        return text.get();
    }

    @Test
    void whatCannotBeSavedIsTold(FxRobot robot) throws Exception {
        printThree(robot);
        chosen = folder.resolve("missing/log.txt");

        robot.clickOn("#log-save");

        await(() -> status(robot).startsWith("Could not write " + chosen));
    }

    @Test
    void linesAreCleared(FxRobot robot) throws Exception {
        printThree(robot);

        robot.clickOn("#log-clear");

        await(() -> lines(robot).isEmpty() && status(robot).isEmpty());
        print("validate", "after");
        await(() -> lines(robot).equals(List.of("after")));
    }

    /// Asks on the window's thread, where nothing changes meanwhile.
    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WindowState.await(condition);
    }
}
