package dev.sluice.app.logs;

import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.Session;
import dev.sluice.app.session.StepNames;
import dev.sluice.engine.log.LogLine;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What functions print while they run: the last lines, filtered. Lines may come in from any thread
/// and far faster than a window can show them; the window takes what came once a frame.
public final class LogsModel {
    /// How many lines are kept to scroll through.
    public static final int CAPACITY = 200_000;

    /// How many of them the list has while it follows the newest: a list control's work in a frame
    /// grows with the length of its list.
    static final int TAIL = 500;

    /// Stands for all steps in the list of steps to choose from.
    public static final String ALL_STEPS = "";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT)
                    .withZone(ZoneId.systemDefault());

    private final LogBuffer buffer;
    private final LogWindow lines;
    private final ObservableList<String> steps = FXCollections.observableArrayList(ALL_STEPS);
    private final ObjectProperty<String> step = new SimpleObjectProperty<>(ALL_STEPS);
    private final Session session;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Level> level = new SimpleObjectProperty<>(Level.DEBUG);
    private final BooleanProperty follow = new SimpleBooleanProperty(true);
    private final ReadOnlyLongWrapper dropped = new ReadOnlyLongWrapper();
    private long lost;

    public LogsModel(Session session, RunFeed feed) {
        this(session, feed, CAPACITY);
    }

    LogsModel(Session session, RunFeed feed, int capacity) {
        this.session = session;
        buffer = new LogBuffer(capacity);
        lines = new LogWindow(capacity);
        feed.readLogs(buffer::add);
        feed.recordProperty().subscribe((_, _) -> clear());
        follow.subscribe(following -> lines.limit(following ? TAIL : capacity));
        step.subscribe((_, _) -> refilter());
        text.subscribe((_, _) -> refilter());
        level.subscribe((_, _) -> refilter());
        session.selectionProperty()
                .subscribe(
                        selection -> {
                            String only = selection.only();
                            if (only != null && steps.contains(only) && !step.get().isEmpty()) {
                                step.set(only);
                            }
                        });
    }

    /// What the canvas calls a step that printed something.
    String name(String step) {
        return StepNames.shown(step, session.document()::step);
    }

    /// The lines that pass the filter; while the newest is followed, the last [#TAIL] of them.
    public ObservableList<LogLine> lines() {
        return lines;
    }

    /// The steps that printed something.
    public ObservableList<String> steps() {
        return steps;
    }

    /// The step whose lines are shown.
    public ObjectProperty<String> stepProperty() {
        return step;
    }

    /// What shown lines contain, whatever its case.
    public StringProperty textProperty() {
        return text;
    }

    /// The least grave level that is shown.
    public ObjectProperty<Level> levelProperty() {
        return level;
    }

    /// Whether the newest line stays in sight.
    public BooleanProperty followProperty() {
        return follow;
    }

    /// How many lines came before the first one that is kept.
    public ReadOnlyLongProperty droppedProperty() {
        return dropped.getReadOnlyProperty();
    }

    /// All lines that are kept and pass the filter.
    public List<LogLine> everything() {
        return lines.everything();
    }

    /// How many lines are kept and pass the filter.
    public int passed() {
        return lines.passed();
    }

    /// How many lines are kept, shown or not.
    public int kept() {
        return lines.kept();
    }

    /// Shows what came since the last time, and tells whether anything did. Called once a frame on
    /// the window's thread.
    public boolean takeWhatCame() {
        LogBuffer.Batch batch = buffer.take();
        if (batch.lines().isEmpty()) {
            return false;
        }
        String last = null;
        for (LogLine line : batch.lines()) {
            String of = stepOf(line);
            if (!of.equals(last)) {
                last = of;
                if (!steps.contains(of)) {
                    steps.add(of);
                }
            }
        }
        lost += batch.lost();
        lines.append(batch.lines());
        dropped.set(lost + lines.dropped());
        return true;
    }

    /// How many lines came faster than the window took them.
    long lost() {
        return lost;
    }

    public void clear() {
        buffer.clear();
        lines.clear();
        lost = 0;
        dropped.set(0);
        step.set(ALL_STEPS);
        steps.setAll(ALL_STEPS);
    }

    /// Lines as text, one below the other.
    public String text(List<LogLine> some) {
        return some.stream().map(this::text).collect(Collectors.joining("\n", "", "\n"));
    }

    private String text(LogLine line) {
        return time(line) + "  " + stepOf(line) + "  " + Ansi.plain(line.text());
    }

    /// When a line was printed, by the clock on the wall.
    public static String time(LogLine line) {
        return TIME.format(line.time());
    }

    /// The step whose call printed a line, or the function that printed it between calls.
    public static String stepOf(LogLine line) {
        String path = line.step();
        return path == null ? line.function() : path;
    }

    private void refilter() {
        String wantedStep = step.get();
        String wantedText = text.get().toLowerCase(Locale.ROOT);
        Level least = level.get();
        lines.filter(
                line ->
                        (wantedStep.isEmpty() || stepOf(line).equals(wantedStep))
                                && (least == Level.DEBUG || Level.of(line).compareTo(least) >= 0)
                                && (wantedText.isEmpty()
                                        || line.text()
                                                .toLowerCase(Locale.ROOT)
                                                .contains(wantedText)));
    }
}
