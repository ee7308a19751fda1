package dev.sluice.engine.check.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.time.ExecutionTime;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/// The times of a cron text in a time zone.
record CronSchedule(Cron cron, ExecutionTime times, ZoneId zone) implements Schedule {
    CronSchedule(Cron cron, ZoneId zone) {
        this(cron, ExecutionTime.forCron(cron), zone);
    }

    @Override
    public Optional<Instant> next(Instant after) {
        return times.nextExecution(after.atZone(zone)).map(ZonedDateTime::toInstant);
    }
}
