package dev.sluice.app.canvas.gesture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Hit;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.canvas.gesture.Gesture.Keys;
import dev.sluice.app.canvas.gesture.Gesture.Pointer;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.history.EditHistory;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.List;
import java.util.Set;

/// Any way of the pointer over a flow, from any place.
class GestureProperties {
    private static final double SLACK = 8;

    private final FlowDocument document = Placement.complete(Samples.photoIntake());
    private final Diagram diagram = Diagram.of(document);

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

    private Pointer to(Point at, boolean free) {
        return new Pointer(at, at.x(), at.y(), new Keys(free, false), diagram);
    }

    private Outcome outcome(Point from, List<Point> way, boolean extend, boolean free) {
        Gesture gesture = pressed(from, extend);
        for (Point at : way) {
            gesture = gesture.drag(to(at, free));
        }
        return gesture.release();
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void whatItDoesIsUndoneToTheStart(
            @ForAll("points") Point from,
            @ForAll("ways") List<Point> way,
            @ForAll boolean extend,
            @ForAll boolean free) {
        if (outcome(from, way, extend, free) instanceof Outcome.Edited(var edit)) {
            var history = new EditHistory(document, _ -> {});

            if (history.apply(edit)) {
                FlowDocument after = history.current();
                assertThat(after.ids()).containsExactlyInAnyOrderElementsOf(document.ids());
                history.undo();
                assertThat(history.current()).isSameAs(document);
                history.redo();
                assertThat(history.current()).isSameAs(after);
            }
        }
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void onlyWhereItIsLetGoCounts(
            @ForAll("points") Point from, @ForAll("ways") List<Point> way, @ForAll boolean free) {
        Point end = way.getLast();
        if (Math.hypot(end.x() - from.x(), end.y() - from.y()) > SLACK) {
            assertThat(outcome(from, way, false, free))
                    .isEqualTo(outcome(from, List.of(end), false, free));
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void aHandThatTremblesClicks(
            @ForAll("points") Point from, @ForAll("trembling") List<Point> way) {
        List<Point> near = way.stream().map(by -> from.plus(by.x(), by.y())).toList();

        assertThat(outcome(from, near, false, false))
                .isEqualTo(new Outcome.Clicked(diagram.hit(from, 4), from, false));
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
        return Arbitraries.oneOf(anywhere, onFigures, edges(figures));
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
