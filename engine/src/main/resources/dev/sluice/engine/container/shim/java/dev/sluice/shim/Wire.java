package dev.sluice.shim;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// The streams to the engine: whole frames in and out, and beside them what is printed. When the
/// engine is gone the process ends at once, whatever it does: nothing of it may outlive the engine.
final class Wire {
    private final OutputStream out;
    private final List<Printed> printed;
    private final BlockingQueue<byte[]> received = new ArrayBlockingQueue<>(1);

    private Wire(InputStream in, OutputStream out, List<Printed> printed) {
        this.out = out;
        this.printed = printed;
        daemon("sluice-control", () -> read(new DataInputStream(in)));
        printed.forEach(stream -> daemon("sluice-output", stream::pump));
    }

    static Wire open(String endpoint, String output, String errors) throws IOException {
        String place = endpoint.substring(endpoint.indexOf(':') + 1);
        if (endpoint.startsWith("fd:")) {
            OutputStream out =
                    new BufferedOutputStream(
                            new FileOutputStream(descriptor(Integer.parseInt(place))), 65536);
            return new Wire(
                    System.in,
                    out,
                    List.of(
                            new Printed(
                                    output,
                                    System.out,
                                    (bytes, size) -> frame(out, 'O', bytes, size)),
                            new Printed(
                                    errors,
                                    System.err,
                                    (bytes, size) -> frame(out, 'W', bytes, size))));
        }
        String nonce = Environment.take("SLUICE_NONCE");
        SocketChannel control = connect(place, nonce + "c");
        OutputStream toOutput = Channels.newOutputStream(connect(place, nonce + "o"));
        OutputStream toErrors = Channels.newOutputStream(connect(place, nonce + "e"));
        return new Wire(
                Channels.newInputStream(control),
                Channels.newOutputStream(control),
                List.of(
                        new Printed(
                                output,
                                System.out,
                                (bytes, size) -> toOutput.write(bytes, 0, size)),
                        new Printed(
                                errors,
                                System.err,
                                (bytes, size) -> toErrors.write(bytes, 0, size))));
    }

    private static SocketChannel connect(String path, String hello) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        channel.write(StandardCharsets.US_ASCII.encode(hello));
        return channel;
    }

    /// A descriptor that the process was started with; the command line opens the package for this.
    private static FileDescriptor descriptor(int number) throws IOException {
        try {
            FileDescriptor descriptor = new FileDescriptor();
            Field field = FileDescriptor.class.getDeclaredField("fd");
            field.setAccessible(true);
            field.setInt(descriptor, number);
            return descriptor;
        } catch (ReflectiveOperationException e) {
            throw new IOException("no descriptor " + number, e);
        }
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void read(DataInputStream in) {
        try {
            while (true) {
                byte[] body = new byte[in.readInt() - 1];
                in.readByte();
                in.readFully(body);
                received.put(body);
            }
        } catch (EOFException e) {
            Runtime.getRuntime().halt(0);
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    /// The body of the next frame.
    byte[] receive() throws IOException {
        try {
            return received.take();
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e); // by the handler, which holds this very thread
        }
    }

    void answer(char kind, byte[]... parts) throws IOException {
        drain();
        int size = 0;
        for (byte[] part : parts) {
            size += part.length;
        }
        byte[] body = parts.length == 1 ? parts[0] : new byte[size];
        if (parts.length > 1) {
            int at = 0;
            for (byte[] part : parts) {
                System.arraycopy(part, 0, body, at, part.length);
                at += part.length;
            }
        }
        frame(out, kind, body, size);
    }

    private static void frame(OutputStream out, char kind, byte[] body, int size)
            throws IOException {
        byte[] whole = new byte[5 + size];
        int length = size + 1;
        whole[0] = (byte) (length >>> 24);
        whole[1] = (byte) (length >>> 16);
        whole[2] = (byte) (length >>> 8);
        whole[3] = (byte) length;
        whole[4] = (byte) kind;
        System.arraycopy(body, 0, whole, 5, size);
        synchronized (out) {
            out.write(whole);
            out.flush();
        }
    }

    /// Returns when all that was printed so far is on its way.
    void drain() {
        System.out.flush();
        System.err.flush();
        printed.forEach(Printed::drain);
    }
}
