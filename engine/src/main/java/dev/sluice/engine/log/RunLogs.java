package dev.sluice.engine.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What functions printed in the runs of one flow: a folder of segment files for each run, beside
/// the journal. Lines are numbered from 0 in each run. Safe for use from many threads.
public final class RunLogs implements Closeable {
    /// What a crash may cost at most.
    static final Duration FLUSH = Duration.ofMillis(100);

    private final Path folder;
    private final Map<String, RunLog> open = new ConcurrentHashMap<>();
    private final Executor later =
            CompletableFuture.delayedExecutor(
                    FLUSH.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread);

    public RunLogs(Path folder) {
        this.folder = folder;
    }

    /// Takes the lines of a reader until it answers that it has enough (`false`).
    public interface LineReader {
        boolean line(long index, LogLine line);
    }

    /// Begins to take the lines of a run, or goes on after those that are there.
    ///
    /// @param trouble is told, in words for the user, when lines cannot be kept
    public RunLog open(String run, Consumer<String> trouble) {
        return open.computeIfAbsent(
                run, _ -> new RunLog(segments(run), () -> flushSoon(run), trouble));
    }

    private void flushSoon(String run) {
        later.execute(() -> flush(run));
    }

    private void flush(String run) {
        RunLog log = open.get(run);
        if (log != null) {
            log.flush();
        }
    }

    /// Ends the taking of lines.
    public void close(String run) {
        RunLog log = open.remove(run);
        if (log != null) {
            log.close();
        }
    }

    /// Reads a run's lines from an index on, in order. Only wanted lines are told; each with its
    /// index among all.
    public void read(String run, LogFilter wanted, long fromIndex, LineReader reader)
            throws IOException {
        flush(run);
        LogSegments segments = segments(run);
        List<Long> firsts = segments.firstIndexes();
        for (int i = 0; i < firsts.size(); i++) {
            boolean isPast = i + 1 < firsts.size() && firsts.get(i + 1) <= fromIndex;
            if (!isPast && !read(run, segments, firsts.get(i), wanted, fromIndex, reader)) {
                return;
            }
        }
    }

    private static boolean read(
            String run,
            LogSegments segments,
            long first,
            LogFilter wanted,
            long fromIndex,
            LineReader reader)
            throws IOException {
        var format = new LogText();
        long[] index = {first};
        return segments.eachText(
                first,
                text -> {
                    if (LogText.isSource(text)) {
                        format.learn(text);
                        return true;
                    }
                    long at = index[0]++;
                    if (at < fromIndex) {
                        return true;
                    }
                    LogLine line = format.read(run, text);
                    return !wanted.takes(line) || reader.line(at, line);
                });
    }

    /// How many lines a run has printed.
    public long size(String run) throws IOException {
        flush(run);
        return segments(run).size();
    }

    public void delete(String run) throws IOException {
        close(run);
        Path log = segments(run).folder();
        if (Files.isDirectory(log)) {
            try (Stream<Path> files = Files.walk(log)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    private LogSegments segments(String run) {
        if (!run.matches("[A-Za-z0-9._-]+") || run.startsWith(".")) {
            throw new IllegalArgumentException("\"" + run + "\" cannot be the id of a run");
        }
        return new LogSegments(folder.resolve(run));
    }

    @Override
    public void close() {
        List.copyOf(open.keySet()).forEach(this::close);
    }
}
