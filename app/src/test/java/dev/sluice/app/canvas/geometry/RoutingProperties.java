package dev.sluice.app.canvas.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

class RoutingProperties {
    /// Cards may stand as near to each other as this, and wires pass between them.
    private static final int GAP = 24;

    /// Some cards and the wires among them.
    record Scene(List<Point> corners, List<Link> links) {
        Diagram diagram() {
            return Diagram.of(document());
        }

        FlowDocument document() {
            Map<String, Step> steps = new LinkedHashMap<>();
            Map<String, Place> places = new LinkedHashMap<>();
            for (int i = 0; i < corners.size(); i++) {
                String id = id(i);
                List<String> next = new ArrayList<>();
                List<Handling.Catcher> catchers = new ArrayList<>();
                for (Link link : links) {
                    if (link.from() == i && link.error()) {
                        catchers.add(
                                new Handling.Catcher(
                                        List.of("States.ALL"),
                                        List.of(id(link.to())),
                                        null,
                                        Map.of(),
                                        null));
                    } else if (link.from() == i && !next.contains(id(link.to()))) {
                        next.add(id(link.to()));
                    }
                }
                steps.put(
                        id,
                        new Step.Function(
                                Step.Head.of(id),
                                "f",
                                Data.NONE,
                                Limits.NONE,
                                new Handling(List.of(), catchers),
                                next));
                places.put(id, Place.at(corners.get(i).x(), corners.get(i).y()));
            }
            var empty = Flow.empty("scene");
            return new FlowDocument(
                    new Flow(
                            "scene",
                            null,
                            List.of(),
                            null,
                            null,
                            Map.of(),
                            Map.of(),
                            steps,
                            empty.functions(),
                            empty.resources()),
                    new Layout(places, List.of()));
        }

        private static String id(int index) {
            return "s" + index;
        }
    }

    record Link(int from, int to, boolean error) {}

    @Property(tries = 400)
    void noWireCrossesACardWhereThereIsRoomBetweenThem(@ForAll("spaced") Scene scene) {
        Diagram diagram = scene.diagram();

        assertThat(diagram.routes()).isNotEmpty();
        diagram.routes().forEach(route -> assertFree(route, diagram));
    }

    @Property(tries = 200)
    void aWireBeginsAndEndsAtItsPorts(@ForAll("any") Scene scene) {
        for (Route route : scene.diagram().routes()) {
            Curve curve = route.curve();
            assertThat(curve.start()).isEqualTo(route.ends().start());
            assertThat(curve.end()).isEqualTo(route.ends().end());
            assertThat(curve.bounds().width()).isNotNaN();
        }
    }

    @Property(tries = 200)
    void aWireArrivesFromTheLeftUnderItsHead(
            @ForAll @IntRange(min = 28, max = 900) int dx,
            @ForAll @IntRange(min = -900, max = 900) int dy) {
        var card = new Rect(0, 0, Sizes.CARD_WIDTH, Sizes.CARD_HEIGHT);
        var from = new Point(card.right(), 30);
        Point to = from.plus(dx, dy);

        Curve curve = Routing.flow(from, to, card, card.movedBy(Sizes.CARD_WIDTH + dx, dy));

        for (double before = 1; before <= 12; before++) {
            assertThat(curve.near(before, false).distance(to.plus(-before, 0))).isLessThan(1e-6);
        }
    }

    @Property(tries = 200)
    void theGripsOfAWireStandOnEitherSideOfItsMiddle(@ForAll("any") Scene scene) {
        for (Route route : scene.diagram().routes()) {
            Curve curve = route.curve();
            Point first = curve.near(22, true);
            Point last = curve.near(22, false);

            assertThat(first.distance(curve.start())).isLessThanOrEqualTo(22.1);
            assertThat(last.distance(curve.end())).isLessThanOrEqualTo(22.1);
            assertThat(curve.distance(first, 1)).isLessThan(0.5);
            assertThat(curve.distance(last, 1)).isLessThan(0.5);
        }
    }

