package dev.sluice.engine.container.shim;

import dev.sluice.engine.container.LogSink;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/// The Unix socket, in a folder of its own, at which one shim is awaited. Nothing of it is left on
/// disk once the shim has connected.
public final class ShimSocket implements AutoCloseable {
    /// The socket's name in its folder.
    public static final String NAME = "s";

    private static final int NONCE_BYTES = 16;

    private final Path folder;
    private final ServerSocketChannel server;
    private final String nonce;

    private ShimSocket(Path folder, ServerSocketChannel server, String nonce) {
        this.folder = folder;
        this.server = server;
        this.nonce = nonce;
    }

    /// Listens in the folder, which must exist and be empty.
    public static ShimSocket in(Path folder, SecureRandom random) throws IOException {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(folder.resolve(NAME)), 3);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        return new ShimSocket(folder, server, HexFormat.of().formatHex(bytes));
    }

    public Path path() {
        return folder.resolve(NAME);
    }

    /// What the shim must say to be let in.
    public String nonce() {
        return nonce;
    }

    /// Waits until the shim has opened its three connections.
    ///
    /// @throws java.nio.channels.AsynchronousCloseException where this was closed meanwhile
    public ShimLink accept(LogPump pump, LogSink log) throws IOException {
        var channels = new @Nullable SocketChannel[3];
        try {
            for (int connected = 0; connected < 3; ) {
                SocketChannel channel = server.accept();
                int which = "coe".indexOf(introduction(channel));
                if (which < 0 || channels[which] != null) {
                    closeQuietly(channel); // a stranger
                } else {
                    channels[which] = channel;
                    connected++;
                }
            }
            return link(channels, pump, log);
        } catch (IOException e) {
            for (SocketChannel channel : channels) {
                closeQuietly(channel);
            }
            throw e;
        } finally {
            close();
        }
    }

    /// Which stream the connection is for: the letter after the right nonce.
    private char introduction(SocketChannel channel) throws IOException {
        var said = ByteBuffer.allocate(2 * NONCE_BYTES + 1);
        while (said.hasRemaining()) {
            if (channel.read(said) < 0) {
                throw new EOFException("the shim ended while it connected");
            }
        }
        String text = new String(said.array(), StandardCharsets.US_ASCII);
        return text.startsWith(nonce) ? text.charAt(nonce.length()) : ' ';
    }

    private static ShimLink link(@Nullable SocketChannel[] channels, LogPump pump, LogSink log)
            throws IOException {
        SocketChannel control = present(channels[0]);
        var logs =
                List.of(
                        new LogPipe(present(channels[1]), "stdout", log),
                        new LogPipe(present(channels[2]), "stderr", log));
        for (LogPipe pipe : logs) {
            pipe.channel().configureBlocking(false);
            pump.watch(pipe);
        }
        return new SocketLink(control, logs);
    }

    private static SocketChannel present(@Nullable SocketChannel channel) throws IOException {
        if (channel == null) {
            throw new IOException("a connection of the shim is missing");
        }
        return channel;
    }

    /// Stops waiting, and removes the socket and its folder.
    @Override
    public void close() {
        closeQuietly(server);
        try {
            Files.deleteIfExists(path());
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void closeQuietly(@Nullable Channel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException _) {
            // it is closed all the same
        }
    }
}
