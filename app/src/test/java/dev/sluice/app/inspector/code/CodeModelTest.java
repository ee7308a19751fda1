package dev.sluice.app.inspector.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.ExternalEditor;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

class CodeModelTest {
    @TempDir private Path folder;
    private Session session;
    private CodeModel model;

    @BeforeEach
    void aFlowWithCode() throws IOException {
        Path code = folder.resolve("functions/validate");
        Files.createDirectories(code.resolve("node_modules/x"));
        Files.writeString(code.resolve("index.py"), "print('hello')\n");
        Files.writeString(code.resolve("a.py"), "x = 1\n");
        Files.write(code.resolve("picture.bin"), new byte[] {1, 0, 2});
        Files.writeString(code.resolve("node_modules/x/y.js"), "no");
        session = new Session(Samples.photoIntake(), folder, _ -> List.of(), Runnable::run);
        model =
                new CodeModel(
                        session,
                        new CodeModel.Around(
                                Runnable::run,
                                Runnable::run,
                                new ExternalEditor(() -> "true"),
                                Drafts.none(),
                                Runnable::run));
    }

    private void select(String id) {
        session.select(Selection.ofElement(id));
    }

    @Test
    void opensTheHandlersFileFirst() {
        select("validate");

        assertThat(model.files().stream().map(model::name)).containsExactly("index.py", "a.py");
        assertThat(model.openProperty().get().text()).isEqualTo("print('hello')\n");
    }

