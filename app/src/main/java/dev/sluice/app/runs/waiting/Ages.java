package dev.sluice.app.runs.waiting;

import dev.sluice.app.fx.Ahead;
import dev.sluice.app.fx.Messages;

import java.time.Duration;
import java.time.Instant;

/// How long ago or how far ahead something is, in words for the user.
final class Ages {
    private final Messages messages;

    Ages(Messages messages) {
        this.messages = messages;
    }

    /// The time between two moments; none where the second is not the later one.
    String between(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 60) {
            return messages.text("runs.age.seconds", seconds);
        }
        if (seconds < 3_600) {
            return messages.text("runs.age.minutes", seconds / 60, seconds % 60);
        }
        return messages.text("runs.age.hours", seconds / 3_600, seconds % 3_600 / 60);
    }

    /// How a callback waits, as of a moment.
    String of(WaitingCallback callback, Instant now) {
        var text =
                new StringBuilder(
                        messages.text("runs.callback.since", between(callback.since(), now)));
        Instant sign = callback.lastSign();
        if (sign != null) {
            text.append("  ·  ").append(messages.text("runs.callback.sign", between(sign, now)));
        }
        Instant silent = callback.silentUntil();
        if (silent != null) {
            String time = Ahead.of(silent).time(messages, now);
            text.append("  ·  ")
                    .append(messages.text("runs.callback.silent", between(now, silent), time));
        }
        Instant until = callback.until();
        if (until != null) {
            String time = Ahead.of(until).time(messages, now);
            text.append("  ·  ")
                    .append(messages.text("runs.callback.until", between(now, until), time));
        }
        return text.toString();
    }
}
