package dev.sluice.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.screen.OnScreen;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TreeItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.AbstractList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Values of several megabytes in the tree and in the window that shows them whole.
@ExtendWith(OnScreen.class)
class HugeValueTest {
    private static final int LONG = 5_000_000;
    private static final int RECORDS = 100_000;

    private JsonTree tree;

    @Start
    void start(Stage stage) {
        tree = new JsonTree(Messages.in(Language.ENGLISH));
        stage.setScene(new Scene(tree, 400, 300));
        stage.getScene()
                .getStylesheets()
                .add(JsonTree.class.getResource("/dev/sluice/app/style/panels.css").toString());
        stage.show();
    }

    /// Ten megabytes: a hundred thousand records of a hundred characters, made as they are read.
    private final class Records extends AbstractList<Object> {
        private final AtomicInteger read = new AtomicInteger();
        private final AtomicBoolean heldUp = new AtomicBoolean();

        @Override
        public Object get(int index) {
            read.incrementAndGet();
            if (Platform.isFxApplicationThread() && read.get() > RECORDS / 10) {
                heldUp.set(true);
            }
            return Map.of("id", index, "name", "x".repeat(80));
        }

        @Override
        public int size() {
            return RECORDS;
        }
    }

    private final Records records = new Records();

    private TreeItem<JsonTree.Element> child(int index) {
        return tree.getRoot().getChildren().get(index);
    }

    @Test
    void readsOfTenMegabytesOnlyWhatIsOpened(FxRobot robot) {
        robot.interact(() -> tree.show(Map.of("records", records)));
        assertThat(records.read).hasValue(0);

        robot.interact(() -> child(0).setExpanded(true));
        robot.interact(() -> tree.scrollTo(90));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(records.read).hasValue(0);

        robot.interact(() -> child(0).getChildren().get(99).setExpanded(true));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(records.read.get()).isBetween(1, 2_000);
        assertThat(child(0).getChildren().get(99).getChildren().getLast().getValue().name())
                .isEqualTo("99999");
    }

    @Test
    void aTextOfFiveMegabytesIsCutAndOpensWhole(FxRobot robot) throws TimeoutException {
        String text = "abcdefghi\n".repeat(LONG / 20) + "0123456789".repeat(LONG / 20);
        robot.interact(() -> tree.show(Map.of("text", text)));
        assertThat(robot.lookup(".json-text").queryLabeled().getText()).hasSizeLessThan(500);

        robot.clickOn(".json-open");
        ListView<?> lines = robot.lookup("#whole-value").queryAs(ListView.class);
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> lines.getItems().size() > LONG / 20);

        assertThat(lines.getItems()).hasSize(LONG / 20 + (LONG / 2 + 119) / 120);
        robot.interact(() -> lines.scrollTo(lines.getItems().size() - 1));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.from(lines).lookup(".list-cell").queryAll()).hasSizeLessThan(200);
        ScrollBar bar = robot.from(lines).lookup(".scroll-bar:vertical").queryAs(ScrollBar.class);
        assertThat(bar.getValue()).isGreaterThan(0.999);
        assertThat(robot.lookup("#whole-told").queryLabeled().getText())
                .isEqualTo("5,000,000 characters");
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#whole").tryQuery()).isEmpty();
    }

    @Test
    void copyingTenMegabytesWorksBesideTheWindowsThread(FxRobot robot) throws TimeoutException {
        robot.interact(() -> tree.show(Map.of("records", records)));
        robot.interact(tree::copy);

        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> copied(robot).length() > LONG);
        assertThat(records.heldUp).isFalse();
    }

    private static String copied(FxRobot robot) {
        var found = new AtomicReference<>("");
        robot.interact(
                () -> {
                    String text = Clipboard.getSystemClipboard().getString();
                    found.set(text == null ? "" : text);
                });
        return found.get();
    }
}
