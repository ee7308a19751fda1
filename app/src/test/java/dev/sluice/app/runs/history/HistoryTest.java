package dev.sluice.app.runs.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.runs.RunRefused;
import dev.sluice.app.runs.RunsModel;
import dev.sluice.app.runs.ScriptedRuns;
import dev.sluice.app.runs.Trust;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunRecord;
import dev.sluice.app.session.RunView;
import dev.sluice.app.session.Session;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.journal.RunSummary.Status;
import dev.sluice.engine.log.LogLine;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

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
        return history(Runnable::run);
    }

    private History history(Executor window) {
        var runs =
                new RunsModel(
                        session,
                        feed,
                        place,
                        new RunsModel.Surroundings(
                                Runnable::run, Runnable::run, Runnable::run, trust, Runnable::run));
        return new History(session, feed, place, runs, Runnable::run, window);
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
    void saysWhatOfTheRunsCouldNotBeReadOrGoneOnWith() {
        place.remember("r1", Status.INTERRUPTED, null);
        var runs =
                new RunsModel(
                        session,
                        feed,
                        place,
                        new RunsModel.Surroundings(
                                Runnable::run, Runnable::run, Runnable::run, trust, Runnable::run));
        var history = new History(session, feed, place, runs, Runnable::run, Runnable::run);
        RunSummary run = history.all().getFirst();
        place.refuse(new RunRefused("The disk is gone.", "", null));

        List<String> said = new ArrayList<>();
        runs.bulletin()
                .noticeProperty()
                .subscribe((_, notice) -> said.add(notice.title(Messages.in(Language.ENGLISH))));

        history.refresh();
        history.show(run);
        runs.resume(run);
        runs.run();

        assertThat(said)
                .containsSubsequence(
                        "The runs of this flow cannot be listed: The disk is gone.",
                        "The run cannot be read: The disk is gone.",
                        "The run could not go on: The disk is gone.",
                        "The run could not start: The disk is gone.");
    }

    @Test
    void aRunThatGoesOnStandsInTheListAndIsFollowedAgainAfterAnother() {
        place.remember("r0", Status.FAILED, "BadPhoto");
        Deque<Runnable> later = new ArrayDeque<>();
        var runs =
                new RunsModel(
                        session,
                        feed,
                        place,
                        new RunsModel.Surroundings(
                                Runnable::run, later::add, Runnable::run, trust, Runnable::run));
        var history = new History(session, feed, place, runs, Runnable::run, Runnable::run);
        place.remember("r1", Status.RUNNING, null);

        runs.run();
        while (!runs.runningProperty().get()) {
            later.remove().run();
        }

        assertThat(history.all()).extracting(RunSummary::id).containsExactly("r0", "r1");
        var followed = feed.record();
        feed.show(new RunRecord("r0"));
        history.show(history.all().getLast());
        assertThat(feed.record()).isSameAs(followed);
        assertThat(session.runProperty().get().run()).isEqualTo("r1");
    }

    @Test
    void noLineIsLostWhereTheWindowIsBusy() {
        place.remember("r1", Status.SUCCEEDED, null);
        Deque<Runnable> turns = new ArrayDeque<>();
        History history = history(turns::add);
        turns.remove().run();

        history.show(history.all().getFirst());
        assertThat(heard).isEmpty();
        turns.remove().run();

        assertThat(heard).hasSize(4);
    }

    @Test
    void goesOnWithAnInterruptedRun() {
        place.remember("r1", Status.INTERRUPTED, null);
        History history = history();

        history.resume(history.all().getFirst());

        assertThat(session.runProperty().get().outcome()).isEqualTo(RunView.Outcome.SUCCEEDED);
    }

    @Test
    void deletesRunsAndShowsThemNoMore() {
        place.remember("r1", Status.SUCCEEDED, null);
        place.remember("r2", Status.FAILED, "BadPhoto");
        History history = history();
        history.show(history.all().getFirst());

        history.delete(List.of(history.all().getFirst()));

        assertThat(history.all()).extracting(RunSummary::id).containsExactly("r2");
        assertThat(session.runProperty().get()).isEqualTo(RunView.NONE);
    }

    @Test
    void findsRunsByStatusWordsErrorAndDate() {
        place.remember("r1", Status.SUCCEEDED, null);
        place.remember("r2", Status.FAILED, "BadPhoto");
        History history = history();
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
        var english = new RunSearch(Messages.in(Language.ENGLISH), history::trigger, clock);

        assertThat(found(history, english, "badphoto", null)).containsExactly("r2");
        assertThat(found(history, english, "", Status.SUCCEEDED)).containsExactly("r1");
        assertThat(found(history, english, "yesterday succeeded", null)).containsExactly("r1");
        assertThat(found(history, english, "2026-11-22", null)).containsExactly("r1", "r2");
        assertThat(english.when(history.all().getFirst())).isEqualTo("yesterday 09:58:00");
        assertThat(found(history, english, "today", null)).isEmpty();
        assertThat(found(history, english, "by hand", null)).containsExactly("r1", "r2");
        var chinese = new RunSearch(Messages.in(Language.CHINESE), history::trigger, clock);
        assertThat(found(history, chinese, "昨天 失败", null)).containsExactly("r2");
    }

    @Test
    void theRunsAreReadBesideTheWindowBeforeTheyAreListedWhoeverComesMeanwhile() {
        place.remember("r1", Status.SUCCEEDED, null);
        Deque<Runnable> turns = new ArrayDeque<>();
        History history = history(turns::add);
        List<List<String>> listedWhenRead = new ArrayList<>();
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
        var search = new RunSearch(Messages.in(Language.ENGLISH), history::trigger, clock);

        history.readBeside(
                runs -> {
                    listedWhenRead.add(history.all().stream().map(RunSummary::id).toList());
                    search.prepare(runs);
                });
        while (!turns.isEmpty()) {
            turns.remove().run();
        }

        assertThat(history.all()).hasSize(1);
        assertThat(listedWhenRead).containsExactly(List.of());
        assertThat(search.isReady(history.all())).isTrue();
    }

    @Test
    void wordsOfYesterdayAreMadeAnew() {
        place.remember("r1", Status.SUCCEEDED, null);
        History history = history();
        var now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
        var search = new RunSearch(Messages.in(Language.ENGLISH), history::trigger, clock(now));
        history.readBeside(search::prepare);
        assertThat(search.isReady(history.all())).isTrue();

        now.set(Instant.parse("2026-11-23T10:00:00Z"));

        assertThat(search.isReady(history.all())).isFalse();
        var told = new ArrayList<String>();
        history.readAgain(() -> told.add("read"));
        assertThat(told).containsExactly("read");
        assertThat(search.isReady(history.all())).isTrue();
        assertThat(found(history, search, "yesterday", null)).containsExactly("r1");
    }

    private static Clock clock(AtomicReference<Instant> now) {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    @Test
    void findsARunByAnErrorThatItCaughtAndItsCause() {
        place.remember("r1", Status.SUCCEEDED, null, "NotAPhoto: harbour.txt has no header");
        place.remember("r2", Status.SUCCEEDED, null);
        History history = history();
        var search =
                new RunSearch(
                        Messages.in(Language.ENGLISH),
                        history::trigger,
                        Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC));

        assertThat(found(history, search, "notaphoto", null)).containsExactly("r1");
        assertThat(found(history, search, "no header", Status.SUCCEEDED)).containsExactly("r1");
        assertThat(found(history, search, "harbour.jpg", null)).isEmpty();
    }

    @Test
    void tellsWhatTheEngineRaisedInARunInTheUsersWords() {
        String why = "The run took longer than the flow's timeoutSeconds allows";
        place.remember("r1", Status.FAILED, null, "States.Timeout: " + why + "\nMine: " + why);
        History history = history();
        var chinese =
                new RunSearch(Messages.in(Language.CHINESE), history::trigger, Clock.systemUTC());

        String[] told = chinese.raised(history.all().getFirst()).split("\n");

        assertThat(told[0]).startsWith("States.Timeout: ").doesNotContain("longer");
        assertThat(told[1]).isEqualTo("Mine: " + why);
    }

    private static List<String> found(
            History history, RunSearch search, String words, Status status) {
        return history.all().stream().filter(search.of(words, status)).map(RunSummary::id).toList();
    }
}
