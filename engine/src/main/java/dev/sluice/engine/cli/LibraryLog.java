package dev.sluice.engine.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The libraries' own messages: warnings only, on standard error; `SLUICE_LOG=debug` shows more.
///
/// Said in Java, since Logback's XML and patterns would take a tenth of a start. Another setting of
/// Logback's is found where `logback.configurationFile` names one.
public final class LibraryLog extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        String wanted = System.getenv("SLUICE_LOG");
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(wanted, Level.WARN));
        root.addAppender(errors(context));
        // It logs what it throws as well.
        context.getLogger("com.github.dockerjava.api.async")
                .setLevel(Level.toLevel(wanted, Level.OFF));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static ConsoleAppender<ILoggingEvent> errors(LoggerContext context) {
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(context);
        encoder.setLayout(new Line());
        encoder.start();
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("stderr");
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    /// A message as a line: when, how grave, whose, what, and the exception below. The time zone is
    /// asked for with the first message, since most starts have none and all zones are read for it.
    private static final class Line extends LayoutBase<ILoggingEvent> {
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

        @Override
        public String doLayout(ILoggingEvent event) {
            String line =
                    "%s %-5s %s %s%n"
                            .formatted(
                                    TIME.format(event.getInstant().atZone(ZoneId.systemDefault())),
                                    event.getLevel(),
                                    event.getLoggerName(),
                                    event.getFormattedMessage());
            IThrowableProxy thrown = event.getThrowableProxy();
            return thrown == null ? line : line + ThrowableProxyUtil.asString(thrown);
        }
    }
}
