package dev.sluice.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.RunScript;
import dev.sluice.app.Samples;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunRecord;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class LastRunModelTest {
    private final Session session =
            new Session(Samples.photoIntake(), null, _ -> List.of(), Runnable::run);
    private final RunFeed feed = new RunFeed();
    private final LastRunModel model = new LastRunModel(session, feed);

    @Test
    void tellsWhatTheSelectedStepTookAndGave() {
        play(RunScript.photo("r1"));

        session.select(Selection.ofElement("metadata"));

        StepVisit visit = model.chosenProperty().get();
        assertThat(visit).isNotNull();
        assertThat(visit.called()).isTrue();
        assertThat(visit.output()).isEqualTo(Map.of("camera", "X100V"));
        assertThat(visit.call().cold()).isTrue();
    }

    @Test
    void followsTheLastVisitUnlessTheUserChoseAnother() {
        session.select(Selection.ofElement("metadata"));
        var script = new RunScript("r1").started("by-hand").came("metadata", 1);
        play(script);
        assertThat(model.chosenProperty().get().input()).isEqualTo(1);

        play(script.gave("metadata", 2, null).came("metadata", 3));
        assertThat(model.visitsProperty().get()).hasSize(2);
        assertThat(model.chosenProperty().get().input()).isEqualTo(3);
    }

    /// Each end is told of its own beginning, however many are under way at once.
    @Test
    void tellsTheVisitsOfABoxThatWorksOnManyItemsAtOnce() {
        var script = new RunScript("r1").started("by-hand");
        for (int i = 0; i < 500; i++) {
            script.came("archive[" + i + "]/resize", i);
        }
        for (int i = 499; i >= 0; i--) {
            script.gave("archive[" + i + "]/resize", i * 2, null);
        }
        session.select(Selection.ofElement("resize"));
        play(script);

        assertThat(model.visitsProperty().get())
                .hasSize(500)
                .allSatisfy(visit -> assertThat(visit.output()).isEqualTo((int) visit.input() * 2));
    }

    @Test
    void goesBackWithTheRunToWhatEachVisitHadTakenAndGivenByThen() {
        session.select(Selection.ofElement("metadata"));
        var script = new RunScript("r1").started("by-hand").came("metadata", 1);
        script.called("metadata", "asked").gave("metadata", 2, null).came("metadata", 3);
        play(script);
        int all = script.entries().size();

        feed.lookAt(1);
        assertThat(model.visitsProperty().get()).isEmpty();
        assertThat(model.chosenProperty().get()).isNull();
        feed.lookAt(2);
        assertThat(model.chosenProperty().get().input()).isEqualTo(1);
        assertThat(model.chosenProperty().get().called()).isFalse();
        feed.lookAt(3);
        assertThat(model.chosenProperty().get().arguments()).isEqualTo("asked");
        assertThat(model.chosenProperty().get().ended()).isFalse();
        feed.lookAt(4);
        assertThat(model.chosenProperty().get().output()).isEqualTo(2);
        feed.lookAt(all);
        assertThat(model.momentProperty().get()).isNull();
        assertThat(model.visitsProperty().get()).hasSize(2);
        assertThat(model.chosenProperty().get().input()).isEqualTo(3);
    }

    @Test
    void looksAtAnotherRunAsItStandsNow() {
        session.select(Selection.ofElement("metadata"));
        play(new RunScript("r1").started("by-hand").came("metadata", 1));
        feed.lookAt(1);

        play(new RunScript("r2").started("by-hand").came("metadata", 7));

        assertThat(model.momentProperty().get()).isNull();
        assertThat(model.chosenProperty().get().input()).isEqualTo(7);
    }

    @Test
    void tellsUntilWhenTheStepPauses() {
        session.select(Selection.ofElement("notify"));
        var script = new RunScript("r1").started("by-hand").came("notify", 1).waits("notify");
        play(script);
        assertThat(model.chosenProperty().get().until())
                .isEqualTo(script.entries().getLast().time().plusSeconds(1));

        play(script.gave("notify", 1, null));
        assertThat(model.chosenProperty().get().until()).isNull();
    }

    @Test
    void tellsAnErrorThatWasRetried() {
        session.select(Selection.ofElement("validate"));

        play(
                new RunScript("r1")
                        .started("by-hand")
                        .came("validate", 1)
                        .called("validate", 1)
                        .retried("validate", 1));

        StepVisit visit = model.chosenProperty().get();
        assertThat(visit.ended()).isFalse();
        assertThat(visit.failure().error()).isEqualTo("Throttled");
    }

    @Test
    void showsNothingForAStepTheRunDidNotComeTo() {
        play(RunScript.photo("r1"));

        session.select(Selection.ofElement("reject"));

        assertThat(model.chosenProperty().get()).isNull();
    }

    private void play(RunScript script) {
        var record = new RunRecord("r1");
        script.entries().forEach(record::add);
        feed.show(record);
    }
}
