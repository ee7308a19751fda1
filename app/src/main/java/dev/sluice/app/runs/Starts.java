package dev.sluice.app.runs;

import dev.sluice.app.session.Session;
import dev.sluice.engine.model.Trigger;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
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
    private final ObjectProperty<@Nullable SampleEvent> event = new SimpleObjectProperty<>();

    Starts(Session session, EventMemory memory, Bulletin bulletin, RunsModel.Surroundings around) {
        this.session = session;
        this.memory = memory;
        this.bulletin = bulletin;
        this.background = around.background();
        this.window = around.window();
        session.documentProperty().subscribe(_ -> lookForTriggers());
        session.folderProperty().subscribe(_ -> refresh());
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
        Path folder = session.folderProperty().get();
        if (folder != null) {
            background.execute(
                    () -> {
                        try {
                            memory.keep(folder, chosen.name());
                        } catch (IOException e) {
                            tell(e);
                        }
                    });
        }
    }

    private void tell(IOException e) {
        bulletin.refuse(RunRefused.of(e));
    }

    /// Looks for events again.
    public void refresh() {
        Path folder = session.folderProperty().get();
        background.execute(
                () -> {
                    try {
                        List<SampleEvent> found = SampleEvent.in(folder);
                        String last = folder == null ? null : memory.last(folder);
                        window.execute(() -> showEvents(found, last));
                    } catch (IOException e) {
                        tell(e);
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
                            bulletin.refuse(e);
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
        List<String> now =
                session.document().flow().triggers().values().stream().map(Trigger::id).toList();
        if (!now.equals(triggers)) {
            String before = trigger.get();
            triggers.setAll(now);
            trigger.set(
                    before != null && now.contains(before)
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

    private void showEvents(List<SampleEvent> found, @Nullable String last) {
        SampleEvent before = event.get();
        events.setAll(found);
        event.set(
                before != null && found.contains(before)
                        ? before
                        : SampleEvent.preferred(
                                found, last, trigger.get(), session.document().flow().name()));
    }
}
