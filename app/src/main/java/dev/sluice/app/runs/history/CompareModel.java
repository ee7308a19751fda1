package dev.sluice.app.runs.history;

import dev.sluice.app.fx.Messages;
import dev.sluice.app.runs.RunPlace;
import dev.sluice.app.runs.RunRefused;
import dev.sluice.app.runs.history.Differences.Difference;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.Session;
import dev.sluice.app.session.StepNames;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.value.Json;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;

/// The run that is shown beside another one: what steps took and gave differently.
public final class CompareModel {
    /// What of a step differs where the other run cannot be read: all that is told is why.
    static final String FAILED = "runs.compare.failed";

    /// One difference.
    ///
    /// @param what the message key: input, output, or the run's end
    /// @param path as in an expression
    /// @param here as JSON; empty: nothing is there
    /// @param there as JSON; empty: nothing is there
    public record Row(String step, String what, String path, String here, String there) {
        private static final String WITHIN = Differences.ROOT + ".";

        /// Where in a value, in words where it is the value itself.
        String path(Messages messages) {
            return path.equals(Differences.ROOT)
                    ? messages.text("runs.compare.whole")
                    : path.startsWith(WITHIN) ? path.substring(WITHIN.length()) : path;
        }

        /// What is in this run.
        String here(Messages messages) {
            return what.equals(FAILED) ? "" : value(here, messages);
        }

        /// What is in the other run; one that cannot be read tells why instead.
        String there(Messages messages) {
            return what.equals(FAILED) ? messages.engine().told(there) : value(there, messages);
        }

        private static String value(String json, Messages messages) {
            return json.isEmpty() ? messages.text("runs.compare.absent") : json;
        }
    }

    private final Session session;
    private final RunFeed feed;
    private final RunPlace place;
    private final Executor background;
    private final Executor window;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable RunSummary> other = new SimpleObjectProperty<>();

    public CompareModel(
            Session session, RunFeed feed, RunPlace place, Executor background, Executor window) {
        this.session = session;
        this.feed = feed;
        this.place = place;
        this.background = background;
        this.window = window;
        other.subscribe(_ -> compare());
        feed.recordProperty().subscribe((_, _) -> compare());
    }

    /// The run that is compared with; `null`: none.
    public ObjectProperty<@Nullable RunSummary> otherProperty() {
        return other;
    }

    /// What the canvas calls the step of a difference.
    String name(Row row) {
        return StepNames.shown(row.step(), session.document()::step);
    }

    public ObservableList<Row> rows() {
        return rows;
    }

    private void compare() {
        RunSummary with = other.get();
        Path folder = session.folderProperty().get();
        if (with == null || folder == null) {
            rows.clear();
            return;
        }
        List<Entry> here = feed.record().from(0);
        background.execute(
                () -> {
                    List<Entry> there = new ArrayList<>();
                    try {
                        place.read(folder, with.id(), there::add);
                    } catch (RunRefused e) {
                        window.execute(
                                () ->
                                        rows.setAll(
                                                new Row(
                                                        "",
                                                        FAILED,
                                                        "",
                                                        "",
                                                        String.valueOf(e.getMessage()))));
                        return;
                    }
                    List<Row> found = rows(here, there);
                    window.execute(() -> rows.setAll(found));
                });
    }

    /// What each step took and gave last.
    private record Data(
            Map<String, @Nullable Object> inputs, Map<String, @Nullable Object> outputs) {
        static Data of(List<Entry> entries) {
            var data = new Data(new LinkedHashMap<>(), new LinkedHashMap<>());
            for (Entry entry : entries) {
                if (entry.event() instanceof RunEvent.StepScheduled e) {
                    data.inputs.put(e.step().text(), e.input());
                } else if (entry.event() instanceof RunEvent.StepSucceeded e) {
                    data.outputs.put(e.step().text(), e.output());
                } else if (entry.event() instanceof RunEvent.StepFailed e) {
                    data.outputs.put(
                            e.step().text(),
                            Map.of("Error", e.failure().error(), "Cause", e.failure().cause()));
                }
            }
            return data;
        }
    }

    static List<Row> rows(List<Entry> here, List<Entry> there) {
        Data a = Data.of(here);
        Data b = Data.of(there);
        Set<String> steps = new TreeSet<>(a.inputs.keySet());
        steps.addAll(b.inputs.keySet());
        List<Row> all = new ArrayList<>();
        for (String step : steps) {
            add(step, "runs.compare.input", a.inputs, b.inputs, all);
            add(step, "runs.compare.output", a.outputs, b.outputs, all);
        }
        return all;
    }

    private static void add(
            String step,
            String what,
            Map<String, @Nullable Object> here,
            Map<String, @Nullable Object> there,
            List<Row> into) {
        if (here.containsKey(step) && there.containsKey(step)) {
            for (Difference d : Differences.of(here.get(step), there.get(step))) {
                into.add(new Row(step, what, d.path(), d.one(), d.other()));
            }
        } else if (here.containsKey(step) || there.containsKey(step)) {
            into.add(new Row(step, what, Differences.ROOT, json(here, step), json(there, step)));
        }
    }

    private static String json(Map<String, @Nullable Object> values, String step) {
        return values.containsKey(step) ? Json.write(values.get(step)) : "";
    }
}
