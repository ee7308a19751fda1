package dev.sluice.app.inspector.form;

import dev.sluice.engine.check.schedule.Schedule;
import dev.sluice.engine.check.schedule.Schedules;
import dev.sluice.engine.model.Trigger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// When a timer fires next, by the clock of its own time zone.
final class NextTimes {
    private static final int COUNT = 10;
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private NextTimes() {}

    /// A time a line; a dash where there is none.
    static String of(Trigger.Timer timer, Instant now) {
        if (!(Schedules.of(timer) instanceof Schedules.Reading.Read(Schedule schedule))) {
            return "–";
        }
        ZoneId zone = zone(timer);
        List<String> times = new ArrayList<>();
        Optional<Instant> at = schedule.next(now);
        while (at.isPresent() && times.size() < COUNT) {
            times.add(FORMAT.format(at.get().atZone(zone)));
            at = schedule.next(at.get());
        }
        return times.isEmpty() ? "–" : String.join("\n", times);
    }

    private static ZoneId zone(Trigger.Timer timer) {
        try {
            String name = timer.timeZone();
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }
}
