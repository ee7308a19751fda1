package dev.sluice.engine.journal;

import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The errors that came up in a run, as text to search in: a line for each, with its cause, also
/// where a retrier or a catcher took it. Each stands there once, and only the first ones are kept.
public final class Raised {
    /// So many characters of a run's errors are kept.
    public static final int MOST = 4_000;

    private static final int LINE = 500;

    private final Set<String> known = new HashSet<>();
    private int length;

    /// The lines that these events add; `null` where they add none.
    public @Nullable String more(List<Entry> entries) {
        if (length >= MOST) {
            return null;
        }
        String fresh =
                entries.stream()
                        .map(entry -> failure(entry.event()))
                        .filter(failure -> failure != null)
                        .map(Raised::line)
                        .filter(known::add)
                        .collect(Collectors.joining("\n"));
        length += fresh.length();
        return fresh.isEmpty() ? null : fresh.substring(0, Math.min(MOST, fresh.length()));
    }

    private static @Nullable Failure failure(RunEvent event) {
        return switch (event) {
            case RunEvent.StepFailed e -> e.failure();
            case RunEvent.StepCaught e -> e.failure();
            case RunEvent.StepRetried e -> e.failure();
            case RunEvent.ItemEnded e -> e.failure();
            case RunEvent.RunFailed e -> e.failure();
            case RunEvent _ -> null;
        };
    }

    private static String line(Failure failure) {
        String text = (failure.error() + ": " + failure.cause()).replaceAll("\\p{Cntrl}", " ");
        return text.substring(0, Math.min(LINE, text.length()));
    }
}
