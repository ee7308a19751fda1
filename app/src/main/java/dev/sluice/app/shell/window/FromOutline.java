package dev.sluice.app.shell.window;

import dev.sluice.app.canvas.Arranging;
import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.Alignment;
import dev.sluice.app.canvas.geometry.Distribution;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.canvas.shape.NoteColor;
import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.fx.Doing;
import dev.sluice.app.outline.OutlineLines;
import dev.sluice.app.session.Session;
import dev.sluice.app.shell.command.PanelActions;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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
    public void insert(Blueprint blueprint, Wire wire) {
        canvas.commands().adding().insert(blueprint, wire);
        enter.run();
    }

    @Override
    public void put(String step, Wire wire) {
        canvas.commands().adding().put(step, wire);
    }

    @Override
    public List<Doing> orders() {
        Arranging arranging = canvas.commands().arranging();
        Stream<Doing> lines =
                Stream.of(Alignment.values())
                        .map(line -> order("align." + word(line), () -> arranging.align(line)));
        Stream<Doing> gaps =
                Stream.of(Distribution.values())
                        .map(d -> order("distribute." + word(d), () -> arranging.distribute(d)));
        Doing tidy = order("tidy-selected", arranging::tidy);
        return Stream.of(lines, gaps, Stream.of(tidy)).flatMap(all -> all).toList();
    }

    private Doing order(String key, Runnable act) {
        return new Doing(
                "action." + key,
                "action-tidy",
                () -> {
                    act.run();
                    enter.run();
                });
    }

    private static String word(Enum<?> way) {
        return way.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> colors() {
        return Stream.of(NoteColor.values()).map(NoteColor::word).toList();
    }

    @Override
    public void paint(String note, String color) {
        Stream.of(NoteColor.values())
                .filter(c -> c.word().equals(color))
                .forEach(c -> canvas.commands().paint(note, c));
    }

    @Override
    public void cut() {
        canvas.commands().cut();
        enter.run();
    }

    @Override
    public void copy() {
        canvas.commands().copy();
        enter.run();
    }

    @Override
    public void paste() {
        canvas.commands().paste();
        enter.run();
    }

    @Override
    public void duplicate() {
        canvas.commands().duplicate();
        enter.run();
    }

    @Override
    public void fold() {
        canvas.commands().arranging().fold();
        enter.run();
    }

    @Override
    public void wrap() {
        canvas.commands().arranging().wrap();
        enter.run();
    }

    @Override
    public boolean canWrap() {
        return canvas.commands().arranging().canWrap();
    }

    @Override
    public void unwrap() {
        canvas.commands().arranging().unwrap();
        enter.run();
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
