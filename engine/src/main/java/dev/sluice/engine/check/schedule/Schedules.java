package dev.sluice.engine.check.schedule;

import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads schedules as users write them.
public final class Schedules {
    private static final int MAX_LENGTH = 250;
    private static final Pattern RATE =
            Pattern.compile("([1-9][0-9]{0,8}) (second|minute|hour|day)s?");
    private static final Pattern EVERY = Pattern.compile("@every ([1-9][0-9]{0,8})([smh])");

    private Schedules() {}

    /// A schedule, or what is wrong with its text.
    public sealed interface Reading {
        record Read(Schedule schedule) implements Reading {}

        /// @param field the field of the trigger that is wrong: `cron`, `dialect`, `timeZone`,
        ///   `rate`
        record Wrong(String field, String message, String hint) implements Reading {}

        /// The schedule, of a trigger that [dev.sluice.engine.check.Checks] finds no error in.
        default Schedule schedule() {
            return switch (this) {
                case Read(Schedule schedule) -> schedule;
                case Wrong(_, String message, String hint) ->
                        throw new IllegalArgumentException(message + " " + hint);
            };
        }
    }

    /// The schedule of a timer.
    public static Reading of(Trigger.Timer timer) {
        if (timer.rate() != null && timer.cron() == null) {
            return rate(timer.rate());
        }
        if (timer.cron() != null && timer.rate() == null) {
            return cron(timer.cron(), timer.dialect(), timer.timeZone());
        }
        return new Reading.Wrong(
                timer.cron() == null ? "" : "rate",
                "A timer has exactly one of \"cron\" and \"rate\".",
                "Write for example \"cron\": \"5 0 * * *\", or \"rate\": \"5 minutes\".");
    }

    /// Every so long, counted from the last time.
    public static Reading rate(String text) {
        Matcher rate = RATE.matcher(text);
        if (!rate.matches()) {
            return new Reading.Wrong(
                    "rate",
                    "\"" + text + "\" is no rate.",
                    "Write a number and second(s), minute(s), hour(s) or day(s), for example \"5"
                            + " minutes\".");
        }
        return new Reading.Read(every(Long.parseLong(rate.group(1)), rate.group(2)));
    }

    /// @param dialect `null`: unix
    /// @param zone an IANA name; `null`: UTC
    public static Reading cron(String text, @Nullable String dialect, @Nullable String zone) {
        Optional<CronDialect> known = CronDialect.named(dialect);
        if (known.isEmpty()) {
            return new Reading.Wrong(
                    "dialect",
                    "There is no cron dialect \"" + dialect + "\".",
                    "Known are unix, quartz, aws and fc.");
        }
        CronDialect cron = known.get();
        String fields = cron.unwrapped(text);
        String zoneName = zone;
        if (cron == CronDialect.FC) {
            Matcher every = EVERY.matcher(fields);
            if (every.matches()) {
                return new Reading.Read(every(Long.parseLong(every.group(1)), every.group(2)));
            }
            if (fields.startsWith("CRON_TZ=") && fields.contains(" ")) {
                zoneName = fields.substring("CRON_TZ=".length(), fields.indexOf(' '));
                fields = fields.substring(fields.indexOf(' ') + 1).strip();
            }
        }
        ZoneId zoneId = zone(zoneName);
        if (zoneId == null) {
            return new Reading.Wrong(
                    "timeZone",
                    "There is no time zone \"" + zoneName + "\".",
                    "Write an IANA name, for example Europe/Berlin or Asia/Shanghai.");
        }
        if (fields.length() > MAX_LENGTH) {
            return new Reading.Wrong("cron", "The cron text is too long.", cron.example());
        }
        return read(fields, cron, zoneId);
    }

    private static Reading read(String fields, CronDialect dialect, ZoneId zone) {
        try {
            return new Reading.Read(new CronSchedule(dialect.parse(fields), zone));
        } catch (IllegalArgumentException e) {
            return new Reading.Wrong(
                    "cron",
                    "\"%s\" is no %s cron text: %s."
                            .formatted(fields, dialect.label(), reason(e.getMessage())),
                    dialect.example());
        }
    }

    /// The parser's reason without its own framing.
    private static String reason(@Nullable String message) {
        String reason =
                String.valueOf(message)
                        .replaceFirst("^Failed to parse cron expression\\. ", "")
                        .replaceFirst("^Failed to parse '.*'\\. ", "")
                        .replaceFirst("\\.$", "");
        return reason.startsWith("Cron expression contains")
                ? "it has a wrong number of fields"
                : reason;
    }

    private static @Nullable ZoneId zone(@Nullable String name) {
        if (name == null) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Schedule every(long count, String unit) {
        Duration period =
                switch (unit.charAt(0)) {
                    case 's' -> Duration.ofSeconds(count);
                    case 'm' -> Duration.ofMinutes(count);
                    case 'h' -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                };
        return after -> Optional.of(after.plus(period));
    }
}