    @Test
    void savesWhatWasTyped() throws IOException {
        select("validate");
        model.typed("print('changed')\n");
        assertThat(model.dirtyProperty().get()).isTrue();

        boolean[] then = new boolean[1];
        model.save(() -> then[0] = true);

        assertThat(then[0]).isTrue();
        assertThat(model.dirtyProperty().get()).isFalse();
        assertThat(folder.resolve("functions/validate/index.py")).hasContent("print('changed')");
        try (var files = Files.list(folder.resolve("functions/validate"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void keepsTypedTextWhileSomethingElseIsSelected() {
        select("validate");
        model.typed("typed");
        select("thumbnail");
        select("validate");

        assertThat(model.openProperty().get().text()).isEqualTo("typed");
        assertThat(model.dirtyProperty().get()).isTrue();
    }

    @Test
    void tellsWhyAFileWasNotSaved() throws IOException {
        select("validate");
        model.typed("typed");
        Path code = folder.resolve("functions/validate");
        Files.delete(code.resolve("index.py"));
        Files.createDirectory(code.resolve("index.py"));
        Files.createFile(code.resolve("index.py/in-the-way"));

        model.save(() -> {});

        assertThat(model.mistakeProperty().get()).contains("index.py");
        assertThat(model.dirtyProperty().get()).isTrue();
    }

    @Test
    void givesAStepWithoutAFunctionOneThatRuns() {
        addStep("fresh");
        select("fresh");
        assertThat(model.needsFunctionProperty().get()).isTrue();

        model.create(Starter.NODEJS, () -> {});

        Step.Function step = (Step.Function) session.document().step("fresh");
        assertThat(session.document().flow().functions()).containsKey(step.function());
        assertThat(session.document().flow().functions().get(step.function()).runtime())
                .isEqualTo("nodejs22.x");
        assertThat(folder.resolve("functions/" + step.function() + "/index.js"))
                .content()
                .contains("exports.handler");
        assertThat(model.needsFunctionProperty().get()).isFalse();
        assertThat(model.openProperty().get().text()).contains("exports.handler");

        session.undo();
        assertThat(session.document().flow().functions()).doesNotContainKey(step.function());
    }

    @Test
    void writesCodeForAFunctionThatHasNoneAndReplacesNothing() throws IOException {
        select("thumbnail");
        assertThat(model.needsFunctionProperty().get()).isTrue();
        model.create(Starter.PYTHON, () -> {});
        Path file = folder.resolve("functions/thumbnail/index.py");
        assertThat(file).content().contains("def handler");

        Files.writeString(file, "mine");
        model.create(Starter.PYTHON, () -> {});

        assertThat(file).hasContent("mine");
    }

    @Test
    void savesAFlowThatHasNoFolderBeforeItGivesAStepCode() {
        session = new Session(Samples.photoIntake(), null, _ -> List.of(), Runnable::run);
        List<Runnable> saves = new ArrayList<>();
        model =
                new CodeModel(
                        session,
                        new CodeModel.Around(
                                Runnable::run,
                                Runnable::run,
                                new ExternalEditor(() -> "true"),
                                Drafts.none(),
                                saves::add));
        select("validate");
        assertThat(model.needsFunctionProperty().get()).isTrue();
        assertThat(model.openProperty().get()).isNull();

        model.create(Starter.PYTHON, () -> {});
        saves.getFirst().run(); // given up: still no folder
        assertThat(model.openProperty().get()).isNull();

        Path elsewhere = folder.resolve("elsewhere");
        model.create(Starter.PYTHON, () -> {});
        session.saved(session.document(), elsewhere);
        saves.getLast().run();

        assertThat(model.openProperty().get().text()).isEqualTo(Starter.PYTHON.source());
        assertThat(elsewhere.resolve("functions/validate/index.py"))
                .content()
                .isEqualTo(Starter.PYTHON.source());
        assertThat(model.needsFunctionProperty().get()).isFalse();
    }

    @Test
    void stillOffersCodeAfterAnEditOfTheStep() {
        select("thumbnail");

        session.apply(new ElementEdit.Relabel("thumbnail", "Small picture"));

        assertThat(model.needsFunctionProperty().get()).isTrue();
    }

    /// A model whose work beside the window waits until it is told to go on.
    private CodeModel waiting(Deque<Runnable> work) {
        var waiting =
                new CodeModel(
                        session,
                        new CodeModel.Around(
                                work::add,
                                Runnable::run,
                                new ExternalEditor(() -> "true"),
                                Drafts.none(),
                                Runnable::run));
        select("validate");
        while (!work.isEmpty()) {
            work.remove().run();
        }
        return waiting;
    }

    @Test
    void whatIsTypedWhileTheFileIsReadAgainIsNotReplaced() {
        Deque<Runnable> work = new ArrayDeque<>();
        CodeModel slow = waiting(work);
        slow.lookAtDisk();
        slow.typed("print('typed')\n");
        work.remove().run();

        assertThat(slow.openProperty().get().text()).isEqualTo("print('typed')\n");
        assertThat(slow.dirtyProperty().get()).isTrue();
    }

    @Test
    void whatWasReadBeforeASaveDoesNotComeBackAfterIt() throws IOException {
        Deque<Runnable> work = new ArrayDeque<>();
        CodeModel slow = waiting(work);
        slow.lookAtDisk();
        Runnable reading = work.remove();
        slow.typed("print('saved')\n");
        slow.save(() -> {});
        Path file = slow.openProperty().get().path();
        String before = Files.readString(file);
        while (!work.isEmpty()) {
            work.remove().run();
        }
        String after = Files.readString(file);
        Files.writeString(file, before); // as the reading found it, which takes its time
        reading.run();
        Files.writeString(file, after);
        while (!work.isEmpty()) {
            work.remove().run();
        }

        assertThat(slow.openProperty().get().text()).isEqualTo("print('saved')\n");
        assertThat(slow.dirtyProperty().get()).isFalse();
    }

    private void addStep(String id) {
        var step =
                new Step.Function(
                        Step.Head.of(id), "", Data.NONE, Limits.NONE, Handling.NONE, List.of());
        session.apply(new ElementEdit.AddStep(step, Layout.Place.at(0, 0), null, null, null));
        assertThat(session.document()).isInstanceOf(FlowDocument.class);
    }
}
