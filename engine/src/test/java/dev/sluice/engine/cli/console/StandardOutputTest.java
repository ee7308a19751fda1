package dev.sluice.engine.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.cli.Main;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

class StandardOutputTest {
    @ParameterizedTest
    @CsvSource({
        "No space left on device, --version, 3, standard output could not be written: No space",
        "No space left on device, frob, 2, no command",
        "Broken pipe, --version, 0, ''",
    })
    void aResultThatDidNotArriveIsNoSuccessUnlessNobodyReadsOn(
            String reason, String word, int status, String said) {
        var out = new StandardOutput(refusing(reason));
        var err = new ByteArrayOutputStream();
        var terminal =
                new Terminal(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        () -> false,
                        out::loss);

        assertThat(Main.execute(Main.commands(terminal), terminal, word)).isEqualTo(status);
        String told = err.toString(StandardCharsets.UTF_8);
        assertThat(told).contains(said);
        assertThat(told.isEmpty()).isEqualTo(said.isEmpty());
    }

    private static OutputStream refusing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
    }
}
