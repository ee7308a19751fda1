package dev.sluice.engine.cli.console;

import org.jspecify.annotations.Nullable;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/// Where results go, which keeps why it could not be written: a print stream passes over that, and
/// a result that did not arrive must not look like a success.
final class StandardOutput extends FilterOutputStream {
    private volatile @Nullable IOException lost;

    StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            lost = e;
            throw e;
        }
    }

    /// Why something did not arrive; empty where all did, or nobody wants more of it (`| head`).
    Optional<String> loss() {
        return Optional.ofNullable(lost)
                .map(e -> String.valueOf(e.getMessage()))
                .filter(reason -> !reason.toLowerCase(Locale.ROOT).contains("pipe"));
    }
}
