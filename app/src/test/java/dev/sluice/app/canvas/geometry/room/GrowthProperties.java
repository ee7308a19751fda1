package dev.sluice.app.canvas.geometry.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Route;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.edit.BoxEdit;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.WireEdit;
import dev.sluice.app.edit.Wrapping;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Note;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

class GrowthProperties {
    @Property(tries = 500)
    void aBoxMadeAroundStepsCoversNothing(
            @ForAll("scenes") FlowDocument scene, @ForAll("chosen") Set<String> chosen) {
        Rect around = hull(scene, chosen);
        if (around == null || !Wrapping.canWrap(scene, chosen)) {
            return;
        }
        Edit made = Growth.withRoom(scene, wrap(scene, chosen));

        FlowDocument after = made.apply(scene);

        assertNothingIsCovered(scene, after);
        assertThat(after.flow()).isEqualTo(wrap(scene, chosen).apply(scene).flow());
        assertThat(made.label()).isEqualTo("edit.wrap");
        assertThat(relative(after, chosen)).isEqualTo(relative(scene, chosen));
    }

    @Property(tries = 500)
    void aBoxThatIsOpenedCoversNothing(@ForAll("boxed") FlowDocument boxed) {
        FlowDocument closed = new BoxEdit.Collapse("box", true).apply(boxed);
        FlowDocument near = nearer(closed);
        Edit open = new BoxEdit.Collapse("box", false);

        FlowDocument after = Growth.withRoom(near, open).apply(near);

        assertNothingIsCovered(near, after);
    }

    @Property(tries = 500)
    void whatIsDraggedWithinABoxPushesWhatStandsBesideTheBox(
            @ForAll("boxed") FlowDocument boxed,
            @ForAll @IntRange(min = -200, max = 300) int dx,
            @ForAll @IntRange(min = -200, max = 300) int dy) {
        Edit drag = new LayoutEdit.MoveElements(Set.of("in0"), Set.of(), dx, dy);

        FlowDocument after = Growth.withRoom(boxed, drag).apply(boxed);

        assertNothingIsCovered(boxed, after, "in0");
    }

    @Property(tries = 300)
    void whatIsCarriedIntoABoxMakesRoomForItself(@ForAll("boxed") FlowDocument boxed) {
        Rect box = Diagram.figures(boxed).get("box").bounds();
        for (String id : boxed.flow().steps().keySet()) {
            if (!id.equals("box")) {
                Rect r = Diagram.figures(boxed).get(id).bounds();
                Edit carry =
                        new BoxEdit.MoveIntoBox(
                                Set.of(id),
                                Set.of(),
                                "box",
                                box.right() - 60 - r.x(),
                                box.bottom() - 40 - r.y());

                FlowDocument after = Growth.withRoom(boxed, carry).apply(boxed);

                assertNothingIsCovered(boxed, after, id);
            }
        }
    }

    @Property(tries = 300)
    void whatStandsLeftOfWhatAndAboveWhatStays(
            @ForAll("scenes") FlowDocument scene, @ForAll("chosen") Set<String> chosen) {
        if (hull(scene, chosen) == null || !Wrapping.canWrap(scene, chosen)) {
            return;
        }
        Rect around = hull(scene, chosen);

        FlowDocument after = Growth.withRoom(scene, wrap(scene, chosen)).apply(scene);

        scene.layout()
                .places()
                .forEach(
                        (id, before) -> {
                            Place now = after.place(id);
                            assertThat(now.x()).isGreaterThanOrEqualTo(before.x());
                            assertThat(now.y()).isGreaterThanOrEqualTo(before.y());
                            Rect r = Diagram.figures(scene).get(id).bounds();
                            if (r.right() <= around.x() && r.bottom() <= around.y()) {
                                assertThat(now).isEqualTo(before);
                            }
                        });
    }

