package dev.sluice.app.shell.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.edit.Clips;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.files.CopyNotes;
import dev.sluice.app.session.ClipText;
import dev.sluice.app.session.Session;
import dev.sluice.app.shell.flows.Remark;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

class CarryingTest {
    @TempDir Path disk;
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    private FlowDocument photo;
    private String copied;

    /// A user copies a step of one flow.
    @BeforeEach
    void copy() throws Exception {
        photo = Placement.complete(Samples.photoIntake());
        write("photo/functions/thumbnail/index.py", "def handler(e, c): return 'small'");
        write("photo/functions/thumbnail/lib/names.txt", "one");
        write("photo/.sluice/secrets.json", "{\"key\": \"value\"}");
        write("elsewhere/index.py", "not to be read");
        FlowDocument clip = Clips.of(photo, Set.of("thumbnail", "notify"), Set.of());
        String note = carrying("photo", photo).note(clip);
        copied = ClipText.write(clip, note);
        awaitNote(note);
    }

    private void awaitNote(String note) throws IOException, InterruptedException {
        var notes = new CopyNotes(disk.resolve("state"));
        for (int i = 0; i < 100 && notes.read(note) == null; i++) {
            heard.poll(20, TimeUnit.MILLISECONDS);
        }
        assertThat(notes.read(note)).isNotNull();
    }

    private void write(String file, String text) throws IOException {
        Path at = disk.resolve(file);
        Files.createDirectories(at.getParent());
        Files.writeString(at, text);
    }

    private Carrying carrying(@Nullable String flow, FlowDocument document) {
        var session =
                new Session(
                        document,
                        flow == null ? null : disk.resolve(flow),
                        _ -> List.of(),
                        Runnable::run);
        return new Carrying(
                session, new CopyNotes(disk.resolve("state")), heard::add, Runnable::run);
    }

    private FlowDocument pasted(@Nullable String flow, FlowDocument into, String text)
            throws InterruptedException {
        carrying(flow, into).take(ClipText.read(text), ClipText.note(text), heard::add);
        Object said = heard.poll(50, TimeUnit.SECONDS);
        while (said instanceof Remark) {
            said = heard.poll(50, TimeUnit.SECONDS);
        }
        return new ElementEdit.Paste((FlowDocument) said, null, 0, 0).apply(into);
    }

    @Test
    void codeAndResourcesComeAlongIntoAnotherFlow() throws Exception {
        FlowDocument after = pasted("other", FlowDocument.empty("other"), copied);

        assertThat(after.step("thumbnail").function()).isEqualTo("thumbnail");
        assertThat(after.flow().functions().get("thumbnail").code())
                .isEqualTo("functions/thumbnail");
        assertThat(disk.resolve("other/functions/thumbnail/index.py"))
                .hasContent("def handler(e, c): return 'small'");
        assertThat(disk.resolve("other/functions/thumbnail/lib/names.txt")).hasContent("one");
        assertThat(after.flow().resources()).containsKey("photos-done");
        assertThat(disk.resolve("other/.sluice")).doesNotExist();
    }

    @Test
    void whatIsThereIsNeverWrittenOver() throws Exception {
        write("other/functions/thumbnail/index.py", "mine");

        FlowDocument after = pasted("other", photo, copied);

        assertThat(disk.resolve("other/functions/thumbnail/index.py")).hasContent("mine");
        assertThat(after.flow().functions().get("thumbnail-2").code())
                .isEqualTo("functions/thumbnail-2");
        assertThat(after.step("thumbnail-2").function()).isEqualTo("thumbnail-2");
        assertThat(after.step("thumbnail").function()).isEqualTo("thumbnail");
    }

    @Test
    void aFunctionThatIsThereWithTheSameCodeIsCalled() throws Exception {
        write("other/functions/thumbnail/index.py", "def handler(e, c): return 'small'");
        write("other/functions/thumbnail/lib/names.txt", "one");

        FlowDocument after = pasted("other", photo, copied);

        assertThat(after.step("thumbnail-2").function()).isEqualTo("thumbnail");
        assertThat(after.flow().functions()).doesNotContainKey("thumbnail-2");
        assertThat(disk.resolve("other/functions/thumbnail-2")).doesNotExist();
    }

    @Test
    void withinOneFlowNothingIsCopied() throws Exception {
        FlowDocument after = pasted("photo", photo, copied);

        assertThat(after.step("thumbnail-2").function()).isEqualTo("thumbnail");
        assertThat(disk.resolve("photo/functions/thumbnail-2")).doesNotExist();
    }

    @Test
    void aFlowThatLiesNowhereIsToldToBeSavedFirst() throws Exception {
        carrying(null, FlowDocument.empty("new"))
                .take(ClipText.read(copied), ClipText.note(copied), heard::add);

        assertThat(((Remark) heard.poll(50, TimeUnit.SECONDS)).text())
                .isEqualTo("shell.paste.unsaved");
        assertThat(heard.poll(50, TimeUnit.SECONDS)).isInstanceOf(FlowDocument.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../elsewhere",
                "functions/../../elsewhere",
                ".sluice",
                ".",
                "functions",
                "",
                "~",
                "functions/thumbnail/../../.sluice"
            })
    void aStrangersTextReadsNothingThatWasNotCopied(String code) throws Exception {
        String text = copied.replace("functions/thumbnail", code);
        assertThat(text).isNotEqualTo(copied);

        pasted("other", FlowDocument.empty("other"), text);

        assertThat(files("other")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../state/x",
                "/etc/passwd",
                "0123",
                "..",
                "ffffffffffffffffffffffffffffffff"
            })
    void aNoteThatIsNoneOfTheUsersIsNotFollowed(String note) throws Exception {
        String text = copied.replace(ClipText.note(copied), note);

        FlowDocument after = pasted("other", FlowDocument.empty("other"), text);

        assertThat(after.step("thumbnail")).isNotNull();
        assertThat(files("other")).isEmpty();
    }

    @Test
    void aFolderElsewhereThatALinkLeadsToIsNotRead() throws Exception {
        try (Stream<Path> all = Files.walk(disk.resolve("photo/functions/thumbnail"))) {
            for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        Files.createSymbolicLink(
                disk.resolve("photo/functions/thumbnail"), disk.resolve("elsewhere"));

        carrying("other", FlowDocument.empty("other"))
                .take(ClipText.read(copied), ClipText.note(copied), heard::add);

        assertThat(((Remark) heard.poll(50, TimeUnit.SECONDS)).text())
                .isEqualTo("shell.paste.no-code");
        assertThat(files("other")).isEmpty();
    }

    @Test
    void aLinkInTheCodeIsLeftOut() throws Exception {
        Files.createSymbolicLink(
                disk.resolve("photo/functions/thumbnail/key"), disk.resolve("elsewhere/index.py"));

        pasted("other", FlowDocument.empty("other"), copied);

        assertThat(files("other")).noneMatch(f -> f.endsWith("key")).hasSize(2);
    }

    @Test
    void theTextSaysNoFolderAndNoSecret() {
        assertThat(copied).contains("\"thumbnail\"").doesNotContain(disk.toString());
        assertThat(copied).doesNotContain("value\"}");
    }

    private List<String> files(String flow) throws IOException {
        Path folder = disk.resolve(flow);
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString())
                    .toList();
        }
    }
}
