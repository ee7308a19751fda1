package dev.sluice.engine.trigger;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The event a timer sends on the target: that of an EventBridge scheduled rule, or that of a
/// Function Compute time trigger.
final class TimerEvents {
    private TimerEvents() {}

    static Map<String, @Nullable Object> event(
            String target, String trigger, Instant due, String id) {
        String time = DateTimeFormatter.ISO_INSTANT.format(due.truncatedTo(ChronoUnit.SECONDS));
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        if (target.equals("alibaba")) {
            event.put("triggerTime", time);
            event.put("triggerName", trigger);
            event.put("payload", "");
            return event;
        }
        event.put("version", "0");
        event.put("id", id);
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.events");
        event.put("account", "000000000000");
        event.put("time", time);
        event.put("region", "us-east-1");
        event.put("resources", List.of("arn:aws:events:us-east-1:000000000000:rule/" + trigger));
        event.put("detail", Map.of());
        return event;
    }
}
