package dev.sluice.app.canvas.gesture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.geometry.Curve;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Hit;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Ports;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.canvas.gesture.Gesture.Keys;
import dev.sluice.app.canvas.gesture.Gesture.Pointer;
import dev.sluice.app.edit.BoxEdit;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.WireEdit;
import dev.sluice.engine.model.Layout.Place;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class GestureTest {
    private static final WireRule ALL = (_, _) -> null;

    private final FlowDocument document = Placement.complete(Samples.photoIntake());
    private final Diagram diagram = Diagram.of(document);

    private Gesture pressed(Hit hit, Point at, String... elements) {
        return new Pressed(hit, at, at.x(), at.y(), false, Set.of(elements), Set.of(), ALL);
    }

    private Pointer to(Point at) {
        return new Pointer(at, at.x(), at.y(), Keys.NONE, diagram);
    }

    private Point center(String id) {
        return diagram.figure(id).bounds().center();
    }

    private static Edit edit(Gesture gesture) {
        return ((Outcome.Edited) gesture.release()).edit();
    }

    @Test
    void aShortWayIsAClick() {
        Gesture g = pressed(new Hit.OnElement("notify"), center("notify"), "notify");

        assertThat(g.drag(to(center("notify").plus(2, 1))).release())
                .isInstanceOf(Outcome.Clicked.class);
    }

    @Test
    void aStepDraggedOverABoxGoesIntoIt() {
        Rect box = diagram.figure("archive").bounds();
        var inside = new Point(box.right() - 20, box.bottom() - 20);

        Gesture g =
                pressed(new Hit.OnElement("notify"), center("notify"), "notify").drag(to(inside));

        assertThat(((MovingElements) g).landing()).isEqualTo(new Landing.InBox("archive", 2));
        assertThat(edit(g).apply(document).boxOf("notify")).isEqualTo("archive");
    }

    @Test
    void aStepDraggedOutOfItsBoxLeavesIt() {
        Rect box = diagram.figure("archive").bounds();

        Gesture g =
                pressed(new Hit.OnElement("resize"), center("resize"), "resize")
                        .drag(to(new Point(box.x() + 50, box.bottom() + 300)));

        assertThat(edit(g)).isInstanceOf(BoxEdit.MoveIntoBox.class);
        assertThat(edit(g).apply(document).boxOf("resize")).isNull();
    }

    @Test
    void aLooseStepDraggedOntoAWireIsPutBetweenItsEnds() {
        FlowDocument with =
                new ElementEdit.AddStep(
                                Samples.transform("shape"), Place.at(0, 900), null, null, null)
                        .apply(document);
        Diagram drawn = Diagram.of(with);
        var wire = new Wire(new Outlet.Next("both"), 0, "size");
        Point on = drawn.route(wire).curve().along(0.5);
        Point from = drawn.figure("shape").bounds().center();

        Gesture g =
                pressed(new Hit.OnElement("shape"), from, "shape")
                        .drag(new Pointer(on, on.x(), on.y(), new Keys(true, false), drawn));

        assertThat(((MovingElements) g).landing()).isInstanceOf(Landing.OnWire.class);
        FlowDocument after = edit(g).apply(with);
        assertThat(after.step("shape").next()).containsExactly("size");
        Diagram room = Diagram.of(after);
        Rect shape = room.figure("shape").bounds();
        assertThat(room.figure("both").bounds().right()).isLessThan(shape.x());
        assertThat(room.figure("size").bounds().x()).isGreaterThan(shape.right());
    }

    @Test
    void withTheKeyOfCopiesACopyIsMoved() {
        Point from = center("archive");
        Point at = from.plus(40, 400);
        Gesture moved =
                pressed(new Hit.OnElement("archive"), from, "archive")
                        .drag(new Pointer(at, at.x(), at.y(), new Keys(false, true), diagram));

        var copied = (Outcome.Copied) moved.release();
        FlowDocument after = copied.paste(document).apply(document);

        assertThat(after.place("archive")).isEqualTo(document.place("archive"));
        assertThat(after.boxOf("resize-2")).isEqualTo("archive-2");
        assertThat(after.place("archive-2").y())
                .isEqualTo(document.place("archive").y() + copied.by().y());
        assertThat(((MovingElements) moved.drag(to(at))).release())
                .isInstanceOf(Outcome.Edited.class);
    }

    @Test
    void aCopyIsPutIntoTheBoxUnderThePointer() {
        Point inside = center("archive").plus(0, 60);
        var held = new Keys(true, true);

        Gesture moved =
                pressed(new Hit.OnElement("notify"), center("notify"), "notify")
                        .drag(new Pointer(inside, inside.x(), inside.y(), held, diagram));
        var copied = (Outcome.Copied) moved.release();

        assertThat(copied.paste(document).apply(document).boxOf("notify-2")).isEqualTo("archive");
    }

    @Test
    void theBeginningOfAWireIsLedElsewhere() {
        var wire = new Wire(new Outlet.Next("by-hand"), 0, "validate");
        Point start = diagram.route(wire).curve().start();

        Gesture g = pressed(new Hit.OnWireStart(wire), start).drag(to(center("metadata")));
        FlowDocument after = edit(g).apply(document);

        assertThat(after.trigger("by-hand").next()).isEmpty();
        assertThat(after.step("metadata").next()).containsExactly("both", "validate");
    }

    @Test
    void anEndLetGoOnNothingIsLoose() {
        var wire = new Wire(new Outlet.Next("by-hand"), 0, "validate");
        Curve curve = diagram.route(wire).curve();
        Point nothing = curve.end().plus(-10, 700);

        Gesture end = pressed(new Hit.OnWireEnd(wire), curve.end()).drag(to(nothing));
        Gesture begin = pressed(new Hit.OnWireStart(wire), curve.start()).drag(to(nothing));

        assertThat(end.release()).isEqualTo(new Outcome.LetGoEnd(wire, false, nothing));
        assertThat(begin.release()).isEqualTo(new Outcome.LetGoEnd(wire, true, nothing));
    }

    @Test
    void anEndLetGoNearWhereItWasSpringsBack() {
        var wire = new Wire(new Outlet.Next("by-hand"), 0, "validate");
        Curve curve = diagram.route(wire).curve();

        Gesture end =
                pressed(new Hit.OnWireEnd(wire), curve.end()).drag(to(curve.end().plus(-20, 36)));
        Gesture begin =
                pressed(new Hit.OnWireStart(wire), curve.start())
                        .drag(to(curve.start().plus(20, 36)));

        assertThat(end.release()).isEqualTo(new Outcome.Nothing());
        assertThat(begin.release()).isEqualTo(new Outcome.Nothing());
    }

    @Test
    void aWireUnderARuleIsLedElsewhere() {
        var wire = new Wire(new Outlet.Rule("size", 1), 0, "notify");
        Point end = diagram.route(wire).curve().end();

        Gesture g = pressed(new Hit.OnWireEnd(wire), end).drag(to(center("reject")));

        assertThat(edit(g)).isEqualTo(new WireEdit.Reconnect(wire, wire.from(), "reject"));
        assertThat(diagram.hit(diagram.route(wire).curve().along(0.5), 4))
                .isEqualTo(new Hit.OnWire(wire));
    }

    @Test
    void aWireLetGoWhereItBeginsIsNone() {
        var out = new Outlet.Next("notify");
        Point port = Ports.outlet(diagram.figure("notify"), out);

        for (Point near : List.of(port.plus(8, 4), port.plus(-30, 6))) {
            Gesture g = pressed(new Hit.OnOutlet(out), port).drag(to(near));
            assertThat(g.release()).isEqualTo(new Outcome.Nothing());
        }
    }

    @Test
    void aLoopIsDrawnByLeadingAWireToTheInletOfItsOwnStep() {
        var out = new Outlet.Next("notify");
        Figure notify = diagram.figure("notify");
        Point port = Ports.outlet(notify, out);

        Gesture g =
                pressed(new Hit.OnOutlet(out), port)
                        .drag(to(port.plus(0, 120)))
                        .drag(to(Ports.inlet(notify).plus(4, 0)));

        assertThat(edit(g)).isEqualTo(new WireEdit.Connect(out, "notify"));
    }

    @Test
    void aRefusedWireIsNotDrawn() {
        WireRule none = (_, _) -> "no";
        var from = new Outlet.Next("notify");
        var press =
                new Pressed(
                        new Hit.OnOutlet(from),
                        center("notify"),
                        0,
                        0,
                        false,
                        Set.of(),
                        Set.of(),
                        none);

        assertThat(press.drag(to(center("reject"))).release()).isEqualTo(new Outcome.Refused("no"));
    }

    @Test
    void aBoxIsMadeLargerByItsCorner() {
        Rect r = diagram.figure("archive").bounds();
        var corner = new Point(r.right() - 4, r.bottom() - 4);

        assertThat(diagram.hit(corner, 0)).isEqualTo(new Hit.OnBoxCorner("archive"));
        Gesture g = pressed(new Hit.OnBoxCorner("archive"), corner).drag(to(corner.plus(100, 60)));

        Rect after = Diagram.of(edit(g).apply(document)).figure("archive").bounds();
        assertThat(after.width()).isEqualTo(r.width() + 100);
        assertThat(after.height()).isEqualTo(r.height() + 60);
    }

    @Test
    void aMovedStepTellsWithWhatItIsAligned() {
        Point from = center("notify");
        Rect other = diagram.figure("reject").bounds();
        Rect own = diagram.figure("notify").bounds();

        Gesture g =
                pressed(new Hit.OnElement("notify"), from, "notify")
                        .drag(to(from.plus(other.x() - own.x() + 3, 260)));

        var moving = (MovingElements) g;
        assertThat(moving.dx()).isEqualTo(other.x() - own.x());
        assertThat(moving.guides()).anyMatch(guide -> guide.upright());
    }
}
