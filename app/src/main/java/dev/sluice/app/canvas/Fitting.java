package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.scene.Viewport;

import javafx.scene.Node;
import javafx.scene.Scene;

import org.jspecify.annotations.Nullable;

/// Shows the whole flow when the window opens, and again when the window changes as long as nobody
/// has moved the canvas. What comes and goes above the canvas, as a run that waits does, leaves the
/// user's view as it is.
final class Fitting {
    private static final double MARGIN = 32;

    private final Node view;
    private final Viewport viewport;
    private boolean wanted = true;
    private Stand last = new Stand(0, 0, 0, 0, 0, 0, 0);

    /// Where the canvas stood when it was fitted.
    ///
    /// @param top where it begins in the window
    /// @param window the window's height
    private record Stand(
            double scale,
            double x,
            double y,
            double width,
            double height,
            double top,
            double window) {
        boolean isUnmoved(Stand now) {
            return scale == now.scale && x == now.x && y == now.y;
        }

        boolean isAsLarge(Stand now) {
            return width == now.width && height == now.height;
        }

        /// Whether it gave room to something above it, and the window is the same.
        boolean gaveRoom(Stand now) {
            return top != now.top && window == now.window && width == now.width;
        }
    }

    Fitting(Node view, Viewport viewport) {
        this.view = view;
        this.viewport = viewport;
    }

    /// Fits the canvas when it is laid out next.
    void wish() {
        wanted = true;
    }

    boolean isDue(double width, double height) {
        Stand now = stand(width, height);
        return wanted || (last.isUnmoved(now) && !last.isAsLarge(now) && !last.gaveRoom(now));
    }

    /// @param all what is to be seen; `null`: nothing
    void fit(@Nullable Rect all, double width, double height) {
        wanted = false;
        if (all == null) {
            viewport.center(new Point(0, 0), width, height);
        } else {
            viewport.fit(all, width, height, MARGIN);
        }
        last = stand(width, height);
    }

    private Stand stand(double width, double height) {
        Scene scene = view.getScene();
        return new Stand(
                viewport.scale(),
                viewport.x(),
                viewport.y(),
                width,
                height,
                view.localToScene(0, 0).getY(),
                scene == null ? 0 : scene.getHeight());
    }
}
