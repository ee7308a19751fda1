package dev.sluice.app.logs;

import dev.sluice.engine.log.LogLine;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How grave a line is, as far as its text or its stream tells.
public enum Level {
    DEBUG,
    INFO,
    WARNING,
    ERROR;

    /// How lines begin that Sluice itself puts among what functions print.
    static final String OURS = "sluice: ";

    private static final String WARNS = OURS + "warning: ";
    private static final int LOOK = 120;
    private static final Pattern WORD =
            Pattern.compile(
                    "\\b(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE"
                            + "|Traceback|[A-Z]\\w*(?:Error|Exception))\\b");

    /// Its name in message keys and style classes.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Level of(LogLine line) {
        String text = line.text();
        if (text.startsWith(WARNS)) {
            return WARNING;
        }
        Matcher word = WORD.matcher(text.length() > LOOK ? text.substring(0, LOOK) : text);
        if (!word.find()) {
            return INFO;
        }
        return switch (word.group().toUpperCase(Locale.ROOT)) {
            case "TRACE", "DEBUG" -> DEBUG;
            case "INFO" -> INFO;
            case "WARN", "WARNING" -> WARNING;
            default -> ERROR;
        };
    }
}
