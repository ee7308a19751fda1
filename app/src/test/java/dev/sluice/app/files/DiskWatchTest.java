package dev.sluice.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.json.FlowFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class DiskWatchTest {
    private final BlockingQueue<Path> told = new LinkedBlockingQueue<>();
    @TempDir private Path flow;

    private Path told() throws InterruptedException {
        return told.poll(60, TimeUnit.SECONDS);
    }

    @Test
    void tellsOfAFolderOnceItIsWatchedSinceItMayHaveChangedBefore() throws Exception {
        try (var watch = new DiskWatch(told::add)) {
            watch.watch(flow);
            assertThat(told()).isEqualTo(flow);

            watch.watch(flow);
            assertThat(told).isEmpty();
        }
    }

    @Test
    void tellsOfTheFlowsFilesAndOfNoOthers() throws Exception {
        try (var watch = new DiskWatch(told::add)) {
            watch.watch(flow);
            told();
            Files.writeString(flow.resolve("notes.txt"), "mine");
            Path other = Files.createDirectories(flow.resolve("other"));
            watch.watch(other);
            assertThat(told()).isEqualTo(other);

            Files.writeString(flow.resolve(FlowFolder.LAYOUT_FILE), "{}");
            assertThat(told()).isEqualTo(flow);
        }
    }

    @Test
    void watchesAndForgetsNothingOnceItIsClosed() throws Exception {
        var watch = new DiskWatch(told::add);
        Path other = Files.createDirectories(flow.resolve("other"));
        watch.watch(other);
        assertThat(told()).isEqualTo(other);
        watch.close();

        watch.watch(flow);
        watch.forget(other);

        assertThat(told).isEmpty();
    }

    @Test
    void aFolderThatIsGoneIsNotToldOf() throws Exception {
        try (var watch = new DiskWatch(told::add)) {
            watch.watch(flow.resolve("gone"));
            assertThat(told).isEmpty();
        }
    }
}
