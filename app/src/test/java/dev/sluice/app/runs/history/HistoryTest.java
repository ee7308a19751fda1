package dev.sluice.app.runs.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.runs.RunsModel;
import dev.sluice.app.runs.ScriptedRuns;
import dev.sluice.app.runs.Trust;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunView;
import dev.sluice.app.session.Session;
import dev.sluice.engine.journal.RunSummary.Status;
import dev.sluice.engine.log.LogLine;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class HistoryTest {
    @TempDir private Path folder;
    private final RunFeed feed = new RunFeed();
    private final ScriptedRuns place = ScriptedRuns.photo();
    private final List<LogLine> heard = new ArrayList<>();
    private Session session;
    private Trust trust;

    @BeforeEach
    void aTrustedFlow() throws IOException {
        trust = new Trust(folder.resolve("settings/trusted"));
        trust.add(folder);
        feed.readLogs(heard::add);
        session = new Session(Samples.photoIntake(), folder, _ -> List.of(), Runnable::run);
    }

    private History history() {
        var runs =
                new RunsModel(
                        session,
                        feed,
                        place,
                        new RunsModel.Surroundings(
                                Runnable::run, Runnable::run, Runnable::run, trust, Runnable::run));
        return new History(session, feed, place, runs, Runnable::run, Runnable::run);
    }

    @Test
    void showsARunOfThePast() {
        place.remember("r1", Status.SUCCEEDED, null);
        History history = history();

        history.show(history.all().getFirst());

        assertThat(feed.record().run()).isEqualTo("r1");
        assertThat(session.runProperty().get().steps()).containsKey("thumbnail");
        assertThat(heard).hasSize(4);
        assertThat(history.end()).isNotNull();
    }

    @Test
    void goesOnWithAnInterruptedRun() {
        place.remember("r1", Status.INTERRUPTED, null);
        History history = history();

        history.resume(history.all().getFirst());

        assertThat(session.runProperty().get().outcome()).isEqualTo(RunView.Outcome.SUCCEEDED);
    }
}
