package dev.sluice.engine.container.docker.image;

import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A look through a file of images, as `docker save` and `podman save` write it, before an engine
/// is given it: an engine that meets a broken one says little, and says it late.
final class ImageArchive {
    private static final int BLOCK = 512;
    private static final int LARGEST_MANIFEST = 16 << 20;
    private static final String MANIFEST = "manifest.json";
    private static final String INDEX = "index.json";

    private final Path file;
    private final InputStream in;
    private final byte[] block = new byte[BLOCK];
    private final Set<String> names = new HashSet<>();
    private @Nullable String manifest;

    private ImageArchive(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /// @throws ImageArchiveException where it is no archive of images, or not all of one
    static void check(Path file) throws IOException {
        try (InputStream plain = unpacked(file)) {
            new ImageArchive(file, plain).check();
        } catch (EOFException _) {
            throw new ImageArchiveException(file, "it ends too early, as after a broken copy");
        } catch (ZipException e) {
            throw new ImageArchiveException(file, "its compression is damaged: " + e.getMessage());
        }
    }

    private static InputStream unpacked(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(2);
        boolean isPacked = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return isPacked ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private void check() throws IOException {
        String longName = null;
        while (nextHeader()) {
            long size = size();
            String name = longName == null ? name() : longName;
            longName = null;
            switch (block[156]) {
                case 'L' -> longName = text(content(size)).replace("\0", "");
                case 'x' -> longName = path(text(content(size)));
                case 'g', 'K' -> skip(size);
                default -> entry(name, size);
            }
        }
        if (manifest == null) {
            if (!names.contains(INDEX)) {
                throw wrong("it is an archive, but not one of images: it has no " + MANIFEST);
            }
            return;
        }
        checkManifest(manifest);
    }

    private void entry(String name, long size) throws IOException {
        names.add(name.startsWith("./") ? name.substring(2) : name);
        if (name.equals(MANIFEST) || name.equals("./" + MANIFEST)) {
            manifest = text(content(size));
        } else {
            skip(size);
        }
    }

    /// False at the end: a block of zeros, or nothing more.
    private boolean nextHeader() throws IOException {
        int count = in.readNBytes(block, 0, BLOCK);
        if (count == 0 && !names.isEmpty()) {
            return false;
        }
        if (count < BLOCK) {
            throw names.isEmpty() ? wrong("it is no archive of images") : new EOFException();
        }
        long sum = 0;
        boolean isEmpty = true;
        for (int i = 0; i < BLOCK; i++) {
            isEmpty &= block[i] == 0;
            sum += i >= 148 && i < 156 ? ' ' : block[i] & 0xff;
        }
        if (isEmpty) {
            drain();
            return false;
        }
        if (sum != octal(148, 8)) {
            throw wrong(
                    names.isEmpty() ? "it is no archive of images" : "it is damaged in the middle");
        }
        return true;
    }

    /// What follows the end says whether compressed data is whole.
    private void drain() throws IOException {
        while (in.read(block) >= 0) {}
    }

    private String name() {
        String name = text(100, 0);
        String prefix = text(155, 345);
        boolean isUstar =
                new String(block, 257, 5, StandardCharsets.US_ASCII).equals("ustar")
                        && !prefix.isEmpty();
        return isUstar ? prefix + "/" + name : name;
    }

    private String text(int most, int from) {
        int end = from;
        while (end < from + most && block[end] != 0) {
            end++;
        }
        return new String(block, from, end - from, StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private long size() throws IOException {
        if ((block[124] & 0x80) == 0) {
            return octal(124, 12);
        }
        long size = block[124] & 0x7f;
        for (int i = 125; i < 136; i++) {
            size = (size << 8) | (block[i] & 0xff);
        }
        return size;
    }

    private long octal(int from, int count) throws IOException {
        String digits = text(count, from).strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
        } catch (NumberFormatException _) {
            throw wrong(
                    names.isEmpty() ? "it is no archive of images" : "it is damaged in the middle");
        }
    }

    private byte[] content(long size) throws IOException {
        if (size > LARGEST_MANIFEST) {
            throw wrong("a part of it is larger than any archive of images has it");
        }
        byte[] bytes = in.readNBytes((int) size);
        if (bytes.length < size) {
            throw new EOFException();
        }
        skip(-size & (BLOCK - 1), 0);
        return bytes;
    }

    private void skip(long size) throws IOException {
        skip(size, -size & (BLOCK - 1));
    }

    private void skip(long size, long padding) throws IOException {
        in.skipNBytes(size + padding);
    }

    /// The path in the records `LENGTH KEY=VALUE` of an extended header.
    private static @Nullable String path(String records) {
        for (String line : records.lines().toList()) {
            int at = line.indexOf(" path=");
            if (at >= 0) {
                return line.substring(at + " path=".length());
            }
        }
        return null;
    }

    private void checkManifest(String text) throws IOException {
        Object value;
        try {
            value = Json.parse(text);
        } catch (JsonSyntaxException e) {
            throw wrong("its " + MANIFEST + " is damaged: " + e.getMessage());
        }
        if (!(value instanceof List<?> images) || images.isEmpty()) {
            throw wrong("its " + MANIFEST + " lists no images");
        }
        for (Object image : images) {
            if (image instanceof Map<?, ?> map && map.get("Layers") instanceof List<?> layers) {
                for (Object layer : layers) {
                    checkHas(layer);
                }
                checkHas(map.get("Config"));
            } else {
                throw wrong("its " + MANIFEST + " is not that of images");
            }
        }
    }

    private void checkHas(@Nullable Object name) throws IOException {
        if (!names.contains(String.valueOf(name))) {
            throw wrong("it lacks the part " + name);
        }
    }

    private ImageArchiveException wrong(String reason) {
        return new ImageArchiveException(file, reason);
    }
}
