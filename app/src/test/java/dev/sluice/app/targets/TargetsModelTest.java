package dev.sluice.app.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.session.Session;
import dev.sluice.engine.model.Flow;

import org.junit.jupiter.api.Test;

import java.util.List;

class TargetsModelTest {
    private final Session session =
            new Session(Samples.photoIntake(), null, _ -> List.of(), Runnable::run);
    private final TargetsModel model =
            new TargetsModel(session, List.of("aws"), List.of("aws", "alibaba"));

    private void meanFor(String... targets) {
        Flow f = session.document().flow();
        session.apply(
                new Edit.ChangeFlow(
                        f.name(),
                        f.comment(),
                        List.of(targets),
                        f.timeoutSeconds(),
                        f.maxSteps(),
                        f.parameters()));
    }

    @Test
    void theOnlyTargetIsTheOneThatIsLookedAt() {
        assertThat(model.own()).containsExactly("aws");
        assertThat(model.single()).isEqualTo("aws");
        assertThat(session.targetProperty().get()).isNull();
    }

    @Test
    void ofSeveralNoneIsUntilOneIsChosen() {
        meanFor("argo", "alibaba", "aws");
        assertThat(model.own()).containsExactly("argo", "alibaba", "aws");
        assertThat(model.single()).isNull();

        model.lookFor("alibaba");
        assertThat(model.single()).isEqualTo("alibaba");
        model.lookFor(null);
        assertThat(model.single()).isNull();
    }

    @Test
    void aTargetThatTheFlowIsNotMeantForIsNotLookedAt() {
        model.lookFor("argo");

        assertThat(session.targetProperty().get()).isNull();
    }

    @Test
    void whatHasChecksOrPricesCanBeAddedTheRestIsAwaited() {
        assertThat(model.addable()).containsExactly("alibaba");
        assertThat(model.awaited()).containsExactly("openworkflow", "argo");

        meanFor();
        assertThat(model.addable()).containsExactly("aws", "alibaba");
        assertThat(model.isSeen("alibaba")).isTrue();
        assertThat(model.isReady("alibaba")).isFalse();
        assertThat(model.isSeen("argo")).isFalse();
    }

    @Test
    void addingOneIsAnEditOfItsOwnAndLooksAtIt() {
        var before = session.document();

        model.add("alibaba");

        assertThat(model.own()).containsExactly("aws", "alibaba");
        assertThat(model.single()).isEqualTo("alibaba");
        session.undo();
        assertThat(session.document()).isSameAs(before);
        assertThat(model.single()).isEqualTo("aws");
    }
}
