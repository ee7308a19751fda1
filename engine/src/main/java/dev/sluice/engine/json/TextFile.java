package dev.sluice.engine.json;

import dev.sluice.engine.problem.Problem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A text file as it was read. The text stands for the very bytes of the file, as only strict UTF-8
/// is read.
///
/// @param path the file itself, links followed
/// @param text without the byte order mark
record TextFile(Path path, boolean hasByteOrderMark, String text) {
    static final int MAX_BYTES = 32 << 20;

    private static final String MARK = "\uFEFF";

    /// Reads a file that must be UTF-8 and of bounded size.
    static TextFile read(Path file) throws FlowFileException {
        if (Files.exists(file) && !Files.isRegularFile(file)) { // a pipe would be read for ever
            throw FlowFileException.of(
                    file,
                    "file.unreadable",
                    "The file cannot be read: it is no ordinary file.",
                    "");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw FlowFileException.of(
                    file, "file.unreadable", "The file cannot be read: " + reason(e) + ".", "");
        }
        if (bytes.length > MAX_BYTES) {
            throw FlowFileException.of(
                    file,
                    "file.too-large",
                    "The file is larger than the limit of " + (MAX_BYTES >> 20) + " MiB.",
                    "Keep data in events/ or in a bucket, not in the flow.");
        }
        String text = decode(file, bytes);
        boolean marked = text.startsWith(MARK);
        return new TextFile(file, marked, marked ? text.substring(1) : text);
    }

    /// The bytes that hold another text in place of this one.
    byte[] withText(String other) {
        return ((hasByteOrderMark ? MARK : "") + other).getBytes(StandardCharsets.UTF_8);
    }

    /// @throws FileChangedException where the file on disk holds other bytes now, or is gone
    void refuseIfChanged() throws IOException, FileChangedException {
        if (!Files.exists(path)) {
            throw new FileChangedException(path, "removed");
        }
        byte[] read = withText(text);
        if (Files.size(path) != read.length || !Arrays.equals(Files.readAllBytes(path), read)) {
            throw new FileChangedException(path, "changed by another program");
        }
    }

    static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.NoSuchFileException _ -> "it does not exist";
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static String decode(Path file, byte[] bytes) throws FlowFileException {
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String read = out.flip().toString();
        if (!result.isError()) {
            return read;
        }
        int line = 1 + (int) read.chars().filter(c -> c == '\n').count();
        int column = 1 + read.codePointCount(read.lastIndexOf('\n') + 1, read.length());
        throw new FlowFileException(
                List.of(
                        new PlacedProblem(
                                String.valueOf(file.getFileName()),
                                line,
                                column,
                                Problem.error(
                                        "file.not-utf8",
                                        "",
                                        null,
                                        "The file is not UTF-8: byte %d is 0x%02X."
                                                .formatted(
                                                        in.position() + 1,
                                                        bytes[in.position()] & 0xFF),
                                        "Save it as UTF-8."))));
    }
}
