package dev.sluice.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

class LibraryLogTest {
    private final LoggerContext context = new LoggerContext();
    private final LibraryLog log = new LibraryLog();

    @Test
    void warningsGoToStandardErrorWithWhatWasThrown() {
        var heard = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
        try {
            context.setMDCAdapter(new LogbackMDCAdapter());
            assertThat(log.configure(context)).isEqualTo(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);
            Logger library = context.getLogger("a.library");
            library.info("nobody needs this");
            library.warn("the answer was {}", 41, new IllegalStateException("off by one"));
        } finally {
            System.setErr(before);
        }

        assertThat(heard.toString(StandardCharsets.UTF_8))
                .contains("WARN  a.library the answer was 41", "off by one", "LibraryLogTest")
                .doesNotContain("nobody needs this");
    }

    @Test
    void theDaemonsClientIsNotHeardTwice() {
        log.configure(context);

        assertThat(context.getLogger("com.github.dockerjava.api.async").getLevel())
                .isEqualTo(Level.OFF);
        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stderr"))
                .isInstanceOf(ConsoleAppender.class);
    }
}
