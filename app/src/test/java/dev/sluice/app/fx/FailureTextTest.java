package dev.sluice.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.value.Json;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class FailureTextTest {
    private static final EngineTexts TEXTS = EngineTexts.in(Language.ENGLISH);

    private static FailureText of(String error, Object cause) {
        return FailureText.of(new Failure(error, Json.write(cause)), TEXTS);
    }

    @Test
    void readsTheErrorOfAPythonFunctionLineByLine() {
        FailureText read =
                of(
                        "KeyError",
                        Map.of(
                                "errorMessage",
                                "'nothere'",
                                "errorType",
                                "KeyError",
                                "stackTrace",
                                List.of("  File \"/var/task/index.py\", line 7\n    boom = 1\n")));
        assertThat(read.message()).isEqualTo("'nothere'");
        assertThat(read.stack())
                .containsExactly("  File \"/var/task/index.py\", line 7", "    boom = 1");
        assertThat(read.whole())
                .isEqualTo(
                        """
                        KeyError
                        'nothere'
                          File "/var/task/index.py", line 7
                            boom = 1\
                        """);
    }

    @Test
    void leavesOutTheMessageThatNodeRepeatsAboveItsStack() {
        FailureText read =
                of(
                        "TypeError",
                        Map.of(
                                "errorMessage",
                                "no name",
                                "trace",
                                List.of("TypeError: no name", "    at handler (index.mjs:3:9)")));
        assertThat(read.stack()).containsExactly("    at handler (index.mjs:3:9)");
    }

    @Test
    void leavesOtherCausesAsTheyAre() {
        var failure = new Failure("BadPhoto", "{\"photo\": \"too small\"}");
        FailureText read = FailureText.of(failure, TEXTS);
        assertThat(read.message()).isEqualTo("{\"photo\": \"too small\"}");
        assertThat(read.stack()).isEmpty();
    }

    @Property
    void readsAnyCause(@ForAll String error, @ForAll String cause) {
        assertThat(FailureText.of(new Failure(error, cause), TEXTS).error()).isEqualTo(error);
        FailureText.of(new Failure(error, "{" + cause), TEXTS).whole();
    }
}
