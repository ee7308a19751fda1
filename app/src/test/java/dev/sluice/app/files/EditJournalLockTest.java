package dev.sluice.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.edit.FlowDocument;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A journal is held by one program at a time, seen from another one.
class EditJournalLockTest {
    @TempDir Path disk;

    /// The other program: tells whether it gets the journal of a flow, and how many it finds left.
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) throws IOException {
            var journals = new EditJournals(Path.of(arguments[0]));
            int left = journals.left().size();
            var opened = journals.open(Path.of(arguments[1]), FlowDocument.empty("x"), "disk");
            System.out.print((opened.journal() == null ? "held" : "free") + " " + left);
        }
    }

    private String seenByAnother() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var other =
                new ProcessBuilder(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Other.class.getName(),
                                disk.toString(),
                                disk.resolve("flow").toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @Test
    void anotherProgramDoesNotTakeAFlowThatIsOpen() throws Exception {
        var journals = new EditJournals(disk);
        var opened = journals.open(disk.resolve("flow"), FlowDocument.empty("x"), "disk");
        assertThat(opened.journal()).isNotNull();

        assertThat(seenByAnother()).isEqualTo("held 0");
        opened.journal().close();
        assertThat(seenByAnother()).isEqualTo("free 0");
    }
}
