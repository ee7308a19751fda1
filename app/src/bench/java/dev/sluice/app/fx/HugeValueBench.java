package dev.sluice.app.fx;

import dev.sluice.app.bench.Figure;
import dev.sluice.app.bench.Stalls;
import dev.sluice.app.shell.window.Theme;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TreeItem;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// Shows ten megabytes of JSON as a tree, opens a list of 100,000 and an object of 20,000 in it,
/// and a text of five megabytes; before that, as the floor, a small value.
public final class HugeValueBench {
    private static final int RECORDS = 100_000;
    private static final int MEMBERS = 20_000;
    private static final int TEXT = 5_000_000;
    private static final int ROUNDS = 20;
    private static final double LIMIT_MILLIS = StallWatch.LIMIT.toMillis();

    private final JsonTree tree = new JsonTree(Messages.in(Language.ENGLISH));
    private final NextFrame frames = new NextFrame();
    private final CountDownLatch done;
    private double longest;

    private HugeValueBench(CountDownLatch done) {
        this.done = done;
    }

    public static void main(String[] args) throws InterruptedException {
        System.setProperty("javafx.animation.fullspeed", "true");
        var done = new CountDownLatch(1);
        Platform.startup(() -> new HugeValueBench(done).begin());
        done.await();
        Platform.exit();
    }

    private void begin() {
        Platform.setImplicitExit(false);
        Theme.LIGHT.applyToAll();
        var scene = new Scene(tree, 600, 500);
        scene.getStylesheets().setAll(Theme.LIGHT.stylesheets());
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        Object small = Map.of("records", List.of(Map.of("id", 1)), "members", Map.of("a", 1));
        Object large = Map.of("records", records(), "members", members(), "text", text());
        rounds(small, ROUNDS, () -> measure(small, large)); // the first rounds load classes
    }

    private void measure(Object small, Object large) {
        longest = 0;
        rounds(
                small,
                ROUNDS,
                () -> {
                    double floor = longest;
                    longest = 0;
                    var watch = StallWatch.start(_ -> {});
                    rounds(large, ROUNDS, () -> end(floor, watch));
                });
    }

    private void end(double floor, StallWatch watch) {
        String what = "a value of 10 MB and a text of 5 MB shown and opened";
        Figure.of(
                        what + ", longest wait of " + ROUNDS + " rounds",
                        Figure.milliseconds(longest),
                        "a small value " + Figure.milliseconds(floor),
                        longest / floor)
                .budget("≤ 50 ms", longest <= LIMIT_MILLIS)
                .print();
        Stalls.figure(what, watch).print();
        watch.close();
        done.countDown();
    }

    /// Shows the value so often, and opens what is in it, each in a frame of its own.
    private void rounds(@Nullable Object value, int rounds, Runnable then) {
        if (rounds == 0) {
            then.run();
            return;
        }
        inTurn(
                List.of(
                        () -> tree.show(value),
                        () -> children().forEach(child -> child.setExpanded(true)),
                        () -> tree.scrollTo(tree.getExpandedItemCount() - 1)),
                () -> rounds(value, rounds - 1, then));
    }

    private List<TreeItem<JsonTree.Element>> children() {
        return tree.getRoot().getChildren();
    }

    private void inTurn(List<Runnable> work, Runnable then) {
        if (work.isEmpty()) {
            then.run();
            return;
        }
        long begun = System.nanoTime();
        work.getFirst().run();
        frames.execute(
                () -> {
                    longest = Math.max(longest, (System.nanoTime() - begun) / 1e6);
                    inTurn(work.subList(1, work.size()), then);
                });
    }

    private static List<Object> records() {
        List<Object> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            records.add(Map.of("id", i, "name", "x".repeat(80)));
        }
        return records;
    }

    private static Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < MEMBERS; i++) {
            members.put("member" + i, i);
        }
        return members;
    }

    private static String text() {
        return "0123456789".repeat(TEXT / 10);
    }
}
