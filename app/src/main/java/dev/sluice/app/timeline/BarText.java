package dev.sluice.app.timeline;

import dev.sluice.app.fx.Ahead;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.Span;
import dev.sluice.app.timeline.Bar.Phase;
import dev.sluice.app.timeline.TimelineModel.Picture;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What the timeline says of its bars and gaps.
final class BarText {
    private static final int LONGEST = 26;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT)
                    .withZone(ZoneId.systemDefault());

    private final TimelineModel model;
    private final Messages messages;

    BarText(TimelineModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    String hint() {
        return messages.text("timeline.hint");
    }

    /// What a row is called, cut at its beginning to fit.
    String name(Bar bar) {
        String name = model.name(bar);
        return name.length() <= LONGEST ? name : "…" + name.substring(name.length() - LONGEST + 1);
    }

    /// How long a visit took, or takes by now.
    String length(Bar bar, Picture picture) {
        Instant end = bar.end() == null ? picture.end() : bar.end();
        return end == null ? "" : span(Duration.between(bar.start(), end));
    }

    /// All of a visit, with exact times.
    String of(Bar bar, Picture picture) {
        var text = new StringBuilder(bar.path());
        text.append('\n').append(times(bar.start(), bar.end()));
        for (Phase phase : bar.phases()) {
            Instant end = phase.end() == null ? picture.end() : phase.end();
            if (end != null) {
                text.append('\n')
                        .append(kind(phase.kind()))
                        .append(": ")
                        .append(span(Duration.between(phase.start(), end)));
            }
        }
        Instant until = bar.until();
        if (until != null) {
            text.append('\n').append(Ahead.of(until).until(messages, Instant.now()));
        }
        return text.toString();
    }

    /// Until when a visit waits; empty where it does not.
    String until(Bar bar) {
        Instant until = bar.until();
        return until == null ? "" : Ahead.of(until).untilThen(messages, Instant.now());
    }

    private static String times(Instant from, @Nullable Instant to) {
        return TIME.format(from) + " – " + (to == null ? "…" : TIME.format(to));
    }

    /// What a kind of phase is called.
    String kind(Bar.Kind kind) {
        return messages.text("timeline." + kind.name().toLowerCase(Locale.ROOT));
    }

    /// What a gap stands for.
    String gap(TimeScale.Stretch gap) {
        return messages.text("timeline.gap", span(gap.to() - gap.from()));
    }

    private String span(Duration duration) {
        return span(TimeScale.millis(duration));
    }

    String span(double millis) {
        return new Span(millis).in(messages);
    }
}
