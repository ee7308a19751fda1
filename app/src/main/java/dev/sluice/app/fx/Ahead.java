package dev.sluice.app.fx;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/// A moment that something waits for, as the window tells it.
///
/// @param zone in which it is told
public record Ahead(Instant at, ZoneId zone) {
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;

    /// One in the system's time zone.
    public static Ahead of(Instant at) {
        return new Ahead(at, ZoneId.systemDefault());
    }

    /// The time of day, with the day where it is another one than now.
    public String time(Messages messages, Instant now) {
        ZonedDateTime there = at.atZone(zone);
        String time = DateTimeFormatter.ofPattern("HH:mm:ss", messages.locale()).format(there);
        if (there.toLocalDate().equals(now.atZone(zone).toLocalDate())) {
            return time;
        }
        boolean sameYear = there.getYear() == now.atZone(zone).getYear();
        String day = messages.text(sameYear ? "timeline.day" : "timeline.date");
        return DateTimeFormatter.ofPattern(day, messages.locale()).format(there) + " " + time;
    }

    /// How far away it is: in seconds only within the last minute.
    String left(Messages messages, Instant now) {
        long seconds = Math.max(0, Duration.between(now, at).toSeconds());
        if (seconds < MINUTE) {
            return messages.text("timeline.seconds", seconds);
        }
        return seconds < HOUR
                ? messages.text("timeline.whole-minutes", seconds / MINUTE)
                : messages.text("timeline.hours", seconds / HOUR, seconds % HOUR / MINUTE);
    }

    /// That something waits until then, and how long that is from now.
    public String until(Messages messages, Instant now) {
        return said("timeline.until", messages, now);
    }

    /// That something must be answered by then, and how long that is from now.
    public String answer(Messages messages, Instant now) {
        return said("timeline.answer", messages, now);
    }

    /// That something waits until then.
    public String untilThen(Messages messages, Instant now) {
        return messages.text("timeline.until", time(messages, now));
    }

    /// That something must be answered by then.
    public String answerByThen(Messages messages, Instant now) {
        return messages.text("timeline.answer", time(messages, now));
    }

    private String said(String key, Messages messages, Instant now) {
        String time = time(messages, now);
        return now.isBefore(at)
                ? messages.text(key + ".left", time, left(messages, now))
                : messages.text(key, time);
    }
}
