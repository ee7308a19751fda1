package dev.sluice.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.RunScript;
import dev.sluice.app.Samples;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunRecord;
import dev.sluice.app.session.Session;
import dev.sluice.engine.log.LogLine;

import javafx.collections.ListChangeListener;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class LogsModelTest {
    private final RunFeed feed = new RunFeed();
    private final RunRecord run = new RunRecord("r1");

    private LogsModel model(int capacity) {
        var session = new Session(Samples.photoIntake(), null, _ -> List.of(), Runnable::run);
        var model = new LogsModel(session, feed, capacity);
        feed.show(run);
        return model;
    }

    private void print(String step, String... texts) {
        for (String text : texts) {
            feed.log(run, RunScript.line(step, text));
        }
    }

    private static List<String> texts(LogsModel model) {
        return model.lines().stream().map(LogLine::text).toList();
    }

    @Test
    void showsLinesOnlyWhenTheWindowTakesThem() {
        LogsModel model = model(10);
        print("a", "one", "two");
        assertThat(model.lines()).isEmpty();

        assertThat(model.takeWhatCame()).isTrue();

        assertThat(texts(model)).containsExactly("one", "two");
        assertThat(model.takeWhatCame()).isFalse();
    }

    @Test
    void tellsOfABatchAsOneChange() {
        LogsModel model = model(1_000);
        List<Integer> changes = new ArrayList<>();
        model.lines()
                .addListener(
                        (ListChangeListener<LogLine>)
                                change -> {
                                    int parts = 0;
                                    while (change.next()) {
                                        parts++;
                                    }
                                    changes.add(parts);
                                });

        for (int i = 0; i < 500; i++) {
            print("a", "line " + i);
        }
        model.takeWhatCame();

        assertThat(changes).containsExactly(1);
    }

    @Test
    void keepsTheLastLinesAndCountsTheOthers() {
        LogsModel model = model(3);
        print("a", "1", "2");
        model.takeWhatCame();
        print("a", "3", "4", "5");
        model.takeWhatCame();

        assertThat(texts(model)).containsExactly("3", "4", "5");
        assertThat(model.droppedProperty().get()).isEqualTo(2);
    }

    @Test
    void countsWhatASlowWindowNeverSaw() {
        LogsModel model = model(3);
        print("a", "1", "2", "3", "4", "5", "6", "7");

        model.takeWhatCame();

        assertThat(texts(model)).containsExactly("5", "6", "7");
        assertThat(model.droppedProperty().get()).isEqualTo(4);
    }

    @Test
    void aFilterThatMoreLinesPassThanAreFollowedTellsOfThoseInTheList() {
        LogsModel model = model(LogsModel.TAIL * 2);
        for (int i = 0; i < LogsModel.TAIL + 200; i++) {
            print("a", "line " + i);
        }
        model.takeWhatCame();
        List<LogLine> told = new ArrayList<>(model.lines());
        model.lines()
                .addListener(
                        (ListChangeListener<LogLine>)
                                change -> {
                                    while (change.next()) {
                                        told.subList(
                                                        change.getFrom(),
                                                        change.getFrom() + change.getRemovedSize())
                                                .clear();
                                        told.addAll(change.getFrom(), change.getAddedSubList());
                                    }
                                });

        model.textProperty().set("line");

        assertThat(told).isEqualTo(model.lines()).hasSize(LogsModel.TAIL);
    }

    @Test
    void filtersByStepTextAndLevel() {
        LogsModel model = model(100);
        print("a", "INFO started", "ERROR broke");
        print("b", "WARNING hot", "error in words");
        model.takeWhatCame();

        model.stepProperty().set("a");
        assertThat(texts(model)).containsExactly("INFO started", "ERROR broke");
        model.textProperty().set("BROKE");
        assertThat(texts(model)).containsExactly("ERROR broke");
        model.stepProperty().set(LogsModel.ALL_STEPS);
        model.textProperty().set("");
        model.levelProperty().set(Level.WARNING);
        assertThat(texts(model)).containsExactly("ERROR broke", "WARNING hot");
        print("b", "plain", "Traceback (most recent call last):");
        model.takeWhatCame();
        assertThat(texts(model)).last().isEqualTo("Traceback (most recent call last):");
    }

    @Test
    void beginsAnewWithAnotherRun() {
        LogsModel model = model(100);
        print("a", "old");
        model.takeWhatCame();
        print("a", "late");

        feed.show(new RunRecord("r2"));
        print("a", "of the old run");

        assertThat(model.takeWhatCame()).isFalse();
        assertThat(model.lines()).isEmpty();
        assertThat(model.steps()).containsExactly(LogsModel.ALL_STEPS);
    }

    @Test
    void writesLinesAsTextWithoutColours() {
        LogsModel model = model(100);
        print("a", "\u001b[31mred\u001b[0m and plain");
        model.takeWhatCame();

        assertThat(model.text(model.lines())).endsWith("  a  red and plain\n");
    }

    /// Whatever comes in whatever portions, filtered and followed or not, the window shows what
    /// passes of the last lines, and tells of each change so that a mirror shows the same.
    @Property
    void showsWhatAPlainListWouldShow(
            @ForAll @Size(max = 60) List<@IntRange(min = -6, max = 9) Integer> doings,
            @ForAll @IntRange(min = 1, max = 20) int capacity,
            @ForAll @IntRange(min = 1, max = 25) int tail) {
        var window = new LogWindow(capacity);
        List<LogLine> mirror = new ArrayList<>();
        window.addListener((ListChangeListener<LogLine>) change -> apply(change, mirror));
        List<String> all = new ArrayList<>();
        String without = "3";
        int limit = tail;
        window.limit(limit);
        window.filter(line -> !line.text().endsWith("3"));
        for (int doing : doings) {
            switch (doing) {
                case -1 -> {
                    window.clear();
                    all.clear();
                }
                case -2, -3 -> {
                    limit = doing == -2 ? tail : capacity;
                    window.limit(limit);
                }
                case -4, -5, -6 -> {
                    String end = Integer.toString(-doing);
                    without = end;
                    window.filter(line -> !line.text().endsWith(end));
                }
                default -> window.append(next(all, doing));
            }
            String end = without;
            List<String> kept =
                    all.subList(Math.max(0, all.size() - capacity), all.size()).stream()
                            .filter(text -> !text.endsWith(end))
                            .toList();

            assertThat(window.everything().stream().map(LogLine::text))
                    .containsExactlyElementsOf(kept);
            assertThat(window.stream().map(LogLine::text))
                    .containsExactlyElementsOf(
                            kept.subList(Math.max(0, kept.size() - limit), kept.size()));
            assertThat(mirror).containsExactlyElementsOf(window);
            assertThat(window.dropped()).isEqualTo(Math.max(0, all.size() - capacity));
        }
    }

    private static List<LogLine> next(List<String> all, int count) {
        List<LogLine> batch = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(Integer.toString(all.size()));
            batch.add(RunScript.line("a", all.getLast()));
        }
        return batch;
    }

    @Test
    void savesAllLinesAsTheyWereWhenItWasAsked() {
        LogsModel model = model(LogsModel.TAIL * 2);
        for (int i = 0; i < LogsModel.TAIL + 3; i++) {
            print("a", "line " + i);
        }
        model.takeWhatCame();

        List<LogLine> everything = model.everything();
        print("a", "later");
        model.takeWhatCame();
        model.clear();

        assertThat(everything)
                .hasSize(LogsModel.TAIL + 3)
                .last()
                .isEqualTo(RunScript.line("a", "line " + (LogsModel.TAIL + 2)));
    }

    private static void apply(
            ListChangeListener.Change<? extends LogLine> change, List<LogLine> to) {
        while (change.next()) {
            List<LogLine> gone =
                    to.subList(change.getFrom(), change.getFrom() + change.getRemovedSize());
            assertThat(change.getRemoved()).isEqualTo(gone);
            gone.clear();
            to.addAll(change.getFrom(), change.getAddedSubList());
        }
    }
}
