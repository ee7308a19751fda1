package dev.sluice.app.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.edit.Blueprint.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlueprintLanguageTest {
    @ParameterizedTest
    @EnumSource
    void knowsTheRuntimeOfItsOwnNewFunctions(Language language) {
        assertThat(Language.of(language.runtime())).isEqualTo(language);
    }

    @Test
    void knowsOtherVersionsAndLeavesOthersAlone() {
        assertThat(Language.of("java25")).isEqualTo(Language.JAVA);
        assertThat(Language.of("go1.x")).isEqualTo(Language.GO);
        assertThat(Language.of("ruby3.4")).isNull();
    }
}
