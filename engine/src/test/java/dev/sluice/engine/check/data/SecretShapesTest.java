package dev.sluice.engine.check.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretShapesTest {
    @ParameterizedTest
    @CsvSource({
        "KEY_COLUMN,customer-id-2024-x",
        "TOKEN_COUNT,1000",
        "API_KEY,short",
        "SITE,https://example.com",
        "LOG_URL,https://example.com/a?b=c",
        "SIDES,'640,320,160'",
        "PASSWORD,''",
    })
    void ordinaryValuesAreNotTakenForSecrets(String name, String value) {
        assertThat(SecretShapes.kind(name, value)).isEmpty();
    }
}
