package dev.sluice.app.shell.window;

import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.fx.Doing;
import dev.sluice.app.outline.OutlineLines;
import dev.sluice.app.session.Session;
import dev.sluice.app.shell.command.PanelActions;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Does on the canvas what the outline asks for.
///
/// @param enter gives the outline the keyboard
record FromOutline(Session session, CanvasView canvas, PanelActions work, Runnable enter)
        implements OutlineLines.Canvas {
    @Override
    public void add(Blueprint blueprint, @Nullable Outlet from) {
        if (from == null) {
            canvas.commands().adding().add(blueprint);
        } else {
            canvas.commands().adding().put(blueprint, beside(from), from);
        }
        enter.run();
    }

    @Override
    public void cut() {
        canvas.commands().cut();
    }

    @Override
    public void copy() {
        canvas.commands().copy();
    }

    @Override
    public void paste() {
        canvas.commands().paste();
    }

    @Override
    public void duplicate() {
        canvas.commands().duplicate();
    }

    @Override
    public void fold() {
        canvas.commands().arranging().fold();
    }

    @Override
    public void wrap() {
        canvas.commands().arranging().wrap();
    }

    @Override
    public boolean canWrap() {
        return canvas.commands().arranging().canWrap();
    }

    @Override
    public void unwrap() {
        canvas.commands().arranging().unwrap();
    }

    @Override
    public boolean canUnwrap() {
        return canvas.commands().arranging().canUnwrap();
    }

    @Override
    public List<Doing> doings() {
        return work.doings();
    }

    private Point beside(Outlet from) {
        var place = session.document().place(from.owner());
        return place == null
                ? new Point(0, 0)
                : new Point(place.x() + Sizes.CARD_WIDTH + 4 * Sizes.GRID, place.y());
    }
}
