package dev.sluice.app.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.machine.RunEvent;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;

class EventKindsTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyKindOfEventHasWords(Language language) {
        var messages = Messages.in(language);

        assertThat(RunEvent.class.getPermittedSubclasses())
                .allSatisfy(
                        kind ->
                                assertThat(messages.keys())
                                        .contains("events.kind." + kind.getSimpleName()));
        assertThat(
                        Arrays.stream(RunEvent.class.getPermittedSubclasses())
                                .map(kind -> messages.text("events.kind." + kind.getSimpleName())))
                .doesNotHaveDuplicates();
    }
}
