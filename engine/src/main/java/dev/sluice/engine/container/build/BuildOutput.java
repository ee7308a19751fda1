package dev.sluice.engine.container.build;

import dev.sluice.engine.container.LogSink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// What a build prints: told now and then while it goes on, kept for when it fails.
public final class BuildOutput implements Consumer<String> {
    /// A line that is told stands for those before it.
    private static final long TELL_EVERY = TimeUnit.SECONDS.toNanos(3);

    private static final int LONGEST_TOLD = 110;
    private static final int MOST_KEPT = 20_000;

    private final LogSink progress;
    private final Deque<String> lines = new ArrayDeque<>();
    private long told = System.nanoTime();

    public BuildOutput(LogSink progress) {
        this.progress = progress;
    }

    @Override
    public synchronized void accept(String line) {
        lines.add(line);
        if (lines.size() > MOST_KEPT) {
            lines.removeFirst();
        }
        long now = System.nanoTime();
        String words = line.strip();
        if (now - told > TELL_EVERY && !words.isEmpty()) {
            told = now;
            boolean isLong = words.length() > LONGEST_TOLD;
            progress.line(
                    "stderr",
                    "sluice:   … " + (isLong ? words.substring(0, LONGEST_TOLD) + "…" : words));
        }
    }

    /// All of it, as far as it is kept.
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /// The last lines that say something.
    public synchronized String last(int count) {
        var last = new ArrayList<String>();
        for (var line = lines.descendingIterator(); line.hasNext() && last.size() < count; ) {
            String text = line.next().stripTrailing();
            if (!text.isEmpty()) {
                last.addFirst(text);
            }
        }
        return String.join("\n", last);
    }

    /// The first lines, from one that the test finds on.
    public synchronized String from(java.util.function.Predicate<String> first, int count) {
        var found = lines.stream().dropWhile(line -> !first.test(line)).limit(count).toList();
        return String.join("\n", found).stripTrailing();
    }
}