    @Property(tries = 200)
    void movingACardLeadsEveryWireAsADiagramMadeAnewDoes(
            @ForAll("spaced") Scene scene,
            @ForAll @IntRange(max = 8) int which,
            @ForAll @IntRange(min = -3, max = 3) int columns) {
        Diagram before = scene.diagram();
        before.routes().forEach(Route::curve);
        String id = Scene.id(which % scene.corners().size());
        FlowDocument moved =
                new LayoutEdit.MoveElements(Set.of(id), Set.of(), columns * 2000, 0)
                        .apply(scene.document());

        Diagram after = before.next(moved);

        after.routes().forEach(route -> assertFree(route, after));
    }

    @Property(tries = 100)
    void whatIsFarFromAChangeKeepsItsRoute(@ForAll("spaced") Scene scene) {
        Diagram before = scene.diagram();
        String id = Scene.id(0);
        FlowDocument moved =
                new LayoutEdit.MoveElements(Set.of(id), Set.of(), 0, 1).apply(before.document());

        Diagram after = before.next(moved);

        Rect touched = before.figure(id).bounds().union(after.figure(id).bounds()).grown(1);
        for (Route route : before.routes()) {
            Wire wire = route.wire();
            boolean own = wire.to().equals(id) || meetsOneFrom(id, wire, before);
            if (!own && !route.reach().union(route.ends().reach()).grown(8).intersects(touched)) {
                assertThat(after.route(wire)).isSameAs(route);
            }
        }
    }

    /// Whether a wire from a step ends where another does: they arrive beside each other.
    private static boolean meetsOneFrom(String id, Wire wire, Diagram diagram) {
        return diagram.routes().stream()
                .map(Route::wire)
                .anyMatch(w -> w.from().owner().equals(id) && w.to().equals(wire.to()));
    }

    @Property(tries = 200)
    void wiresToOneCardEndApartAndStraightestAtItsInlet(@ForAll("spaced") Scene scene) {
        Diagram diagram = scene.diagram();
        for (Route a : diagram.routes()) {
            Figure to = diagram.figure(a.wire().to());
            double inlet = Ports.inlet(to).y();
            assertThat(a.ends().end().x()).isEqualTo(to.bounds().x());
            assertThat(Math.abs(a.ends().end().y() - inlet)).isLessThanOrEqualTo(20);
            List<Route> beside =
                    diagram.routes().stream()
                            .filter(r -> r != a && r.wire().to().equals(to.id()))
                            .toList();
            double least = beside.size() < 4 ? 8 : 40.0 / (beside.size() + 1) - 1;
            for (Route b : beside) {
                assertThat(Math.abs(a.ends().end().y() - b.ends().end().y()))
                        .isGreaterThanOrEqualTo(least);
            }
            boolean straight = Math.abs(a.ends().start().y() - inlet) < 1;
            if (beside.size() == 1 && straight && !a.ends().downwards() && !a.ends().isBackward()) {
                boolean other = Math.abs(beside.getFirst().ends().start().y() - inlet) < 1;
                assertThat(other || a.ends().end().y() == inlet).isTrue();
            }
        }
    }

    @Property(tries = 200)
    void aLabelStandsOnItsWireAndBesideEveryCardWhereItCan(
            @ForAll("spaced") Scene scene, @ForAll @IntRange(max = 2000) int wanted) {
        Diagram diagram = scene.diagram();
        for (Route route : diagram.routes()) {
            Point at = Labels.place(diagram, route, 16, 12, wanted);

            assertThat(route.curve().distance(at, 4)).isLessThan(2);
            boolean free = isFree(at, diagram);
            boolean possible = false;
            for (double share = 0; share <= 1; share += 0.01) {
                possible |= isFree(route.curve().along(share), diagram);
            }
            assertThat(free || !possible || route.curve().length() < 40).isTrue();
        }
    }

    private static boolean isFree(Point at, Diagram diagram) {
        Rect label = Labels.around(at, 20, 16);
        return diagram.figures().values().stream().noneMatch(f -> f.bounds().intersects(label));
    }

