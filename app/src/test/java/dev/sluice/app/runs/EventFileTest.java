package dev.sluice.app.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

class EventFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "photo 2", "größer", "大图", "O'Brien", "a.b"})
    void aFilesNameIsAnEvents(String name) {
        assertThat(EventFile.mayBeCalled(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", " a", "..", ".a", "a.", "a/b", "a\\b", "c:", "a\nb", "\uD800", "?"})
    void whatSomeSystemRefusesIsNone(String name) {
        assertThat(EventFile.mayBeCalled(name)).isFalse();
    }

    @Property(tries = 300)
    void whatIsAllowedLiesAmongTheFlowsEvents(@ForAll String name) {
        if (EventFile.mayBeCalled(name)) {
            Path file = new EventFile(Path.of("/flow"), name).path();
            assertThat(file.normalize().getParent()).isEqualTo(Path.of("/flow/events"));
        }
    }

    @Test
    void anEventIsWrittenWholeAndAnOlderOneReplaced(@TempDir Path flow) throws Exception {
        var event = new EventFile(flow, "order");
        event.write("{\"a\": 1}");
        event.write("{\"a\": 2}\n");

        assertThat(flow.resolve("events/order.json")).hasContent("{\"a\": 2}");
        assertThat(flow.resolve("events")).isDirectoryNotContaining("glob:**.{part,tmp}");
    }

    @Test
    void nothingIsWrittenThroughLinksOfAStrangersFlow(@TempDir Path folder) throws Exception {
        Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");
        Path flow = Files.createDirectories(folder.resolve("flow/events")).getParent();
        Files.createSymbolicLink(flow.resolve("events/order.json"), mine);
        Files.createSymbolicLink(flow.resolve("events/.order.part"), mine);
        new EventFile(flow, "order").write("{}");
        assertThat(mine).hasContent("mine");

        Path other = Files.createDirectories(folder.resolve("other"));
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createSymbolicLink(other.resolve("events"), elsewhere);
        assertThatThrownBy(() -> new EventFile(other, "order").write("{}"))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("it is a link");
        assertThat(elsewhere).isEmptyDirectory();
    }
}
