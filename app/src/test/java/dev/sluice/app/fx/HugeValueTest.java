package dev.sluice.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

/// Values of several megabytes in the tree and in the window that shows them whole.
@ExtendWith(ApplicationExtension.class)
class HugeValueTest {
    private static final int LONG = 5_000_000;
    private static final long LIMIT = StallWatch.LIMIT.toMillis();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

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

    /// Ten megabytes: a hundred thousand records of a hundred characters.
    private static Map<String, Object> large() {
        List<Object> records = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            records.add(Map.of("id", i, "name", "x".repeat(80)));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("records", records);
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            members.put("member" + i, i);
        }
        all.put("members", members);
        return all;
    }

    /// How long the window's thread works until all that follows from it is laid out. Its processor
    /// time, so that what else keeps the host does not count.
    private static long millis(FxRobot robot, Runnable work) {
        long[] at = new long[2];
        robot.interact(
                () -> {
                    at[0] = THREADS.getCurrentThreadCpuTime();
                    work.run();
                });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> at[1] = THREADS.getCurrentThreadCpuTime());
        return TimeUnit.NANOSECONDS.toMillis(at[1] - at[0]);
    }

    private void warm(FxRobot robot) {
        for (int i = 0; i < 3; i++) {
            robot.interact(() -> tree.show(Map.of("a", List.of(1, 2), "b", "x".repeat(9_000))));
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    @Test
    void tenMegabytesDoNotHoldTheWindowUp(FxRobot robot) {
        Map<String, Object> value = large();
        warm(robot);

        Map<String, Long> took = new LinkedHashMap<>();
        took.put("show", millis(robot, () -> tree.show(value)));
        took.put("open list", millis(robot, () -> child(0).setExpanded(true)));
        took.put("open object", millis(robot, () -> child(1).setExpanded(true)));
        took.put("scroll", millis(robot, () -> tree.scrollTo(15_000)));

        assertThat(took.values()).as(took.toString()).allMatch(t -> t < LIMIT);
    }

    private TreeItem<JsonTree.Element> child(int index) {
        return tree.getRoot().getChildren().get(index);
    }

    @Test
    void aTextOfFiveMegabytesIsCutAndOpensWhole(FxRobot robot) throws TimeoutException {
        String text = "abcdefghi\n".repeat(LONG / 20) + "0123456789".repeat(LONG / 20);
        warm(robot);

        assertThat(millis(robot, () -> tree.show(Map.of("text", text)))).isLessThan(LIMIT);
        robot.clickOn(".json-open");
        ListView<?> lines = robot.lookup("#whole-value").queryAs(ListView.class);
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> lines.getItems().size() > LONG / 20);

        assertThat(lines.getItems()).hasSize(LONG / 20 + (LONG / 2 + 119) / 120);
        int last = lines.getItems().size() - 1;
        long[] took = new long[5];
        for (int i = 0; i < took.length; i++) {
            int to = last / 4 * i;
            took[i] = millis(robot, () -> lines.scrollTo(to));
        }
        assertThat(LongStream.of(took).sorted().toArray()[2]).isLessThan(LIMIT);
        robot.interact(() -> lines.scrollTo(last));
        WaitForAsyncUtils.waitForFxEvents();
        ScrollBar bar = robot.from(lines).lookup(".scroll-bar:vertical").queryAs(ScrollBar.class);
        assertThat(bar.getValue()).isGreaterThan(0.999);
        assertThat(robot.lookup("#whole-told").queryLabeled().getText())
                .isEqualTo("5,000,000 characters");
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#whole").tryQuery()).isEmpty();
    }

    @Test
    void copyingTenMegabytesWorksBesideTheWindowsThread(FxRobot robot) throws TimeoutException {
        warm(robot);
        robot.interact(() -> tree.show(large()));
        assertThat(millis(robot, tree::copy)).isLessThan(LIMIT);

        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> copied(robot).length() > LONG);
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