    @Example
    void wiresThatGoTheSameWayKeepApart() {
        List<Point> corners = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            corners.add(new Point(0, i * 84));
            corners.add(new Point(900, i * 84));
            corners.add(new Point(450, i * 84 - 1));
            links.add(new Link(3 * i, 3 * i + 1, false));
            links.add(new Link(3 * i + 1, 3 * i, false));
        }
        Diagram diagram = new Scene(corners, links).diagram();

        for (Route a : diagram.routes()) {
            assertFree(a, diagram);
            for (Route b : diagram.routes()) {
                if (a != b) {
                    assertThat(shared(a.curve(), b.curve()))
                            .as("%s and %s", a.wire(), b.wire())
                            .isLessThan(30);
                }
            }
        }
    }

    @Example
    void aWireBackGoesRoundItsOwnEnds() {
        var scene =
                new Scene(
                        List.of(new Point(0, 0), new Point(300, 0)),
                        List.of(new Link(1, 0, false), new Link(0, 0, false)));
        Diagram diagram = scene.diagram();

        diagram.routes().forEach(route -> assertFree(route, diagram));
        assertThat(
                        diagram.route(new Wire(new Outlet.Next("s1"), 0, "s0"))
                                .curve()
                                .bounds()
                                .height())
                .isGreaterThan(Sizes.CARD_HEIGHT / 2);
    }

    @Example
    void anErrorLeadsDownAndThenToTheRightWithOneCorner() {
        var scene =
                new Scene(
                        List.of(new Point(0, 0), new Point(500, 300)),
                        List.of(new Link(0, 1, true)));
        Curve curve = scene.diagram().routes().getFirst().curve();

        assertThat(curve.parts()).hasSize(3);
        assertThat(curve.bounds().x()).isEqualTo(curve.start().x());
        assertThat(curve.bounds().bottom()).isEqualTo(curve.end().y());
    }

    private static void assertFree(Route route, Diagram diagram) {
        for (Figure figure : diagram.figures().values()) {
            assertThat(route.curve().crosses(figure.bounds().grown(-0.5)))
                    .as("%s crosses %s", route.wire(), figure.id())
                    .isFalse();
        }
    }

    /// About how much of one course lies on another.
    private static double shared(Curve a, Curve b) {
        int pieces = 400;
        double length = 0;
        double shared = 0;
        Point last = a.start();
        for (int i = 1; i <= pieces; i++) {
            Point at = a.along((double) i / pieces);
            length = last.distance(at);
            shared += b.distance(at, 3) < 3 ? length : 0;
            last = at;
        }
        return shared;
    }

    @Provide
    Arbitrary<Scene> spaced() {
        int width = (int) Sizes.CARD_WIDTH + GAP;
        int height = (int) Sizes.CARD_HEIGHT + GAP;
        Arbitrary<Point> cell =
                Combinators.combine(
                                Arbitraries.integers().between(0, 5),
                                Arbitraries.integers().between(0, 8))
                        .as((x, y) -> new Point(x * width, y * height));
        return cell.list()
                .uniqueElements()
                .ofMinSize(2)
                .ofMaxSize(40)
                .flatMap(corners -> links(corners.size()).map(links -> new Scene(corners, links)));
    }

    @Provide
    Arbitrary<Scene> any() {
        Arbitrary<Point> corner =
                Combinators.combine(
                                Arbitraries.integers().between(-600, 600),
                                Arbitraries.integers().between(-600, 600))
                        .as(Point::new);
        return corner.list()
                .ofMinSize(2)
                .ofMaxSize(20)
                .flatMap(corners -> links(corners.size()).map(links -> new Scene(corners, links)));
    }

    private static Arbitrary<List<Link>> links(int count) {
        Arbitrary<Integer> index = Arbitraries.integers().between(0, count - 1);
        return Combinators.combine(index, index, Arbitraries.of(true, false, false))
                .as(Link::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }
}
