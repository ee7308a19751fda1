package dev.sluice.app.runs;

import dev.sluice.app.runs.SampleEvent.Origin;
import dev.sluice.app.session.Session;
import dev.sluice.engine.model.Trigger;

import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;

/// What a run of the open flow can be started with: its triggers, its sample events, and which of
/// them are chosen. The event chosen last is chosen again when the flow is opened the next time.
public final class Starts {
    private final Session session;
    private final EventMemory memory;
    private final Bulletin bulletin;
    private final Executor background;
    private final Executor window;
    private final ObservableList<String> triggers = FXCollections.observableArrayList();
    private final ObservableList<SampleEvent> events = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable String> trigger = new SimpleObjectProperty<>();
    private List<SampleEvent> files = List.of();
    private @Nullable SampleEvent typed;
    private @Nullable Trigger played;
    private @Nullable String last;
    private final ObjectProperty<@Nullable SampleEvent> event = new SimpleObjectProperty<>();

    Starts(Session session, EventMemory memory, Bulletin bulletin, RunsModel.Surroundings around) {
        this.session = session;
        this.memory = memory;
        this.bulletin = bulletin;
        this.background = around.background();
        this.window = around.window();
        session.documentProperty().subscribe(_ -> lookForTriggers());
        session.folderProperty().subscribe(_ -> refresh());
        session.targetProperty().subscribe((_, _) -> arrange());
        trigger.subscribe((_, _) -> arrange());
        event.subscribe(this::readSample);
    }

    /// The ids of the triggers there are.
    public ObservableList<String> triggers() {
        return triggers;
    }

    /// What the canvas calls a trigger.
    public String label(String id) {
        Trigger named = session.document().trigger(id);
        String label = named == null ? null : named.head().label();
        return label == null ? id : label;
    }

    public ObservableList<SampleEvent> events() {
        return events;
    }

    /// The trigger that is played.
    public ObjectProperty<@Nullable String> triggerProperty() {
        return trigger;
    }

    public ObjectProperty<@Nullable SampleEvent> eventProperty() {
        return event;
    }

    /// Takes an event because the user wants it, and remembers that.
    public void choose(SampleEvent chosen) {
        event.set(chosen);
        if (chosen.origin() != Origin.FILE && chosen.origin() != Origin.EMPTY) {
            return;
        }
        last = chosen.name();
        Path folder = session.folderProperty().get();
        if (folder != null) {
            background.execute(
                    () -> {
                        try {
                            memory.keep(folder, chosen.name());
                        } catch (IOException e) {
                            bulletin.refuse("runs.refused.remember", RunRefused.of(e));
                        }
                    });
        }
    }

    /// The value of the event that is chosen, where it is known.
    @Nullable Object value() {
        Session.Sample read = session.sampleProperty().get();
        return read == null ? Map.of() : read.value();
    }

    /// Takes an event that the user typed; it is there until the flow is closed.
    public void type(@Nullable Object value) {
        typed = SampleEvent.typed(value);
        arrange();
        event.set(typed);
    }

    /// Whether the flow lies somewhere, so that events can be kept beside it.
    BooleanExpression mayBeKept() {
        return BooleanExpression.booleanExpression(session.folderProperty().isNotNull());
    }

    /// Saves an event as a file of the flow, and takes it.
    ///
    /// @param name one that [EventFile] allows
    /// @param text its JSON
    void keep(String name, String text) {
        Path folder = session.folderProperty().get();
        if (folder == null) {
            return;
        }
        background.execute(
                () -> {
                    try {
                        new EventFile(folder, name).write(text);
                        memory.keep(folder, name);
                        List<SampleEvent> found = SampleEvent.in(folder);
                        window.execute(() -> take(found, name));
                    } catch (IOException e) {
                        bulletin.refuse("runs.refused.keep", RunRefused.of(e));
                    }
                });
    }

    private void take(List<SampleEvent> found, String name) {
        typed = null;
        event.set(null); // the file may have been replaced
        show(found, name);
    }

    /// Looks for events again.
    public void refresh() {
        Path folder = session.folderProperty().get();
        background.execute(
                () -> {
                    try {
                        List<SampleEvent> found = SampleEvent.in(folder);
                        String chosen = folder == null ? null : memory.last(folder);
                        window.execute(() -> show(found, chosen));
                    } catch (IOException e) {
                        bulletin.refuse("runs.refused.events", RunRefused.of(e));
                    }
                });
    }

    private void readSample(@Nullable SampleEvent chosen) {
        session.choose(null);
        if (chosen != null) {
            background.execute(
                    () -> {
                        try {
                            var read = new Session.Sample(chosen.read());
                            window.execute(() -> take(chosen, read));
                        } catch (RunRefused e) {
                            bulletin.refuse("runs.refused.event", e);
                        }
                    });
        }
    }

    private void take(SampleEvent read, Session.Sample sample) {
        if (read.equals(event.get())) {
            session.choose(sample);
        }
    }

    private void lookForTriggers() {
        String now = trigger.get();
        if (now != null && !Objects.equals(session.document().trigger(now), played)) {
            arrange();
        }
        List<String> there =
                session.document().flow().triggers().values().stream().map(Trigger::id).toList();
        if (!there.equals(triggers)) {
            String before = trigger.get();
            triggers.setAll(there);
            trigger.set(
                    before != null && there.contains(before)
                            ? before
                            : preferred(session.document().flow().triggers().values()));
        }
    }

    /// The trigger started by hand, else the first.
    private static @Nullable String preferred(Collection<Trigger> all) {
        return all.stream()
                .filter(Trigger.Manual.class::isInstance)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(Trigger::id)
                .orElse(null);
    }

    private void show(List<SampleEvent> found, @Nullable String chosen) {
        files = found;
        last = chosen;
        arrange();
    }

    /// Offers what there is for the trigger: the flow's own events, what was typed, one as a cloud
    /// would send it, an empty one.
    private void arrange() {
        List<SampleEvent> all = new ArrayList<>(files);
        if (typed != null) {
            all.add(typed);
        }
        String id = trigger.get();
        Trigger now = id == null ? null : session.document().trigger(id);
        played = now;
        if (now != null && !(now instanceof Trigger.Manual)) {
            all.add(SampleEvent.of(now, target()));
        }
        all.add(SampleEvent.EMPTY);
        SampleEvent before = event.get();
        if (!all.equals(events)) { // a list that is open stays as it is
            events.setAll(all);
        }
        boolean isKept = before != null && before.origin() != Origin.EMPTY && all.contains(before);
        event.set(
                isKept
                        ? before
                        : SampleEvent.preferred(all, last, id, session.document().flow().name()));
    }

    /// Whose events they are: the target that is looked at, else the first of the flow's.
    private String target() {
        String seen = session.targetProperty().get();
        List<String> own = session.document().flow().targets();
        return seen != null ? seen : own.isEmpty() ? "aws" : own.getFirst();
    }
}
