package dev.sluice.engine.machine.decide.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ErrorNamesTest {
    @ParameterizedTest
    @CsvSource({
        "States.ALL,               Boom,                       true",
        "States.ALL,               States.Timeout,             true",
        "States.ALL,               States.QueryEvaluationError, true",
        "States.ALL,               States.DataLimitExceeded,   false",
        "States.ALL,               States.Runtime,             false",
        "States.TaskFailed,        Boom,                       true",
        "States.TaskFailed,        States.Timeout,             false",
        "States.TaskFailed,        Sandbox.Timedout,           true",
        "States.Timeout,           States.Timeout,             true",
        "States.DataLimitExceeded, States.DataLimitExceeded,   true",
        "States.Runtime,           States.Runtime,             false",
        "States.TaskFailed,        States.Runtime,             false",
        "Boom,                     Boom,                       true",
        "Boom,                     boom,                       false",
        "Boom,                     Boomerang,                  false",
    })
    void coversWhatTheSpecificationSays(String name, String error, boolean isCovered) {
        assertThat(ErrorNames.match(List.of("Other", name), error)).isEqualTo(isCovered);
    }
}