    @Example
    void wrappedBranchesPushWhatFollowsAndNothingLoops() {
        FlowDocument before = Placement.complete(Samples.photoIntake());
        Map<String, Figure> old = Diagram.figures(before);

        FlowDocument after =
                Growth.withRoom(before, wrap(before, Set.of("thumbnail", "metadata")))
                        .apply(before);

        Diagram diagram = Diagram.of(after);
        Rect box = diagram.figure("group").bounds();
        assertThat(box.x()).isGreaterThanOrEqualTo(old.get("validate").bounds().right() + 40);
        assertThat(diagram.figure("size").bounds().x()).isGreaterThanOrEqualTo(box.right() + 40);
        assertThat(after.place("validate")).isEqualTo(before.place("validate"));
        assertThat(after.place("uploaded")).isEqualTo(before.place("uploaded"));
        for (Route route : diagram.routes()) {
            assertThat(route.ends().end().x()).isGreaterThan(route.ends().start().x());
        }
    }

    @Example
    void aWireToABoxFromBelowAndBeforeDoesNotTurnBack() {
        FlowDocument flat = document(List.of(new Point(0, 140), new Point(280, 0)), List.of());
        FlowDocument before = new WireEdit.Connect(new Outlet.Next("s0"), "s1").apply(flat);

        FlowDocument after = Growth.withRoom(before, wrap(before, Set.of("s1"))).apply(before);

        Route route = Diagram.of(after).routes().getFirst();
        assertThat(route.wire().to()).isEqualTo("group");
        assertThat(route.ends().end().x()).isEqualTo(route.ends().start().x() + 60);
    }

    @Example
    void aClosedBoxTakenAwayMakesRoomForItsSteps() {
        FlowDocument start =
                new BoxEdit.Collapse("archive", true)
                        .apply(Placement.complete(Samples.photoIntake()));
        FlowDocument before =
                new BoxEdit.MoveIntoBox(Set.of("metadata"), Set.of(), "archive", 300, 300)
                        .apply(start);

        FlowDocument after = Growth.withRoom(before, new BoxEdit.Unwrap("archive")).apply(before);

        assertThat(after.step("archive")).isNull();
        assertNothingIsCovered(before, after, "metadata", "resize");
    }

    @Example
    void aNoteGoesWithWhatItStandsBeside() {
        FlowDocument placed = Placement.complete(Samples.photoIntake());
        Place size = placed.place("size");
        var note = new Note("why", size.x() + 20, size.y() - 120, 180, 60, "Why", null);
        FlowDocument before =
                placed.withLayout(new Layout(placed.layout().places(), List.of(note)));

        FlowDocument after =
                Growth.withRoom(before, wrap(before, Set.of("thumbnail", "metadata")))
                        .apply(before);

        Note now = after.layout().notes().getFirst();
        assertThat(after.place("size").x()).isGreaterThan(size.x());
        assertThat(now.x() - after.place("size").x()).isEqualTo(20);
    }

    @Example
    void anEditThatMakesNothingLargerStaysAsItIs() {
        FlowDocument before = Placement.complete(Samples.photoIntake());
        Edit move = new LayoutEdit.MoveElements(Set.of("notify"), Set.of(), -300, 0);

        assertThat(Growth.withRoom(before, move)).isSameAs(move);
    }

    private static Edit wrap(FlowDocument document, Set<String> ids) {
        return new BoxEdit.WrapInGroup(ids, "group", Wrapping.place(document, ids));
    }

    private static Rect hull(FlowDocument document, Set<String> ids) {
        return Rect.around(
                Diagram.figures(document).values().stream()
                        .filter(f -> ids.contains(f.id()))
                        .map(Figure::bounds)
                        .toList());
    }

    /// Where steps stand, as seen from the first of them.
    private static List<Point> relative(FlowDocument document, Set<String> ids) {
        List<Place> places =
                ids.stream().sorted().map(document::place).filter(Objects::nonNull).toList();
        return places.stream()
                .map(p -> new Point(p.x() - places.getFirst().x(), p.y() - places.getFirst().y()))
                .toList();
    }

