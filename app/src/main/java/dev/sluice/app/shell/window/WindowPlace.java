package dev.sluice.app.shell.window;

import javafx.geometry.Rectangle2D;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/// Where a window stands on the screen and how large it is, its frame included.
///
/// @param maximized whether it fills its screen now; the rest is what it has otherwise
record WindowPlace(double x, double y, double width, double height, boolean maximized) {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    /// That of a first window: it fills a screen that has no room for it.
    static WindowPlace in(Rectangle2D screen) {
        double width = Math.min(WIDTH, screen.getWidth());
        double height = Math.min(HEIGHT, screen.getHeight());
        return new WindowPlace(
                screen.getMinX() + Math.floor((screen.getWidth() - width) / 2),
                screen.getMinY() + Math.floor((screen.getHeight() - height) / 3),
                width,
                height,
                width < WIDTH || height < HEIGHT);
    }

    /// The place moved and made smaller so that all of it is on one screen: the one of the last
    /// time may be another, or gone.
    ///
    /// @param screens the first is the main one
    WindowPlace on(List<Rectangle2D> screens) {
        Rectangle2D screen =
                screens.stream()
                        .max(Comparator.comparingDouble(this::shared))
                        .filter(most -> shared(most) > 0)
                        .orElse(screens.getFirst());
        double fittingWidth = Math.min(width, screen.getWidth());
        double fittingHeight = Math.min(height, screen.getHeight());
        return new WindowPlace(
                Math.max(screen.getMinX(), Math.min(x, screen.getMaxX() - fittingWidth)),
                Math.max(screen.getMinY(), Math.min(y, screen.getMaxY() - fittingHeight)),
                fittingWidth,
                fittingHeight,
                maximized);
    }

    private double shared(Rectangle2D screen) {
        double across = Math.min(x + width, screen.getMaxX()) - Math.max(x, screen.getMinX());
        double down = Math.min(y + height, screen.getMaxY()) - Math.max(y, screen.getMinY());
        return Math.max(0, across) * Math.max(0, down);
    }

    /// As it is kept.
    String text() {
        return x + " " + y + " " + width + " " + height + (maximized ? " maximized" : "");
    }

    /// A text as [#text()] gives; `null` for any other.
    static @Nullable WindowPlace of(String text) {
        String[] words = text.strip().split("\\s+", -1);
        boolean maximized = words.length == 5 && words[4].equals("maximized");
        if (words.length != 4 && !maximized) {
            return null;
        }
        try {
            var place =
                    new WindowPlace(
                            Double.parseDouble(words[0]),
                            Double.parseDouble(words[1]),
                            Double.parseDouble(words[2]),
                            Double.parseDouble(words[3]),
                            maximized);
            return place.isSound() ? place : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private boolean isSound() {
        return Double.isFinite(x) && Double.isFinite(y) && isSize(width) && isSize(height);
    }

    private static boolean isSize(double size) {
        return Double.isFinite(size) && size > 0;
    }
}
