package dev.sluice.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
}
