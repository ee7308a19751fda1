package dev.sluice.app.shell;

import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.WireEdit;
import dev.sluice.app.session.RunView.Status;
import dev.sluice.app.session.Selection;
import dev.sluice.engine.Engine;
import dev.sluice.engine.model.Layout.Note;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Takes pictures of states that come and go: problems with their remedies, a run that waits, what
/// is empty, what is found, folded or too large for the window.
public final class StatePictures extends PhotographedDesigner {
    private StatePictures(Path folder, Engine engine, String look) throws Exception {
        super(folder, engine, look);
    }

    public static void main(String[] args) throws Exception {
        inEachLook(
                args,
                (folder, engine, look) -> {
                    var shown = new StatePictures(folder, engine, look);
                    shown.empty();
                    shown.openSample("photo-intake");
                    shown.canvas();
                    shown.problems();
                    shown.runs();
                    shown.files();
                    shown.close();
                });
    }

    private void empty() throws Exception {
        act(designer::newFlow);
        await("empty flow", () -> find("#run") != null);
        for (String panel : List.of("logs", "timeline", "events", "problems", "costs", "runs")) {
            act(() -> bringUp("#dock", "tab-" + panel));
            take("empty-" + panel);
        }
        act(() -> bringUp("#left", "tab-outline"));
        take("empty-outline");
        act(() -> bringUp("#left", "tab-palette"));
    }

    private void canvas() throws Exception {
        act(() -> bringUp("#dock", "tab-logs"));
        fire("action.find");
        await("find bar", () -> find(".find-bar .text-field") != null);
        act(() -> ((TextInputControl) find(".find-bar .text-field")).setText("photo"));
        take("find");
        act(() -> key(find(".find-bar .text-field"), KeyCode.ESCAPE));
        for (int i = 0; i < 4; i++) {
            fire("action.zoom-in");
        }
        take("minimap");
        fire("action.fit");
        act(() -> designer.session().apply(new ElementEdit.Relabel("report", longLabel())));
        act(
                () ->
                        List.of("blue", "green", "red", "gray")
                                .forEach(color -> note(color, longLabel())));
        act(() -> designer.session().select(Selection.ofNote("blue")));
        over("note-menu", () -> key(find("#canvas"), KeyCode.CONTEXT_MENU));
        for (int i = 0; i < 5; i++) {
            fire("action.undo");
        }
        act(
                () ->
                        designer.session()
                                .select(
                                        Selection.ofElements(
                                                Set.of("thumbnail", "metadata", "reject"))));
        over("several-menu", () -> key(find("#canvas"), KeyCode.CONTEXT_MENU));
        over("arrange", () -> ((MenuBar) find("#menu")).getMenus().get(2).show());
        act(() -> designer.session().select(Selection.ofElements(Set.of("thumbnail", "metadata"))));
        fire("action.wrap");
        fire("action.fit");
        take("box");
        fire("action.fold");
        fire("action.fit");
        take("box-folded");
        fire("action.undo");
        fire("action.undo");
        fire("action.fit");
    }

    private void note(String color, String text) {
        int row = List.of("blue", "green", "red", "gray").indexOf(color);
        designer.session()
                .apply(
                        new LayoutEdit.PutNote(
                                new Note(color, 120.0 + 240 * row, -120, 220, 90, text, color)));
    }

    private static String longLabel() {
        return "A report of all that became of the photo, with a name that goes on";
    }

    private void problems() throws Exception {
        act(
                () -> {
                    var session = designer.session();
                    session.apply(
                            new ElementEdit.DeleteElements(Set.of("both"), Set.of(), Set.of()));
                    session.apply(new WireEdit.Connect(new Outlet.Next("thumbnail"), "report"));
                    session.apply(new WireEdit.Connect(new Outlet.Next("metadata"), "report"));
                    bringUp("#dock", "tab-problems");
                });
        await("badge", () -> badge() != null);
        take("problems");
        click(badge());
        await("card", () -> !others().isEmpty());
        take("problem-card");
        act(() -> others().reversed().forEach(Window::hide));
        act(() -> designer.session().select(Selection.ofElement("report")));
        take("problem-inspector");
        for (int i = 0; i < 3; i++) {
            fire("action.undo");
        }
    }

    private Node badge() {
        return stage.getScene().getRoot().lookupAll(".problem-badge").stream()
                .filter(Node::isVisible)
                .findFirst()
                .orElse(null);
    }

    private static void click(Node node) throws Exception {
        act(
                () -> {
                    Bounds at = node.localToScreen(node.getBoundsInLocal());
                    var robot = new Robot();
                    robot.mouseMove(at.getCenterX(), at.getCenterY());
                    robot.mouseClick(MouseButton.PRIMARY);
                });
    }

    private void runs() throws Exception {
        act(() -> designer.session().select(Selection.ofElement("validate")));
        act(() -> choose("photo"));
        fire("action.break");
        act(() -> fire(find("#run")));
        await("pause", () -> is("validate", Status.PAUSED));
        act(() -> bringUp("#dock", "tab-timeline"));
        take("paused");
        act(() -> bringUp("#inspector-tabs", "inspector-last"));
        take("paused-inspector");
        fire("action.go-on");
        fire("action.break");
        await("end", () -> designer.session().runProperty().get().outcome() != null);
        settle();
        act(() -> bringUp("#dock", "tab-events"));
        take("events");
        act(() -> bringUp("#inspector-tabs", "inspector-last"));
        await("long value", () -> find(".json-open") != null);
        over("whole", () -> ((Button) find(".json-open")).fire());
        act(() -> bringUp("#inspector-tabs", "inspector-data"));
        TextInputControl field = onWindow(this::expression);
        act(
                () -> {
                    field.requestFocus();
                    field.setText("{% $states.input. %}");
                    field.positionCaret("{% $states.input.".length());
                });
        await("silence", () -> others().isEmpty());
        over("completions", () -> controlSpace(field));
        act(() -> field.setText(""));
    }

    private TextInputControl expression() {
        var tabs = (TabPane) find("#inspector-tabs");
        return (TextInputControl)
                tabs.getSelectionModel().getSelectedItem().getContent().lookup(".code-field");
    }

    private static void controlSpace(Node at) {
        Event.fireEvent(
                at,
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.SPACE, false, true, false, false));
    }

    private boolean is(String step, Status status) {
        var run = designer.session().runProperty().get();
        return run != null
                && run.steps().containsKey(step)
                && run.steps().get(step).status() == status;
    }

    private void files() throws Exception {
        fire("action.save");
        settle();
        Platform.runLater(item("action.export")::fire);
        await("export", () -> !others().isEmpty());
        act(() -> others().forEach(w -> fire(w.getScene().lookup("#export-go"))));
        await(
                "report",
                () ->
                        others().stream()
                                .anyMatch(w -> w.getScene().lookup("#export-report") != null));
        take("exported");
        act(() -> others().forEach(Window::hide));
        Path file = state.resolve("home/photo-intake/flow.json");
        act(
                () ->
                        designer.session()
                                .apply(new ElementEdit.Relabel("validate", "Look at the photo")));
        Files.writeString(file, Files.readString(file).replace("256", "384"));
        over("changed-on-disk", item("action.save")::fire);
        settle();
        take("changed-remark");
    }
}
