package dev.sluice.engine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

class ReasonsTest {
    @Test
    void sayWhatTheSystemsExceptionsLeaveOut() {
        assertThat(Reasons.of(new AccessDeniedException("/a"))).isEqualTo("/a: permission denied");
        assertThat(Reasons.of(new NoSuchFileException("/a"))).isEqualTo("/a does not exist");
        assertThat(Reasons.of(new FileAlreadyExistsException("/a"))).isEqualTo("/a is in the way");
        assertThat(Reasons.of(new FileSystemLoopException("/a")))
                .isEqualTo("/a: FileSystemLoopException");
    }

    @Test
    void nameTheFileThatWasToBeWrittenWhereOneWasCopied() {
        assertThat(Reasons.of(new FileSystemException("/a", "/b", "No space left on device")))
                .isEqualTo("/b: No space left on device");
    }

    @Test
    void doNotNameTheFileTwice() {
        var denied = new AccessDeniedException("/a/b");

        assertThat(Reasons.of(denied, Path.of("/a/b"))).isEqualTo("permission denied");
        assertThat(Reasons.of(denied, Path.of("/a"))).isEqualTo("/a/b: permission denied");
    }

    @Test
    void keepTheWordsThatThereAre() {
        assertThat(Reasons.of(new FileSystemException("/a", null, "Read-only file system")))
                .isEqualTo("/a: Read-only file system");
        assertThat(Reasons.of(new IOException(" broken off "))).isEqualTo("broken off");
        assertThat(Reasons.of(new IOException())).isEqualTo("IOException");
    }
}
