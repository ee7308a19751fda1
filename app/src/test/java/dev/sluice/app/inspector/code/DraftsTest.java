package dev.sluice.app.inspector.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.fx.ExternalEditor;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;

/// What becomes of typed code when the program ends before it is saved.
class DraftsTest {
    @TempDir Path folder;
    private final Queue<Runnable> later = new ArrayDeque<>();
    private Path flow;
    private Path source;
    private Session session;

    @BeforeEach
    void aFlowWithCode() throws IOException {
        flow = folder.resolve("flow");
        source = Files.createDirectories(flow.resolve("functions/validate")).resolve("index.py");
        Files.writeString(source, "on disk\n");
    }

    /// The model of a program that begins now, with a step's code in the editor.
    private CodeModel begun() {
        return opened(new Drafts(folder.resolve("drafts"), later::add));
    }

    /// The model of a flow that is opened in a program, which has one place for all its drafts.
    private CodeModel opened(Drafts drafts) {
        session = new Session(Samples.photoIntake(), flow, _ -> List.of(), Runnable::run);
        var model =
                new CodeModel(
                        session,
                        new CodeModel.Around(
                                Runnable::run,
                                Runnable::run,
                                new ExternalEditor(() -> "true"),
                                drafts,
                                Runnable::run));
        session.select(Selection.ofElement("validate"));
        return model;
    }

    private void aMomentPasses() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
    }

    private static String text(CodeModel model) {
        return model.openProperty().get().text();
    }

    private long drafts() throws IOException {
        Path all = folder.resolve("drafts");
        if (!Files.exists(all)) {
            return 0;
        }
        try (Stream<Path> found = Files.list(all)) {
            return found.count();
        }
    }

    @Test
    void whatWasTypedIsThereAgainAndCountsAsUnsaved() throws IOException {
        CodeModel before = begun();
        before.typed("typed 中\n");
        before.typed("typed 中 \"more\"\n");
        assertThat(later).hasSize(1);
        aMomentPasses();

        CodeModel after = begun();

        assertThat(text(after)).isEqualTo("typed 中 \"more\"\n");
        assertThat(after.dirtyProperty().get()).isTrue();
        assertThat(session.unsavedProperty().get()).isTrue();
        assertThat(source).content().isEqualTo("on disk\n");

        after.save(() -> {});
        assertThat(source).content().isEqualTo("typed 中 \"more\"\n");
        assertThat(session.unsavedProperty().get()).isFalse();
        assertThat(drafts()).isZero();
        assertThat(begun().dirtyProperty().get()).isFalse();
    }

    @Test
    void aFlowThatIsClosedAndOpenedAgainIsKeptAsWell() throws IOException {
        var drafts = new Drafts(folder.resolve("drafts"), later::add);
        CodeModel first = opened(drafts);
        first.typed("one\n");
        aMomentPasses();
        first.typed("two\n");
        aMomentPasses();
        first.save(() -> {});
        assertThat(drafts()).isZero();

        CodeModel again = opened(drafts);
        again.typed("three\n");
        aMomentPasses();

        assertThat(text(begun())).isEqualTo("three\n");
        again.discard();
        assertThat(drafts()).isZero();
    }

    @Test
    void whatWasLetGoOrTypedBackIsNotKept() throws IOException {
        CodeModel model = begun();
        model.typed("typed\n");
        aMomentPasses();
        assertThat(drafts()).isOne();
        model.typed("on disk\n");
        aMomentPasses();
        assertThat(drafts()).isZero();

        model.typed("typed\n");
        aMomentPasses();
        model.discard();

        assertThat(drafts()).isZero();
        assertThat(text(begun())).isEqualTo("on disk\n");
    }

    @Test
    void aFileThatSomebodyHasWrittenMeanwhileIsAskedAbout() throws IOException {
        CodeModel before = begun();
        before.typed("typed\n");
        aMomentPasses();
        Files.writeString(source, "theirs\n");

        CodeModel after = begun();
        assertThat(text(after)).isEqualTo("typed\n");
        after.save(() -> {});

        assertThat(after.conflictProperty().get()).isEqualTo(source);
        assertThat(source).content().isEqualTo("theirs\n");
        after.takeTheirs();
        assertThat(text(after)).isEqualTo("theirs\n");
        assertThat(drafts()).isZero();
    }

    @Test
    void whatWasSavedAsTheProgramEndedIsNoDraftAnyMore() throws IOException {
        CodeModel before = begun();
        before.typed("typed\n");
        aMomentPasses();
        Files.writeString(source, "typed\n");

        assertThat(begun().dirtyProperty().get()).isFalse();
        assertThat(drafts()).isZero();
    }

    @Test
    void aDraftThatCannotBeReadAndThoseOfOtherFlowsAreLeftAlone() throws IOException {
        CodeModel before = begun();
        before.typed("typed\n");
        aMomentPasses();
        Path all = folder.resolve("drafts");
        Files.writeString(all.resolve("broken.draft"), "{ \"file\": ");
        Files.writeString(
                all.resolve("other.draft"),
                "{ \"file\": \"/elsewhere/x.py\", \"saved\": \"\", \"text\": \"x\" }");

        assertThat(text(begun())).isEqualTo("typed\n");
        assertThat(drafts()).isEqualTo(3);
    }
}
