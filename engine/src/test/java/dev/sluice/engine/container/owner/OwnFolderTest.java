package dev.sluice.engine.container.owner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

class OwnFolderTest {
    @Test
    void tellsTheLivingFromTheDead() throws Exception {
        Owner self = Owner.self();
        Process process = new ProcessBuilder("sleep", "60").start();
        Owner other = Owner.of(process.pid()).orElseThrow();

        assertThat(self.isAlive()).isTrue();
        assertThat(other.isAlive()).isTrue();
        assertThat(new Owner(self.pid(), self.start() + 1).isAlive()).isFalse();
        process.destroyForcibly().waitFor();
        assertThat(other.isAlive()).isFalse();
    }

    @Test
    void readsWhatItWrites() {
        Owner self = Owner.self();

        assertThat(Owner.parse(self.toString())).contains(self);
        assertThat(Owner.parse("12")).isEmpty();
        assertThat(Owner.parse("a-b")).isEmpty();
        assertThat(Owner.parse("")).isEmpty();
    }

    @Test
    void isForNobodyElseAndLeavesNothing() throws IOException {
        Path path;
        try (OwnFolder folder = OwnFolder.open()) {
            path = folder.path();
            Path made = folder.make();
            Files.writeString(made.resolve("file"), "x");

            assertThat(Files.getPosixFilePermissions(path))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            assertThat(folder.make()).isNotEqualTo(made);
            assertThat(made.resolve("s").toString()).hasSizeLessThan(100);
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void endsWhatADeadProgramLeft() throws Exception {
        Process orphan = new ProcessBuilder("sleep", "60").start();
        Path parent;
        try (OwnFolder folder = OwnFolder.open()) {
            parent = folder.path().getParent();
        }
        Path left = Files.createDirectories(parent.resolve("sluice-1-1-test").resolve("a"));
        OwnFolder.tie(left, orphan.toHandle());

        OwnFolder.open().close();

        assertThat(left.getParent()).doesNotExist();
        assertThat(orphan.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}
