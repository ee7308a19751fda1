package dev.sluice.app.canvas.gesture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Hit;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.canvas.gesture.Gesture.Keys;
import dev.sluice.app.canvas.gesture.Gesture.Pointer;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.history.EditHistory;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Note;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Any way of the pointer over a flow, from any place.
class GestureProperties {
    private static final double SLACK = 8;
    private static final Keys NO_KEYS = new Keys(false, false);

    private final FlowDocument document = withNote(Placement.complete(Samples.photoIntake()));
    private final Diagram diagram = Diagram.of(document);

    /// The sample with a note beside it, large enough to have a corner.
    private static FlowDocument withNote(FlowDocument placed) {
        Rect all = Diagram.of(placed).bounds();
        var note = new Note("why", all.x(), all.bottom() + 60, 200, 100, "Why", null);
        return placed.withLayout(new Layout(placed.layout().places(), List.of(note)));
    }

    private Gesture pressed(Point at, boolean extend) {
        Hit hit = diagram.hit(at, 4);
        Set<String> elements =
                switch (hit) {
                    case Hit.OnElement(String id) -> Set.of(id);
                    case Hit.OnFold(String id) -> Set.of(id);
                    case Hit.OnProblem(String id) -> Set.of(id);
                    default -> Set.of();
                };
        Set<String> notes = hit instanceof Hit.OnNote(String id) ? Set.of(id) : Set.of();
        WireRule some = (_, to) -> to.startsWith("r") ? "no" : null;
        return new Pressed(hit, at, at.x(), at.y(), extend, elements, notes, some);
    }

    private Pointer to(Point at, Keys keys) {
        return new Pointer(at, at.x(), at.y(), keys, diagram);
    }

