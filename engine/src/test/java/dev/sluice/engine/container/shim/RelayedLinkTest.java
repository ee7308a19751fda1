package dev.sluice.engine.container.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

@Timeout(120)
class RelayedLinkTest {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final List<String> printed = new ArrayList<>();
    private final RelayedLink link =
            new RelayedLink(sent, (stream, text) -> printed.add(stream + " " + text));

    private static byte[] frame(char kind, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(5 + bytes.length)
                .putInt(1 + bytes.length)
                .put((byte) kind)
                .put(bytes)
                .array();
    }

    @Property(tries = 60)
    void readsFramesHoweverTheyAreCut(@ForAll @IntRange(min = 1, max = 50) int piece)
            throws IOException {
        var link = new RelayedLink(sent, (stream, text) -> printed.add(stream + " " + text));
        printed.clear();
        var stream = new ByteArrayOutputStream();
        stream.write(frame(Frame.STANDARD_OUTPUT, "one\ntw"));
        stream.write(frame(Frame.STANDARD_ERROR, "wrong\n"));
        stream.write(frame(Frame.STANDARD_OUTPUT, "o\nthree"));
        stream.write(frame(Frame.RETURNED, "the answer"));
        stream.write(frame(Frame.LOADED, ""));
        byte[] bytes = stream.toByteArray();

        for (int at = 0; at < bytes.length; at += piece) {
            link.take(java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece)));
        }
        Frame answer = link.receive(100);
        link.drainLogs();

        assertThat(answer.kind()).isEqualTo(Frame.RETURNED);
        assertThat(answer.text(0)).isEqualTo("the answer");
        assertThat(link.receive(100).kind()).isEqualTo(Frame.LOADED);
        assertThat(printed)
                .containsExactly("stdout one", "stderr wrong", "stdout two", "stdout three");
    }

    @Test
    void dropsABodyBeyondWhatIsWanted() throws IOException {
        link.take(frame(Frame.RETURNED, "0123456789"));

        Frame frame = link.receive(5);

        assertThat(frame.isWhole()).isFalse();
        assertThat(frame.size()).isEqualTo(10);
    }

    @Test
    void sendsOneFrameOfAllParts() throws IOException {
        link.send(Frame.CALL, new byte[] {1, 2}, new byte[0], new byte[] {3});

        assertThat(sent.toByteArray()).containsExactly(0, 0, 0, 4, 'C', 1, 2, 3);
    }

    @Test
    void tellsTheEndOfTheStream() {
        link.ended();

        assertThatThrownBy(() -> link.receive(5)).isInstanceOf(EOFException.class);
    }

    @Test
    void breaksOffWhenInterrupted() throws Exception {
        var thrown = new CompletableFuture<Throwable>();
        Thread waits =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        link.receive(5);
                                    } catch (IOException e) {
                                        thrown.complete(e);
                                    }
                                });

        waits.interrupt();

        assertThat(thrown.get()).isInstanceOf(ClosedByInterruptException.class);
    }
}
