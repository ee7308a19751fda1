package dev.sluice.engine.bench;

import dev.sluice.engine.container.owner.OwnFolder;
import dev.sluice.engine.journal.Journal;
import dev.sluice.engine.journal.Owner;
import dev.sluice.engine.journal.RunHead;
import dev.sluice.engine.journal.sqlite.SqliteJournal;
import dev.sluice.engine.machine.Entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Events made durable per second, beside a plain file that is forced to the disk as often, with
/// the same text.
///
/// Arguments: how many seconds each measurement takes.
public final class JournalBench {
    private static final Instant NOW = Instant.parse("2026-11-22T19:00:00Z");

    private final Path folder = Files.createTempDirectory("sluice-bench");
    private final long nanos;
    private final Map<String, double[]> figures = new LinkedHashMap<>();

    private JournalBench(double seconds) throws IOException {
        nanos = (long) (seconds * 1e9);
    }

    public static void main(String[] arguments) throws Exception {
        double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 4;
        var bench = new JournalBench(seconds);
        for (int round = 1; round <= 3; round++) {
            System.out.println("round " + round);
            bench.run();
        }
        bench.figures.forEach(
                (what, best) ->
                        Figure.of(
                                        "events: " + what,
                                        Figure.perSecond(best[0]),
                                        "file + fdatasync " + Figure.perSecond(best[1]),
                                        best[0] / best[1])
                                .print());
        OwnFolder.delete(bench.folder);
    }

    private void run() throws Exception {
        for (int group : new int[] {1, 100}) {
            double floor = FileFloor.perSecond(folder, group, nanos);
            report("file + fdatasync by " + group, floor, floor);
            report("journal, one run, by " + group, journal(group), floor);
        }
        report(
                "journal, 100 runs at once, an event each",
                manyRuns(100),
                FileFloor.perSecond(folder, 100, nanos));
    }

    private void report(String what, double events, double floor) {
        System.out.printf(
                Locale.ROOT,
                "%-44s %,10.0f events/s   %5.2f × floor%n",
                what,
                events,
                events / floor);
        if (what.startsWith("journal")) {
            figures.merge(
                    what,
                    new double[] {events, floor},
                    (best, now) -> now[0] > best[0] ? now : best);
        }
    }

    private Journal open() throws IOException {
        Path file = Files.createTempDirectory(folder, "journal").resolve("journal.db");
        return SqliteJournal.open(file, Owner.ofThisProcess(), InstantSource.system());
    }

    private static List<Entry> entries(String run, long first, int count) {
        List<Entry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(new Entry(run, first + i, NOW, FileFloor.event(first + i)));
        }
        return entries;
    }

    private double journal(int group) throws IOException {
        try (Journal journal = open()) {
            journal.begin(new RunHead("r", "bench", "go", "{}", NOW));
            return FileFloor.perSecond(
                    group, nanos, first -> journal.append(entries("r", first, group)));
        }
    }

    private double manyRuns(int runs) throws Exception {
        try (Journal journal = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Double>> writing = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                String run = "r" + i;
                journal.begin(new RunHead(run, "bench", "go", "{}", NOW));
                writing.add(
                        threads.submit(
                                () ->
                                        FileFloor.perSecond(
                                                1,
                                                nanos,
                                                first -> journal.append(entries(run, first, 1)))));
            }
            double sum = 0;
            for (Future<Double> one : writing) {
                sum += one.get();
            }
            return sum;
        }
    }
}
