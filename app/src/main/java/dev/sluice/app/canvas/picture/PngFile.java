package dev.sluice.app.canvas.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Writes pixels as PNG, without what a drawing toolkit would bring along.
public final class PngFile {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte BITS = 8;
    private static final byte TRUE_COLOR = 2;

    private PngFile() {}

    /// @param pixels row by row, each `0xAARRGGBB`; the alpha is left out
    public static byte[] of(int[] pixels, int width, int height) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
        chunk(out, "IHDR", head.put(BITS).put(TRUE_COLOR).array());
        chunk(out, "IDAT", deflated(pixels, width, height));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /// Each row after a byte that says it is stored as the difference to the row above.
    private static byte[] deflated(int[] pixels, int width, int height) {
        var packed = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DeflaterOutputStream(packed, deflater)) {
            byte[] row = new byte[1 + 3 * width];
            byte[] above = new byte[1 + 3 * width];
            byte[] written = new byte[1 + 3 * width];
            written[0] = 2;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int pixel = pixels[y * width + x];
                    row[1 + 3 * x] = (byte) (pixel >> 16);
                    row[2 + 3 * x] = (byte) (pixel >> 8);
                    row[3 + 3 * x] = (byte) pixel;
                }
                for (int i = 1; i < row.length; i++) {
                    written[i] = (byte) (row[i] - above[i]);
                }
                out.write(written);
                byte[] spare = above;
                above = row;
                row = spare;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written", e);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
