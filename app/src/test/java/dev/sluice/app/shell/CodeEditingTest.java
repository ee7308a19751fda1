package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.fx.Language;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Selection;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;

import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// What a user does in the code editor.
@ExtendWith(OnScreen.class)
class CodeEditingTest {
    private static final String SOURCE =
            "def handler(event, context):\n    a = 1\n    b = 2\n    return a + b\n";
    private static final int LINES = 10_000;

    @TempDir Path folder;
    private ShownFlow flow;
    private Path source;

    @Start
    void start(Stage shown) throws IOException {
        source = Files.createDirectories(folder.resolve("functions/validate")).resolve("index.py");
        Files.writeString(source, SOURCE);
        flow = ShownFlow.in(shown, folder, new Settings(Language.ENGLISH, ThemeChoice.LIGHT));
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> flow.close(flow.window().stage()));
    }

    private CodeArea open(FxRobot robot) throws TimeoutException {
        robot.interact(
                () -> {
                    flow.session().select(Selection.ofElement("validate"));
                    TabPane tabs = robot.lookup("#inspector-tabs").queryAs(TabPane.class);
                    tabs.getTabs().stream()
                            .filter(t -> "inspector-code".equals(t.getId()))
                            .forEach(t -> tabs.getSelectionModel().select(t));
                });
        await(() -> robot.lookup("#code").tryQuery().isPresent());
        CodeArea area = robot.lookup("#code").queryAs(CodeArea.class);
        await(() -> area.getLength() > 0);
        robot.interact(
                () -> {
                    area.requestFocus();
                    area.moveTo(0);
                });
        return area;
    }

    private static void compose(FxRobot robot, Node area, String composed, String committed) {
        List<InputMethodTextRun> runs =
                composed.isEmpty()
                        ? List.of()
                        : List.of(
                                new InputMethodTextRun(
                                        composed, InputMethodHighlight.UNSELECTED_RAW));
        robot.interact(
                () ->
                        Event.fireEvent(
                                area,
                                new InputMethodEvent(
                                        InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                                        runs,
                                        committed,
                                        composed.length())));
    }

    @Test
    void whatIsComposedShowsAtTheCaretAndIsTypedOnceWhenItIsChosen(FxRobot robot)
            throws TimeoutException {
        CodeArea area = open(robot);
        robot.interact(() -> area.moveTo(1, 4));
        robot.write("x");

        compose(robot, area, "ni", "");
        compose(robot, area, "ni'hao", "");

        Labeled composed = robot.lookup("#composed").queryLabeled();
        assertThat(composed.isVisible()).isTrue();
        assertThat(composed.getText()).isEqualTo("ni'hao");
        Bounds caret = area.getCaretBounds().orElseThrow();
        Point2D shown = composed.localToScreen(0, 0);
        assertThat(shown.distance(caret.getMinX(), caret.getMinY())).isLessThan(3);
        assertThat(area.getText()).doesNotContain("ni");

        compose(robot, area, "", "你好");

        assertThat(composed.isVisible()).isFalse();
        assertThat(area.getText(1)).isEqualTo("    x你好a = 1");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(area.getText(1)).isEqualTo("    xa = 1");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(area.getText(1)).isEqualTo("    x你好a = 1");
    }

    @Test
    void candidatesAreOfferedBelowTheCaret(FxRobot robot) throws TimeoutException {
        CodeArea area = open(robot);
        robot.interact(() -> area.moveTo(2, 5));

        robot.interact(
                () -> {
                    Bounds caret = area.getCaretBounds().orElseThrow();
                    Point2D place = area.getInputMethodRequests().getTextLocation(0);
                    assertThat(place.getX()).isEqualTo(caret.getMinX());
                    assertThat(place.getY()).isEqualTo(caret.getMaxY());
                });
    }

    @Test
    void whatIsComposedTakesThePlaceOfWhatIsChosen(FxRobot robot) throws TimeoutException {
        CodeArea area = open(robot);
        robot.interact(() -> area.selectRange(1, 4, 1, 5));

        compose(robot, area, "he", "");
        compose(robot, area, "", "和");

        assertThat(area.getText(1)).isEqualTo("    和 = 1");
    }

    @Test
    void linesBecomeCommentsAndBack(FxRobot robot) throws TimeoutException {
        CodeArea area = open(robot);
        robot.interact(() -> area.selectRange(1, 0, 2, 5));

        robot.push(KeyCode.CONTROL, KeyCode.SLASH);
        assertThat(area.getText()).contains("\n    # a = 1\n    # b = 2\n    return");

        robot.push(KeyCode.CONTROL, KeyCode.SLASH);
        assertThat(area.getText()).isEqualTo(SOURCE);
    }

    @Test
    void linesMoveInAndOutTogether(FxRobot robot) throws TimeoutException {
        CodeArea area = open(robot);
        robot.interact(() -> area.selectRange(1, 0, 2, 5));

        robot.push(KeyCode.TAB);
        assertThat(area.getText()).contains("\n        a = 1\n        b = 2\n    return");
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(area.getText()).isEqualTo(SOURCE);
    }

    @Test
    void aNewLineBeginsWhereTheLastOneBeganAndDeeperBehindAColon(FxRobot robot)
            throws TimeoutException {
        CodeArea area = open(robot);
        robot.interact(() -> area.moveTo(0, area.getParagraphLength(0)));

        robot.push(KeyCode.ENTER).write("c = 3").push(KeyCode.ENTER).write("d = 4");

        assertThat(area.getText()).contains(":\n    c = 3\n    d = 4\n    a = 1");
    }

    @Test
    void aLineIsGoneToByItsNumber(FxRobot robot) throws TimeoutException {
        CodeArea area = open(robot);

        robot.push(KeyCode.CONTROL, KeyCode.G).write("3").push(KeyCode.ENTER);

        assertThat(area.getCurrentParagraph()).isEqualTo(2);
        assertThat(area.isFocused()).isTrue();
    }

    @Test
    void escapeLeavesTheEditorSinceTheTabKeyIndents(FxRobot robot) throws TimeoutException {
        open(robot);

        robot.push(KeyCode.ESCAPE);

        assertThat(robot.lookup("#code-file").query().isFocused()).isTrue();
    }

    @Test
    void aTextIsReplacedInOnePlaceAndInAllAsOneStep(FxRobot robot) throws TimeoutException {
        CodeArea area = open(robot);

        robot.push(KeyCode.CONTROL, KeyCode.H).write("return");
        robot.clickOn("#replace").write("yield").push(KeyCode.ENTER);
        assertThat(area.getText()).isEqualTo(SOURCE.replace("return", "yield"));

        robot.clickOn("#find").push(KeyCode.CONTROL, KeyCode.A).write("a = ");
        robot.clickOn("#replace").push(KeyCode.CONTROL, KeyCode.A).write("n = ");
        robot.clickOn("#replace-all");
        assertThat(area.getText()).contains("    n = 1");
        robot.push(KeyCode.ESCAPE);
        robot.interact(area::requestFocus);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(area.getText()).contains("    a = 1");
    }

    @Test
    void aSearchSaysWhichPlaceIsChosenAndGoesOnByButtons(FxRobot robot) throws TimeoutException {
        CodeArea area = open(robot);
        int first = SOURCE.indexOf(" = ");

        robot.push(KeyCode.CONTROL, KeyCode.F).write(" = ");
        Labeled place = robot.lookup("#find-place").queryLabeled();
        await(() -> place.getText().equals("1 / 2"));
        assertThat(area.getSelection().getStart()).isEqualTo(first);

        robot.clickOn("#code-find-next");
        assertThat(place.getText()).isEqualTo("2 / 2");
        assertThat(area.getSelection().getStart()).isEqualTo(SOURCE.indexOf(" = ", first + 1));

        robot.clickOn("#code-find-before");
        assertThat(place.getText()).isEqualTo("1 / 2");

        robot.clickOn("#find").push(KeyCode.CONTROL, KeyCode.A).write("nowhere");
        await(() -> place.getText().equals("nothing found"));
    }

    @Test
    void theBracketThatBelongsToTheOneAtTheCaretIsMarked(FxRobot robot) throws TimeoutException {
        CodeArea area = open(robot);
        robot.interact(() -> area.moveTo(SOURCE.indexOf('(')));
        WaitForAsyncUtils.waitForFxEvents();

        await(() -> area.getStyleOfChar(SOURCE.indexOf(')')).contains("code-bracket"));
        await(() -> area.getStyleOfChar(0).contains("code-keyword"));
    }

    @Test
    void aFileThatAnotherProgramHasWrittenIsNotWrittenOverWithoutAWord(FxRobot robot)
            throws Exception {
        CodeArea area = open(robot);
        robot.write("# mine\n");
        Files.writeString(source, "theirs\n");

        robot.clickOn("#code-save");
        await(() -> robot.lookup("#code-conflict").query().isVisible());
        assertThat(Files.readString(source)).isEqualTo("theirs\n");

        robot.clickOn("#code-keep-mine");
        await(() -> Files.readString(source).startsWith("# mine"));
        assertThat(robot.lookup("#code-conflict").query().isVisible()).isFalse();

        robot.interact(area::requestFocus);
        robot.write("# more\n");
        Files.writeString(source, "theirs again\n");
        robot.clickOn("#code-save");
        await(() -> robot.lookup("#code-conflict").query().isVisible());
        robot.clickOn("#code-take-theirs");
        await(() -> area.getText().equals("theirs again\n"));
    }

    @Test
    void aFileThatIsReadOnlyStaysAsItIsAndTheUserIsTold(FxRobot robot) throws Exception {
        CodeArea area = open(robot);
        robot.write("# mine\n");
        Files.setPosixFilePermissions(source, PosixFilePermissions.fromString("r--r--r--"));

        robot.clickOn("#code-save");

        await(
                () ->
                        robot.lookup(".code-tab .field-mistake")
                                .queryAs(Labeled.class)
                                .getText()
                                .startsWith("This file is read-only."));
        assertThat(Files.readString(source)).isEqualTo(SOURCE);
        assertThat(area.getText()).startsWith("# mine");
    }

    @Test
    void onlyLinesNearThoseInSightAreColouredWhileALongFileIsTypedInto(FxRobot robot)
            throws Exception {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("long.py", "def f(a): return {'x': [1, 2]}  # note");
        lines.put("long.js", "const f = (a) => ({ x: [1, 2] }); // note");
        lines.put("Long.java", "int f(int a) { return a + 1; } // note");
        lines.put("long.go", "func f(a int) int { return a + 1 } // note");
        lines.put("long.json", "  \"key\": { \"x\": [1, 2] },");
        for (Map.Entry<String, String> line : lines.entrySet()) {
            Files.writeString(
                    source.resolveSibling(line.getKey()), (line.getValue() + "\n").repeat(LINES));
        }
        CodeArea area = open(robot);
        for (String name : lines.keySet()) {
            robot.interact(() -> flow.models().code.open(source.resolveSibling(name)));
            await(
                    () ->
                            area.getParagraphs().size() > LINES
                                    && area.getParagraph(0).getText().equals(lines.get(name)));
            robot.interact(
                    () -> {
                        area.moveTo(LINES / 2, 0);
                        area.requestFollowCaret();
                    });
            await(() -> isColoured(area, LINES / 2));

            assertThat(changed(robot, area)).as(name).isPositive().isLessThan(area.getLength());
        }
    }

    /// How many characters get another text or colour for a few keys, until the line that is typed
    /// into has its colours.
    private static long changed(FxRobot robot, CodeArea area) throws TimeoutException {
        var count = new AtomicLong();
        var counting =
                area.richChanges()
                        .subscribe(change -> count.addAndGet(change.getInserted().length()));
        robot.write("xyz ");
        await(() -> isColoured(area, area.getCurrentParagraph()));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(counting::unsubscribe);
        return count.get();
    }

    private static boolean isColoured(CodeArea area, int line) {
        return area.getStyleSpans(line).stream().anyMatch(span -> !span.getStyle().isEmpty());
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WindowState.await(condition);
    }
}
