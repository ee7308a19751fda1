package dev.sluice.engine.container.docker.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.InternalServerErrorException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;

class EngineWordsTest {
    @Test
    void areTheMessageInWhatTheEngineSent() {
        var refusal =
                new InternalServerErrorException(
                        "Status 500: {\"message\":\"failed to create task: runc: no"
                                + " \\\"cgroup\\\"\\n"
                                + "\"}\n");

        assertThat(EngineWords.of(refusal)).isEqualTo("failed to create task: runc: no \"cgroup\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no route to host",
                "Status 404: page not found",
                "odd {words",
                "{}",
                "Status 500: {\"message\": 1}",
                "Status 500: {\"message\": \" \"}"
            })
    void areAllThatWasSaidWhereItIsNoSuchMessage(String said) {
        assertThat(EngineWords.of(new IOException(said))).isEqualTo(said);
    }

    @Test
    void areNeverEmpty() {
        assertThat(EngineWords.of(new IllegalStateException())).isEqualTo("IllegalStateException");
    }
}
