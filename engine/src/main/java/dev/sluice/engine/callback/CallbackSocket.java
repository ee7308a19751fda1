package dev.sluice.engine.callback;

import dev.sluice.engine.container.owner.OwnFolder;
import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// The door through which other processes of the user give callbacks' tokens back: a socket in a
/// folder that only the user can open. A line in is an answer as JSON, a line out `true` where the
/// token was good.
public final class CallbackSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackSocket.class);
    private static final String NAME = "callbacks";

    private final OwnFolder folder;
    private final ServerSocketChannel server;
    private final AnswerTaker taker;

    private CallbackSocket(OwnFolder folder, ServerSocketChannel server, AnswerTaker taker) {
        this.folder = folder;
        this.server = server;
        this.taker = taker;
    }

    /// Opens the door of this process.
    public static CallbackSocket open(AnswerTaker taker) throws IOException {
        OwnFolder folder = OwnFolder.open();
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(folder.path().resolve(NAME)));
        } catch (IOException e) {
            server.close();
            folder.close();
            throw e;
        }
        var socket = new CallbackSocket(folder, server, taker);
        Thread.ofVirtual().name("sluice-callbacks").start(socket::serve);
        return socket;
    }

    /// Gives a token back to whichever process waits for it.
    ///
    /// @return whether one did
    public static boolean answer(String token, CallbackAnswer answer) throws IOException {
        for (Path door : OwnFolder.living(NAME)) {
            if (answer(door, token, answer)) {
                return true;
            }
        }
        return false;
    }

    private static boolean answer(Path door, String token, CallbackAnswer answer) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(door))) {
            send(channel, AnswerJson.write(token, answer));
            return "true".equals(reader(channel).readLine());
        } catch (IOException e) {
            LOG.debug("Nobody answers at {}", door, e);
            return false; // it ended just now, or it is another user's
        }
    }

    private void serve() {
        try {
            while (true) {
                SocketChannel channel = server.accept();
                Thread.ofVirtual().name("sluice-callback").start(() -> serve(channel));
            }
        } catch (IOException e) {
            LOG.debug("The door for callbacks is closed", e);
        }
    }

    private void serve(SocketChannel channel) {
        try (channel) {
            String line = reader(channel).readLine();
            if (line != null) {
                send(channel, Boolean.toString(take(line)));
            }
        } catch (IOException e) {
            LOG.debug("An answer for a callback broke off", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean take(String line) throws InterruptedException {
        try {
            if (Json.parse(line) instanceof Map<?, ?> json
                    && json.get("token") instanceof String token) {
                @Nullable CallbackAnswer answer = AnswerJson.read(json);
                return answer != null && taker.answer(token, answer);
            }
        } catch (JsonSyntaxException e) {
            LOG.warn("What came for a callback is no JSON: {}", e.getMessage());
        }
        return false;
    }

    private static BufferedReader reader(SocketChannel channel) {
        return new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    }

    private static void send(SocketChannel channel, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("close " + folder.path(), e);
        } finally {
            folder.close();
        }
    }
}
