package dev.sluice.app.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.engine.check.Checks;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.problem.Problem.Severity;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

class ProblemsModelTest {
    private static final Problem WARNING =
            Problem.warning("a.warning", "/steps/both", "both", "So so.", "");
    private static final Problem ERROR =
            Problem.error("an.error", "/steps/size/rules/0/when", "size", "Wrong.", "");

    private final BlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();

    private Session session(Function<Flow, List<Problem>> checks) throws InterruptedException {
        var session = new Session(Samples.photoIntake(), null, checks, turns::add);
        turn();
        return session;
    }

    private Session finding(Problem... problems) throws InterruptedException {
        return session(_ -> List.of(problems));
    }

    /// Waits until the flow has been checked, and hands on what was found.
    private void turn() throws InterruptedException {
        Runnable found = turns.poll(60, TimeUnit.SECONDS);
        assertThat(found).isNotNull();
        found.run();
    }

    private void edit(Session session, Edit edit) throws InterruptedException {
        assertThat(session.apply(edit)).isTrue();
        turn();
    }

    @Test
    void errorsComeFirstAndEachKindIsCounted() throws InterruptedException {
        var model = new ProblemsModel(finding(WARNING, ERROR, WARNING));

        assertThat(model.problemsProperty().get()).containsExactly(ERROR, WARNING, WARNING);
        assertThat(model.count(Severity.ERROR)).isEqualTo(1);
        assertThat(model.count(Severity.WARNING)).isEqualTo(2);
    }

    @Test
    void tellsWhatTheCommandLineTells() throws InterruptedException {
        Session session = session(Checks::check);
        var model = new ProblemsModel(session);

        edit(
                session,
                new ElementEdit.DeleteElements(Set.of("uploaded", "by-hand"), Set.of(), Set.of()));

        Flow now = session.document().flow();
        assertThat(model.problemsProperty().get())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(Checks.check(now));
    }

    @Test
    void leadsToTheStepAndToThePlaceInIt() throws InterruptedException {
        Session session = finding(ERROR);
        new ProblemsModel(session).goTo(ERROR);

        assertThat(session.selection()).isEqualTo(Selection.ofElement("size"));
        assertThat(session.pointedProperty().get()).isEqualTo("/steps/size/rules/0/when");
    }

    @Test
    void aFunctionsProblemLeadsToAStepThatCallsIt() throws InterruptedException {
        var problem = Problem.error("f", "/functions/metadata/code", "metadata", "No code.", "");
        Session session = finding(problem);
        edit(session, new ElementEdit.Rename("metadata", "look"));

        new ProblemsModel(session).goTo(problem);

        assertThat(session.selection()).isEqualTo(Selection.ofElement("look"));
    }

    @Test
    void theFlowsOwnProblemLeadsToTheFlow() throws InterruptedException {
        var problem = Problem.error("flow", "/targets/0", null, "No target.", "");
        Session session = finding(problem);
        session.select(Selection.ofElement("size"));

        new ProblemsModel(session).goTo(problem);

        assertThat(session.selection().isEmpty()).isTrue();
        assertThat(session.pointedProperty().get()).isEqualTo("/targets/0");
    }

    @Test
    void aRepairIsOneEditThatUndoTakesBack() throws InterruptedException {
        Session session = session(Checks::check);
        var model = new ProblemsModel(session);
        Flow f = session.document().flow();
        edit(
                session,
                new Edit.ChangeFlow(
                        f.name(),
                        f.comment(),
                        List.of("aws", "aws"),
                        f.timeoutSeconds(),
                        f.maxSteps(),
                        f.parameters()));
        FlowDocument broken = session.document();
        Problem repairable =
                model.problemsProperty().get().stream()
                        .filter(problem -> problem.code().equals("flow.same-target-twice"))
                        .findFirst()
                        .orElseThrow();

        assertThat(model.repair(repairable)).isTrue();
        turn();
        assertThat(model.problemsProperty().get()).doesNotContain(repairable);
        session.undo();

        assertThat(session.document()).isSameAs(broken);
    }

    @Test
    void whatHasNoRepairIsLeftAsItIs() throws InterruptedException {
        Session session = finding(ERROR);
        FlowDocument before = session.document();

        assertThat(new ProblemsModel(session).repair(ERROR)).isFalse();
        assertThat(session.document()).isSameAs(before);
    }
}