    private Outcome outcome(Point from, List<Point> way, boolean extend, Keys keys) {
        Gesture gesture = pressed(from, extend);
        for (Point at : way) {
            gesture = gesture.drag(to(at, keys));
        }
        return gesture.release();
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void whatItDoesIsUndoneToTheStart(
            @ForAll("points") Point from,
            @ForAll("ways") List<Point> way,
            @ForAll boolean extend,
            @ForAll("keys") Keys keys) {
        Edit edit =
                switch (outcome(from, way, extend, keys)) {
                    case Outcome.Edited(var edited) -> edited;
                    case Outcome.Copied copied -> copied.paste(document);
                    default -> null;
                };
        var history = new EditHistory(document, _ -> {});

        if (edit != null && history.apply(edit)) {
            FlowDocument after = history.current();
            assertThat(after.ids()).containsAll(document.ids());
            assertThat(after.ids().size() > document.ids().size())
                    .isEqualTo(edit instanceof ElementEdit.Paste p && !p.clip().ids().isEmpty());
            history.undo();
            assertThat(history.current()).isSameAs(document);
            history.redo();
            assertThat(history.current()).isSameAs(after);
        }
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void onlyWhereItIsLetGoCounts(
            @ForAll("points") Point from,
            @ForAll("ways") List<Point> way,
            @ForAll("keys") Keys keys) {
        Point end = way.getLast();
        if (Math.hypot(end.x() - from.x(), end.y() - from.y()) > SLACK) {
            assertThat(outcome(from, way, false, keys))
                    .isEqualTo(outcome(from, List.of(end), false, keys));
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void aHandThatTremblesClicks(
            @ForAll("points") Point from, @ForAll("trembling") List<Point> way) {
        List<Point> near = way.stream().map(by -> from.plus(by.x(), by.y())).toList();

        assertThat(outcome(from, near, false, NO_KEYS))
                .isEqualTo(new Outcome.Clicked(diagram.hit(from, 4), from, false));
    }

    @Example
    void everyGestureAndOutcomeIsAmongThem() {
        Set<Class<?>> hits = new HashSet<>();
        Set<Class<?>> gestures = new HashSet<>();
        Set<Class<?>> outcomes = new HashSet<>();
        List<Point> starts = points().sampleStream().limit(4_000).toList();
        List<List<Point>> ways = ways().sampleStream().limit(4_000).toList();
        for (int i = 0; i < starts.size(); i++) {
            Point from = starts.get(i);
            hits.add(diagram.hit(from, 4).getClass());
            Gesture gesture = pressed(from, false);
            gestures.add(gesture.getClass());
            for (Point at : i % 9 == 0 ? List.<Point>of() : ways.get(i)) {
                gesture = gesture.drag(to(at, new Keys(false, i % 2 == 0)));
                gestures.add(gesture.getClass());
            }
            outcomes.add(gesture.release().getClass());
        }

        assertThat(hits).containsAll(kinds(Hit.class, Hit.OnProblem.class));
        // nothing is dragged by one that is idle; the canvas is moved by another button
        assertThat(gestures).containsAll(kinds(Gesture.class, Idle.class, Panning.class));
        assertThat(outcomes).containsAll(kinds(Outcome.class));
    }

    /// The records of a sealed kind but for some, which this flow or this button does not have.
    private static Set<Class<?>> kinds(Class<?> sealed, Class<?>... without) {
        Set<Class<?>> kinds = new HashSet<>(List.of(sealed.getPermittedSubclasses()));
        kinds.removeAll(List.of(without));
        return kinds;
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void movingTheCanvasGoesAsFarAsThePointer(
            @ForAll("points") Point from, @ForAll("ways") List<Point> way) {
        Gesture gesture = Panning.from(from.x(), from.y());
        double dx = 0;
        double dy = 0;
        for (Point at : way) {
            gesture = gesture.drag(to(at, NO_KEYS));
            dx += ((Panning) gesture).dx();
            dy += ((Panning) gesture).dy();
        }

        Point end = way.getLast();
        assertThat(dx).isCloseTo(end.x() - from.x(), within(1e-6));
        assertThat(dy).isCloseTo(end.y() - from.y(), within(1e-6));
        assertThat(gesture.release()).isEqualTo(new Outcome.Nothing());
    }

    @Provide
    Arbitrary<Keys> keys() {
        Arbitrary<Boolean> held = Arbitraries.of(true, false);
        return Combinators.combine(held, held).as(Keys::new);
    }

    /// Anywhere, and more often than not on something.
    @Provide
    Arbitrary<Point> points() {
        Arbitrary<Point> anywhere =
                Combinators.combine(
                                Arbitraries.doubles().between(-300, 2_500),
                                Arbitraries.doubles().between(-300, 1_500))
                        .as(Point::new);
        List<Rect> figures =
                document.ids().stream()
                        .map(diagram::figure)
                        .filter(figure -> figure != null)
                        .map(figure -> figure.bounds())
                        .toList();
        Arbitrary<Point> onFigures =
                Combinators.combine(
                                Arbitraries.of(figures),
                                Arbitraries.doubles().between(0, 1),
                                Arbitraries.doubles().between(0, 1))
                        .as(
                                (in, x, y) ->
                                        new Point(
                                                in.x() + x * (in.right() - in.x()),
                                                in.y() + y * (in.bottom() - in.y())));
        List<Rect> corners = new ArrayList<>(figures);
        corners.add(diagram.notes().get("why").bounds());
        return Arbitraries.oneOf(
                anywhere, onFigures, edges(figures), corners(corners), onWires(), signs());
    }

    /// Where notes and boxes are made larger.
    private static Arbitrary<Point> corners(List<Rect> figures) {
        return Arbitraries.of(figures).map(in -> new Point(in.right() - 4, in.bottom() - 4));
    }

    /// Along the wires, from end to end.
    private Arbitrary<Point> onWires() {
        return Combinators.combine(
                        Arbitraries.of(diagram.routes()), Arbitraries.doubles().between(0, 1))
                .as((route, share) -> route.curve().along(share));
    }

    /// On the note, and where a box is closed.
    private Arbitrary<Point> signs() {
        return Arbitraries.of(
                diagram.notes().get("why").bounds().center(),
                Sizes.fold(diagram.figure("archive").bounds(), true).center());
    }

    /// Where the ports are.
    private static Arbitrary<Point> edges(List<Rect> figures) {
        return Combinators.combine(Arbitraries.of(figures), Arbitraries.of(true, false))
                .as((in, right) -> new Point(right ? in.right() : in.x(), in.center().y()));
    }

    @Provide
    Arbitrary<List<Point>> ways() {
        return points().list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Point>> trembling() {
        Arbitrary<Double> little = Arbitraries.doubles().between(-2.5, 2.5);
        return Combinators.combine(little, little).as(Point::new).list().ofMaxSize(8);
    }
}
