package dev.sluice.app.shell.window;

import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.palette.Drops;

import javafx.geometry.Point2D;

/// Takes what is carried out of the palette to the canvas.
record FromPalette(CanvasView canvas) implements Drops {
    @Override
    public void over(Blueprint blueprint, double sceneX, double sceneY) {
        Point2D at = canvas.sceneToLocal(sceneX, sceneY);
        if (canvas.contains(at)) {
            canvas.hoverDrop(blueprint, at.getX(), at.getY());
        } else {
            canvas.endDrop();
        }
    }

    @Override
    public void drop(Blueprint blueprint, double sceneX, double sceneY) {
        canvas.endDrop();
        Point2D at = canvas.sceneToLocal(sceneX, sceneY);
        if (canvas.contains(at)) {
            canvas.commands().adding().drop(blueprint, canvas.at(at.getX(), at.getY()));
        }
    }

    @Override
    public void abandon() {
        canvas.endDrop();
    }

    @Override
    public void add(Blueprint blueprint) {
        canvas.commands().adding().add(blueprint);
    }
}
