package dev.sluice.app.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.exports.ExportModel.State;
import dev.sluice.app.session.Session;
import dev.sluice.engine.export.ExportException;
import dev.sluice.engine.export.Report;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.problem.Problem;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class ExportModelTest {
    private static final Path FLOW = Path.of("/flows/photo-intake");
    private static final Report REPORT = new Report("aws", List.of());

    private final Deque<Runnable> background = new ArrayDeque<>();
    private int saves;

    private static Session session(Path folder) {
        return new Session(Samples.photoIntake(), folder, _ -> List.of(), Runnable::run);
    }

    private ExportModel model(Session session, ExportPlace place) {
        return new ExportModel(
                session,
                place,
                background::add,
                Runnable::run,
                then -> {
                    saves++;
                    then.run();
                });
    }

    @Test
    void proposesAFolderBesideTheFlows() {
        ExportModel model = model(session(FLOW), (_, _, _) -> REPORT);
        assertThat(model.mayGo().get()).isFalse();

        model.propose();

        assertThat(model.targetProperty().get()).isEqualTo("aws");
        assertThat(model.folderProperty().get()).isEqualTo("/flows/photo-intake-aws");
        assertThat(model.mayGo().get()).isTrue();
    }

    @Test
    void keepsTheFolderThatTheUserChose() {
        ExportModel model = model(session(FLOW), (_, _, _) -> REPORT);
        model.folderProperty().set("/elsewhere");

        model.propose();

        assertThat(model.folderProperty().get()).isEqualTo("/elsewhere");
    }

    private static Report.Entry entry(Report.Kind kind, String id) {
        return new Report.Entry(kind, id, "what", Report.Fate.EXACT, "");
    }

    @Test
    void callsElementsAsTheCanvasDoesAndLeadsToThem() {
        Session session = session(FLOW);
        session.apply(new ElementEdit.Relabel("validate", "Look at it"));
        session.apply(new ElementEdit.Relabel("uploaded", "A photo comes"));
        ExportModel model = model(session, (_, _, _) -> REPORT);

        assertThat(model.name(entry(Report.Kind.STEP, "validate"))).isEqualTo("Look at it");
        assertThat(model.name(entry(Report.Kind.TRIGGER, "uploaded"))).isEqualTo("A photo comes");
        assertThat(model.name(entry(Report.Kind.FUNCTION, "thumbnail"))).isEqualTo("thumbnail");

        model.goTo(entry(Report.Kind.STEP, "validate"));
        assertThat(session.selection().only()).isEqualTo("validate");
        model.goTo(entry(Report.Kind.TRIGGER, "uploaded"));
        assertThat(session.selection().only()).isEqualTo("uploaded");
        model.goTo(entry(Report.Kind.FLOW, "photo-intake"));
        assertThat(session.selection().isEmpty()).isTrue();
        Step.Function step = (Step.Function) session.document().step("thumbnail");
        model.goTo(entry(Report.Kind.FUNCTION, step.function()));
        assertThat(session.selection().only()).isEqualTo("thumbnail");
    }

    @Test
    void savesFirstThenWritesAndShowsTheReport() {
        var asked = new ArrayDeque<String>();
        ExportModel model =
                model(
                        session(FLOW),
                        (flow, target, output) -> {
                            asked.add(flow + " " + target + " " + output);
                            return REPORT;
                        });
        model.propose();
        model.folderProperty().set(" ../out ");

        model.go();

        assertThat(saves).isEqualTo(1);
        assertThat(model.stateProperty().get()).isEqualTo(new State.Working());
        assertThat(model.mayGo().get()).isFalse();
        background.remove().run();
        assertThat(asked).containsExactly("/flows/photo-intake aws /flows/out");
        assertThat(model.stateProperty().get())
                .isEqualTo(new State.Done(Path.of("/flows/out"), REPORT));
    }

    @Test
    void tellsWhyNothingWasWrittenAndWhatToDo() {
        ExportModel model =
                model(
                        session(FLOW),
                        (_, _, _) -> {
                            throw new ExportException("The folder is not empty.", "Empty it.");
                        });
        model.propose();
        model.go();
        background.remove().run();

        assertThat(model.stateProperty().get())
                .isEqualTo(new State.Failed("The folder is not empty.", "Empty it."));
        assertThat(model.mayGo().get()).isTrue();
    }

    @Test
    void aFolderThatCannotBeShownIsToldUntilTheNextExport() {
        var place =
                new ExportPlace() {
                    @Override
                    public Report export(Path flow, String target, Path output) {
                        return REPORT;
                    }

                    @Override
                    public void show(Path output) throws IOException {
                        throw new IOException("no file manager for " + output);
                    }
                };
        ExportModel model = model(session(FLOW), place);
        model.propose();

        model.show(Path.of("/flows/out"));
        background.remove().run();
        assertThat(model.unshownProperty().get()).isEqualTo("no file manager for /flows/out");

        model.go();
        assertThat(model.unshownProperty().get()).isEmpty();
    }

    @Test
    void aNameThatCannotBeAPathIsToldInsteadOfWritten() {
        ExportModel model = model(session(FLOW), (_, _, _) -> REPORT);
        model.propose();
        model.folderProperty().set("a\0b");

        model.go();

        assertThat(background).isEmpty();
        assertThat(model.stateProperty().get()).isInstanceOf(State.Failed.class);
    }

    @Test
    void aFlowWithErrorsIsNotExported() throws InterruptedException {
        var error = Problem.error("e", "/steps/size", "size", "Wrong.", "");
        BlockingQueue<Runnable> checks = new LinkedBlockingQueue<>();
        var session = new Session(Samples.photoIntake(), FLOW, _ -> List.of(error), checks::add);
        Runnable checked = checks.poll(60, TimeUnit.SECONDS);
        assertThat(checked).isNotNull();
        checked.run();
        ExportModel model = model(session, (_, _, _) -> REPORT);
        model.propose();

        assertThat(model.hasErrors().get()).isTrue();
        model.go();
        assertThat(saves).isZero();
    }
}
