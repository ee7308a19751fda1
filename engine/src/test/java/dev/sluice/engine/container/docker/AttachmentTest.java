package dev.sluice.engine.container.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;

import dev.sluice.engine.container.shim.Definition;
import dev.sluice.engine.container.shim.Loading;
import dev.sluice.engine.container.shim.Shim;
import dev.sluice.engine.model.FunctionSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

@Timeout(120)
class AttachmentTest {
    private static final int LENGTH = 4;
    private static final Definition ANY =
            new Definition(
                    FunctionSpec.of("f", "python3.13", "index.handler", "code"),
                    "/code",
                    null,
                    Map.of(),
                    false);

    /// What a relay passes on of a shim that could not load its handler.
    private static Frame notLoaded() {
        byte[] message =
                "X{\"errorType\":\"KeyError\",\"errorMessage\":\"why\"}"
                        .getBytes(StandardCharsets.UTF_8);
        return new Frame(
                StreamType.STDOUT,
                ByteBuffer.allocate(LENGTH + message.length)
                        .putInt(message.length)
                        .put(message)
                        .array());
    }

    @Test
    void whatAContainerWroteLastIsReadAlsoWhereTheNewsOfItsEndComesFirst() throws Exception {
        var attachment = new Attachment((_, _) -> {}, Duration.ofDays(1));

        attachment.containerEnded();
        attachment.onNext(notLoaded());
        attachment.onComplete();

        var shim = new Shim(attachment.link());
        assertThat(shim.load(ANY)).isEqualTo(new Loading.NotLoaded("KeyError", "why"));
        assertThatThrownBy(() -> shim.load(ANY)).isInstanceOf(EOFException.class);
    }

    @Test
    void anEndedContainersLinkEndsAlsoWhereTheEngineLeavesItsStreamOpen() {
        var attachment = new Attachment((_, _) -> {}, Duration.ofMillis(1));

        attachment.containerEnded();

        var shim = new Shim(attachment.link());
        assertThatThrownBy(() -> shim.load(ANY)).isInstanceOf(EOFException.class);
    }
}
