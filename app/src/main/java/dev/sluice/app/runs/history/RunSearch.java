package dev.sluice.app.runs.history;

import dev.sluice.app.fx.Messages;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.journal.RunSummary.Status;
import dev.sluice.engine.machine.Failure;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Finds runs by words: of how they ended, what started them, the errors that came up with their
/// causes, the id, and the date, also as `2026-11-23`, `today` and `yesterday`.
public final class RunSearch {
    private final Messages messages;
    private final UnaryOperator<String> triggers;
    private final Clock clock;
    private final DateTimeFormatter time;
    private final DateTimeFormatter clockTime;

    /// What a run is found by, made once for each run as long as it is listed.
    private volatile Texts texts = new Texts(LocalDate.MIN, Map.of());

    /// What is searched in runs. Yesterday's words for days are wrong today.
    private record Texts(LocalDate today, Map<RunSummary, String> all) {}

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

    /// The errors that came up in a run, for people: what the engine raised in their language.
    String raised(RunSummary run) {
        return run.raised().lines().map(this::told).collect(Collectors.joining("\n"));
    }

    private String told(String line) {
        int end = line.indexOf(": ");
        if (end < 0) {
            return line;
        }
        var failure = new Failure(line.substring(0, end), line.substring(end + 2));
        return failure.error() + ": " + messages.engine().cause(failure);
    }

    /// Whether a run has all words and the status.
    ///
    /// @param status `null`: any
    public Predicate<RunSummary> of(String text, @Nullable Status status) {
        List<String> words = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
        if (text.isBlank()) {
            return run -> status == null || run.status() == status;
        }
        return run -> {
            String all = text(run) + " " + trigger(run).toLowerCase(Locale.ROOT);
            return (status == null || run.status() == status)
                    && words.stream().allMatch(all::contains);
        };
    }

    /// Whether all is ready that is searched in runs, as of today.
    boolean isReady(List<RunSummary> runs) {
        Texts ready = texts;
        return ready.today().equals(today()) && runs.stream().allMatch(ready.all()::containsKey);
    }

    /// Makes ready what is searched in runs, which takes a while for thousands. On any thread.
    void prepare(List<RunSummary> runs) {
        LocalDate today = today();
        Map<RunSummary, String> all = new HashMap<>();
        runs.forEach(run -> all.put(run, text(run, today)));
        texts = new Texts(today, all);
    }

    private String text(RunSummary run) {
        String text = texts.all().get(run);
        return text == null ? words(run).toLowerCase(Locale.ROOT) : text;
    }

    private String text(RunSummary run, LocalDate today) {
        Texts ready = texts;
        String text = ready.today().equals(today) ? ready.all().get(run) : null;
        return text == null ? words(run).toLowerCase(Locale.ROOT) : text;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private String words(RunSummary run) {
        String error = run.error();
        return String.join(
                " ",
                run.id(),
                status(run.status()),
                run.trigger(),
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
        LocalDate now = today();
        return day.equals(now)
                ? messages.text("runs.today")
                : day.equals(now.minusDays(1)) ? messages.text("runs.yesterday") : "";
    }
}
