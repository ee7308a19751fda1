package dev.sluice.app.runs.history;

import dev.sluice.app.fx.Messages;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.journal.RunSummary.Status;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Finds runs by words: of how they ended, what started them, the errors that came up with their
/// causes, the id, and the date, also as `2026-11-23`, `today` and `yesterday`.
public final class RunSearch {
    private final Messages messages;
    private final UnaryOperator<String> triggers;
    private final Clock clock;
    private final DateTimeFormatter time;
    private final DateTimeFormatter clockTime;

    /// What a run is found by, made once for each run as long as it is listed.
    private final Map<RunSummary, String> texts = new WeakHashMap<>();

    private LocalDate today = LocalDate.MIN;

    /// @param triggers the label of a trigger, by its id
    public RunSearch(Messages messages, UnaryOperator<String> triggers, Clock clock) {
        this.messages = messages;
        this.triggers = triggers;
        this.clock = clock;
        this.time =
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM)
                        .withLocale(messages.locale())
                        .withZone(clock.getZone());
        this.clockTime =
                DateTimeFormatter.ofPattern("HH:mm:ss", messages.locale())
                        .withZone(clock.getZone());
    }

    /// When a run began, for people: the time of the day where that was today or yesterday.
    String when(RunSummary run) {
        String word = word(run);
        return word.isEmpty() ? moment(run) : word + " " + clockTime.format(run.started());
    }

    /// When a run began, with the date.
    String moment(RunSummary run) {
        return time.format(run.started());
    }

    /// How a run ended, for people.
    String status(Status status) {
        return messages.text("runs.status." + status.name().toLowerCase(Locale.ROOT));
    }

    /// What started a run, for people.
    String trigger(RunSummary run) {
        return triggers.apply(run.trigger());
    }

    /// Whether a run has all words and the status.
    ///
    /// @param status `null`: any
    public Predicate<RunSummary> of(String text, @Nullable Status status) {
        List<String> words = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
        return run -> {
            String all = text(run);
            return (status == null || run.status() == status)
                    && words.stream().allMatch(all::contains);
        };
    }

    /// Yesterday's words for days are wrong today, so all is made anew then.
    private String text(RunSummary run) {
        LocalDate now = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (!now.equals(today)) {
            texts.clear();
            today = now;
        }
        return texts.computeIfAbsent(run, one -> words(one).toLowerCase(Locale.ROOT));
    }

    private String words(RunSummary run) {
        String error = run.error();
        return String.join(
                " ",
                run.id(),
                status(run.status()),
                run.trigger(),
                trigger(run),
                moment(run),
                day(run),
                word(run),
                error == null ? "" : error,
                run.raised());
    }

    private String day(RunSummary run) {
        return run.started().atZone(clock.getZone()).toLocalDate().toString();
    }

    /// `today` or `yesterday` as the user's language has it; empty for days before.
    private String word(RunSummary run) {
        LocalDate day = run.started().atZone(clock.getZone()).toLocalDate();
        LocalDate now = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return day.equals(now)
                ? messages.text("runs.today")
                : day.equals(now.minusDays(1)) ? messages.text("runs.yesterday") : "";
    }
}