    /// No two figures of one level lie over each other that did not before.
    ///
    /// @param moved what the user moves over what they like
    private static void assertNothingIsCovered(
            FlowDocument before, FlowDocument after, String... moved) {
        Map<String, Figure> old = Diagram.figures(before);
        List<Figure> now = new ArrayList<>(Diagram.figures(after).values());
        for (Figure a : now) {
            for (Figure b : now) {
                boolean beside = !a.id().equals(b.id()) && Objects.equals(box(a), box(b));
                boolean own = List.of(moved).contains(a.id()) || List.of(moved).contains(b.id());
                if (beside && !own && !covered(old.get(a.id()), old.get(b.id()))) {
                    assertThat(Clearance.covers(a.bounds(), b.bounds()))
                            .as("%s %s over %s %s", a.id(), a.bounds(), b.id(), b.bounds())
                            .isFalse();
                }
            }
        }
    }

    private static boolean covered(Figure a, Figure b) {
        return a != null && b != null && Clearance.covers(a.bounds(), b.bounds());
    }

    private static String box(Figure figure) {
        return figure instanceof Figure.OfStep s ? s.box() : null;
    }

    @Provide
    Arbitrary<Set<String>> chosen() {
        return Arbitraries.of("s0", "s1", "s2", "s3").set().ofMinSize(1).ofMaxSize(3);
    }

    /// Cards that lie over no other, as near as it gets.
    @Provide
    Arbitrary<FlowDocument> scenes() {
        return cells(3).map(cells -> document(cells, List.of()));
    }

    /// The same around a box with two cards inside.
    @Provide
    Arbitrary<FlowDocument> boxed() {
        return Combinators.combine(cells(9), cells(1).filter(c -> c.size() > 1))
                .as(
                        (outside, inside) ->
                                document(
                                        outside.stream().filter(p -> !isAmid(p)).toList(),
                                        inside.subList(0, 2)));
    }

    private static final int ACROSS = (int) Sizes.CARD_WIDTH + 10;
    private static final int DOWN = (int) Sizes.CARD_HEIGHT + 10;

    /// Where the box stands.
    private static boolean isAmid(Point p) {
        return p.x() > 0 && p.x() < 5 * ACROSS && p.y() > 0 && p.y() < 8 * DOWN;
    }

    private static Arbitrary<List<Point>> cells(int apart) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, apart == 1 ? 1 : 6),
                        Arbitraries.integers().between(0, apart == 1 ? 1 : 9))
                .as((x, y) -> new Point(x * ACROSS, y * DOWN))
                .list()
                .uniqueElements()
                .ofMinSize(2)
                .ofMaxSize(16);
    }

    private static FlowDocument document(List<Point> outside, List<Point> inside) {
        Map<String, Step> steps = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        for (Point p : outside) {
            String id = "s" + places.size();
            steps.put(id, Samples.transform(id));
            places.put(id, Place.at(p.x(), p.y()));
        }
        Map<String, Step> inner = new LinkedHashMap<>();
        for (Point p : inside) {
            String id = "in" + inner.size();
            inner.put(id, Samples.transform(id));
            places.put(id, Place.at(2 * ACROSS + p.x(), 2 * DOWN + p.y()));
        }
        if (!inner.isEmpty()) {
            steps.put(
                    "box",
                    new Step.Group(
                            Step.Head.of("box"),
                            new Step.Body(List.of("in0"), inner),
                            Data.NONE,
                            Limits.NONE,
                            Handling.NONE,
                            List.of()));
            places.put("box", Place.at(2 * ACROSS - 40, 2 * DOWN - 60));
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

    /// What stands around a closed box comes as near as the box's card lets it.
    private static FlowDocument nearer(FlowDocument closed) {
        Set<String> right = new LinkedHashSet<>();
        Set<String> below = new LinkedHashSet<>();
        closed.layout()
                .places()
                .forEach(
                        (id, p) -> {
                            if (closed.flow().steps().containsKey(id)) {
                                if (p.x() >= 5 * ACROSS) {
                                    right.add(id);
                                } else if (p.y() >= 8 * DOWN) {
                                    below.add(id);
                                }
                            }
                        });
        FlowDocument result =
                new LayoutEdit.MoveElements(right, Set.of(), -2.0 * ACROSS, 0).apply(closed);
        return new LayoutEdit.MoveElements(below, Set.of(), 0, -5.0 * DOWN).apply(result);
    }
}
