package dev.sluice.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.history.EditHistory;
import dev.sluice.app.files.EditJournals.Opened;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

class EditJournalTest {
    @TempDir Path folder;

    private static EditHistory history(Opened opened) {
        return new EditHistory(
                opened.memory(),
                change -> {
                    try {
                        opened.journal().write(change);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private Opened open() throws IOException {
        return new EditJournals(folder).open(Path.of("flow"), Samples.photoIntake(), "disk");
    }

    private static String label(EditHistory history) {
        return history.current().step("notify").head().label();
    }

    private void edited(String label) throws IOException {
        Opened opened = open();
        EditHistory history = history(opened);
        history.settle();
        history.apply(new ElementEdit.Relabel("notify", label));
        opened.journal().close();
    }

    private Path file() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".edits")).findFirst().orElseThrow();
        }
    }

    @Test
    void whatCannotBeWrittenAnewGoesOnAsItIs() throws IOException {
        edited("First");
        Path inTheWay = Files.createDirectory(Path.of(file() + ".half"));

        edited("Second");
        Files.delete(inTheWay);

        Opened opened = open();
        EditHistory history = history(opened);
        assertThat(label(history)).isEqualTo("Second");
        history.undo();
        assertThat(label(history)).isEqualTo("First");
        opened.journal().close();
    }

    @Test
    void anEndWhileItIsWrittenAnewLosesNothing() throws IOException {
        edited("First");
        Path file = file();
        Files.copy(file, Path.of(file + ".new"));
        Files.writeString(file, Files.readString(file).substring(0, 40));

        Opened opened = open();

        assertThat(opened.restored()).isTrue();
        assertThat(label(history(opened))).isEqualTo("First");
        assertThat(Path.of(file + ".new")).doesNotExist();
        opened.journal().close();
        assertThat(new EditJournals(folder).left()).hasSize(1);
    }

    @Test
    void aJournalGoesOnUnderTheFolderItsFlowIsSavedInto() throws IOException {
        var journals = new EditJournals(folder);
        Opened opened = journals.fresh(Samples.photoIntake());
        EditHistory history = history(opened);
        history.apply(new ElementEdit.Relabel("notify", "First"));
        FlowDocument saved = history.current();

        journals.moved(opened.journal(), Path.of("made"), saved, "disk").close();

        Opened again = journals.open(Path.of("made"), saved, "disk");
        EditHistory after = history(again);
        assertThat(after.isDirty()).isFalse();
        after.undo();
        assertThat(label(after)).isNull();
        again.journal().close();
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
