package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;

import dev.sluice.app.Samples;
import dev.sluice.app.WindowState;
import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.StallLog;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.shell.window.MainWindow;
import dev.sluice.app.shell.window.Panels;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.control.Labeled;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/// Files that are dragged out of another program onto the canvas.
@ExtendWith({OnScreen.class, StallLog.class})
class FileDragTest {
    @TempDir static Path disk;
    private MainWindow window;
    private Session session;
    private CanvasView canvas;

    @Start
    void start(Stage stage) throws IOException {
        Path flow = Files.createDirectories(Files.createTempDirectory(disk, "flow"));
        session =
                new Session(
                        Placement.complete(Samples.photoIntake()),
                        flow,
                        _ -> List.of(),
                        new FxThread());
        window = new MainWindow(stage, (_, _, _) -> Panels.none());
        var settings = new Settings(Language.ENGLISH, ThemeChoice.LIGHT);
        canvas = window.show(session, settings, new NoActions()).canvas();
        stage.setWidth(1000);
        stage.setHeight(900);
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(
                () -> {
                    window.forget(session);
                    window.stage().close();
                });
    }

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(Files.createTempDirectory(disk, "from").resolve(name), text);
    }

    private static Path handler(String name) throws IOException {
        return file(name, "def handler(event, context):\n    return event\n");
    }

    /// What another program's drag brings along.
    private static Dragboard files(List<Path> files) {
        List<File> all = files.stream().map(Path::toFile).toList();
        Object board =
                Proxy.newProxyInstance(
                        FileDragTest.class.getClassLoader(),
                        new Class<?>[] {TKClipboard.class},
                        (_, method, args) ->
                                switch (method.getName()) {
                                    case "getContentTypes" -> Set.of(DataFormat.FILES);
                                    case "hasContent" -> args[0] == DataFormat.FILES;
                                    case "getContent" -> args[0] == DataFormat.FILES ? all : null;
                                    case "getTransferModes" -> Set.of(TransferMode.COPY);
                                    default ->
                                            throw new IllegalStateException(
                                                    method + Arrays.toString(args));
                                });
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> DragboardHelper.createDragboard((TKClipboard) board));
    }

    private DragEvent fire(FxRobot robot, EventType<DragEvent> type, Dragboard board, Point at) {
        Point in = canvas.viewport().toWindow(at);
        Point2D on = canvas.localToScene(in.x(), in.y());
        var event =
                new DragEvent(
                        type,
                        board,
                        on.getX(),
                        on.getY(),
                        on.getX(),
                        on.getY(),
                        TransferMode.COPY,
                        null,
                        canvas,
                        null);
        robot.interact(() -> Event.fireEvent(canvas, event));
        return event;
    }

    private Point empty() {
        Rect all = Diagram.of(session.document()).bounds();
        return new Point(all.x() + 300, all.bottom() + 200);
    }

    private static Labeled refusal(FxRobot robot) {
        return robot.lookup(".refusal").queryLabeled();
    }

    private void await(java.util.concurrent.Callable<Boolean> until) throws TimeoutException {
        WindowState.await(until);
    }

    @Test
    void severalFilesBecomeFunctionsInOneEdit(FxRobot robot) throws Exception {
        Dragboard board = files(List.of(handler("shrink.py"), handler("crop.py")));

        DragEvent over = fire(robot, DragEvent.DRAG_OVER, board, empty());
        fire(robot, DragEvent.DRAG_DROPPED, board, empty());
        await(() -> session.document().ids().contains("crop"));

        assertThat(over.getAcceptedTransferMode()).isEqualTo(TransferMode.COPY);
        assertThat(session.document().ids()).contains("shrink", "crop");
        assertThat(session.document().flow().functions().get("crop").code())
                .isEqualTo("functions/crop");
        assertThat(session.document().place("crop").y())
                .isGreaterThan(session.document().place("shrink").y() + 60);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.document().ids()).doesNotContain("shrink", "crop");
    }

    @Test
    void aFileDroppedOnAWireIsPutBetween(FxRobot robot) throws Exception {
        var wire = new Wire(new Outlet.Next("by-hand"), 0, "validate");
        Point on = Diagram.of(session.document()).route(wire).curve().along(0.5);

        fire(robot, DragEvent.DRAG_DROPPED, files(List.of(handler("clean.py"))), on);
        await(() -> session.document().ids().contains("clean"));

        assertThat(session.document().trigger("by-hand").next()).containsExactly("clean");
        assertThat(session.document().step("clean").next()).containsExactly("validate");
    }

    @Test
    void aFileDroppedIntoABoxStandsInIt(FxRobot robot) throws Exception {
        Rect box = Diagram.of(session.document()).figure("archive").bounds();
        Point inside = new Point(box.right() - 30, box.bottom() - 12);

        fire(robot, DragEvent.DRAG_DROPPED, files(List.of(handler("pack.py"))), inside);
        await(() -> session.document().ids().contains("pack"));

        assertThat(session.document().boxOf("pack")).isEqualTo("archive");
    }

    @Test
    void whatIsNoFunctionIsRefusedWhileItIsHeld(FxRobot robot) throws Exception {
        Dragboard board = files(List.of(file("code.zip", "PK")));
        int before = session.document().ids().size();

        fire(robot, DragEvent.DRAG_OVER, board, empty());
        await(() -> refusal(robot).isVisible());
        DragEvent over = fire(robot, DragEvent.DRAG_OVER, board, empty());

        assertThat(refusal(robot).getText()).contains("code.zip").contains("Unpack");
        assertThat(over.isAccepted()).isFalse();
        DragEvent dropped = fire(robot, DragEvent.DRAG_DROPPED, board, empty());
        assertThat(dropped.isDropCompleted()).isFalse();
        assertThat(session.document().ids()).hasSize(before);
        await(() -> !refusal(robot).isVisible());
    }

    @Test
    void oneUsableFileAmongOthersMakesThemWelcome(FxRobot robot) throws Exception {
        Dragboard board = files(List.of(file("notes.txt", "words"), handler("good.py")));

        DragEvent over = fire(robot, DragEvent.DRAG_OVER, board, empty());
        fire(robot, DragEvent.DRAG_DROPPED, board, empty());
        await(() -> session.document().ids().contains("good"));

        assertThat(over.isAccepted()).isTrue();
        assertThat(robot.lookup(".remark").tryQuery()).isPresent();
    }
}
