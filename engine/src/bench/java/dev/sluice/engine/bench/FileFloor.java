package dev.sluice.engine.bench;

import dev.sluice.engine.journal.EventJson;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.value.Json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// What no journal can be quicker than: a plain file with the same text, forced to the disk as
/// often.
final class FileFloor {
    private FileFloor() {}

    /// The events of a usual step.
    static RunEvent event(long seq) {
        Map<String, Object> value = Map.of("key", "photos/cat.jpg", "width", 640, "n", seq);
        return seq % 2 == 0
                ? new RunEvent.StepScheduled(StepPath.of("validate"), 1, "t1", value)
                : new RunEvent.StepSucceeded(StepPath.of("validate"), 1, value, null);
    }

    /// Something that makes a group of events durable.
    interface Batch {
        void write(long firstSeq) throws IOException;
    }

    /// How many events a second it makes durable.
    static double perSecond(int group, long nanos, Batch batch) throws IOException {
        long seq = 1;
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < nanos) {
            batch.write(seq);
            seq += group;
        }
        return (seq - 1) / ((System.nanoTime() - begun) / 1e9);
    }

    /// Events a second into a file of the folder, with fdatasync after each group.
    static double perSecond(Path folder, int group, long nanos) throws IOException {
        Path file = Files.createTempFile(folder, "floor", ".json");
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.APPEND)) {
            return perSecond(
                    group,
                    nanos,
                    first -> {
                        var text = new StringBuilder();
                        for (int i = 0; i < group; i++) {
                            text.append(Json.write(EventJson.event(event(first + i)))).append('\n');
                        }
                        out.write(
                                ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
                        out.force(false);
                    });
        } finally {
            Files.delete(file);
        }
    }

    /// What making the two events of one step durable takes, each time.
    static Timings once(Path folder, int count) throws Exception {
        Path file = Files.createTempFile(folder, "floor", ".json");
        byte[] text =
                (Json.write(EventJson.event(event(1))) + Json.write(EventJson.event(event(2))))
                        .getBytes(StandardCharsets.UTF_8);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.APPEND)) {
            return Timings.of(
                    "one step by file + fdatasync",
                    count / 4,
                    count,
                    () -> {
                        out.write(ByteBuffer.wrap(text));
                        out.force(false);
                        return out;
                    });
        } finally {
            Files.delete(file);
        }
    }
}
