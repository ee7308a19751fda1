package dev.sluice.app.canvas.raster;

import java.nio.IntBuffer;
import java.util.Arrays;

/// A picture of pixels that rectangles and thin straight lines are drawn into: what is left of a
/// diagram when it is seen from afar, and many times faster than shapes. Colours are ARGB,
/// premultiplied; what lies outside is cut off.
public final class Raster {
    private final int width;
    private final int height;
    private final int[] pixels;

    public Raster(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// The pixels themselves, row by row.
    public IntBuffer buffer() {
        return IntBuffer.wrap(pixels);
    }

    public int pixel(int x, int y) {
        return pixels[y * width + x];
    }

    public void clear() {
        Arrays.fill(pixels, 0);
    }

    /// Fills a rectangle, at least one pixel wide and high.
    public void fill(double x, double y, double w, double h, int color) {
        int left = (int) Math.max(0, Math.rint(x));
        int top = (int) Math.max(0, Math.rint(y));
        int right = (int) Math.min(width, Math.max(Math.rint(x) + 1, Math.rint(x + w)));
        int bottom = (int) Math.min(height, Math.max(Math.rint(y) + 1, Math.rint(y + h)));
        boolean opaque = color >>> 24 == 0xFF;
        for (int row = top; row < bottom; row++) {
            int from = row * width + left;
            int to = row * width + right;
            if (opaque && from < to) {
                Arrays.fill(pixels, from, to, color);
            } else {
                for (int i = from; i < to; i++) {
                    pixels[i] = over(color, pixels[i]);
                }
            }
        }
    }

    /// Draws the edge of a rectangle.
    public void frame(double x, double y, double w, double h, double thick, int color) {
        fill(x, y, w, thick, color);
        fill(x, y + h - thick, w, thick, color);
        fill(x, y, thick, h, color);
        fill(x + w - thick, y, thick, h, color);
    }

    /// Draws a line one pixel wide.
    public void line(double x1, double y1, double x2, double y2, int color) {
        double from = 0;
        double to = 1;
        double[] near = {-(x2 - x1), x2 - x1, -(y2 - y1), y2 - y1};
        double[] room = {x1, width - 1 - x1, y1, height - 1 - y1};
        for (int edge = 0; edge < 4; edge++) {
            if (near[edge] == 0) {
                if (room[edge] < 0) {
                    return;
                }
            } else if (near[edge] < 0) {
                from = Math.max(from, room[edge] / near[edge]);
            } else {
                to = Math.min(to, room[edge] / near[edge]);
            }
        }
        if (from <= to) {
            walk(x1, y1, x2, y2, from, to, color);
        }
    }

    private void walk(
            double x1, double y1, double x2, double y2, double from, double to, int color) {
        double dx = (x2 - x1) * (to - from);
        double dy = (y2 - y1) * (to - from);
        int pieces = (int) Math.max(1, Math.ceil(Math.max(Math.abs(dx), Math.abs(dy))));
        double x = x1 + (x2 - x1) * from;
        double y = y1 + (y2 - y1) * from;
        for (int i = 0; i <= pieces; i++) {
            int px = Math.clamp((int) Math.rint(x + dx * i / pieces), 0, width - 1);
            int py = Math.clamp((int) Math.rint(y + dy * i / pieces), 0, height - 1);
            int at = py * width + px;
            pixels[at] = over(color, pixels[at]);
        }
    }

    /// One colour laid over another.
    static int over(int top, int below) {
        int alpha = top >>> 24;
        if (alpha == 0xFF || below == 0) {
            return top;
        }
        int rest = 255 - alpha;
        int odd = ((below >>> 8 & 0x00FF00FF) * rest + 0x00800080) & 0xFF00FF00;
        int even = ((below & 0x00FF00FF) * rest + 0x00800080) >>> 8 & 0x00FF00FF;
        return top + odd + even;
    }
}
