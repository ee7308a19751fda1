package dev.sluice.app.canvas.geometry.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Route;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.app.edit.Outlet;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Note;
import dev.sluice.engine.model.Layout.Place;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

class TidyTest {
    private final FlowDocument placed = Placement.complete(Samples.photoIntake());

    @Test
    void everyElementGetsAPlaceOnTheGrid() {
        assertThat(placed.layout().places().keySet()).containsAll(placed.ids());
        placed.layout()
                .places()
                .values()
                .forEach(
                        p -> {
                            assertThat(p.x() % Sizes.GRID).isZero();
                            assertThat(p.y() % Sizes.GRID).isZero();
                        });
    }

    @Test
    void noStepCoversAnother() {
        List<Figure> figures = new ArrayList<>(Diagram.of(placed).figures().values());
        for (Figure a : figures) {
            for (Figure b : figures) {
                if (a != b && !isInside(a, b) && !isInside(b, a)) {
                    assertThat(a.bounds().intersects(b.bounds()))
                            .as("%s covers %s", a.id(), b.id())
                            .isFalse();
                }
            }
        }
    }

    private static boolean isInside(Figure inner, Figure box) {
        return inner instanceof Figure.OfStep s && box.id().equals(s.box());
    }

    @Test
    void wiresLeadToTheRight() {
        for (Route route : Diagram.of(placed).routes()) {
            if (route.wire().from() instanceof Outlet.Next) {
                assertThat(route.to().x()).as("%s", route.wire()).isGreaterThan(route.from().x());
            }
        }
    }

    @Test
    void aBoxHoldsWhatIsInside() {
        var diagram = Diagram.of(placed);
        assertThat(diagram.figure("archive").bounds().contains(diagram.figure("resize").bounds()))
                .isTrue();
    }

    @Test
    void aNewStepIsPlacedAndNothingElseMoves() {
        Map<String, Layout.Place> places = new LinkedHashMap<>(placed.layout().places());
        places.remove("notify");
        FlowDocument document = placed.withLayout(new Layout(places, List.of()));

        FlowDocument completed = Placement.complete(document);

        assertThat(completed.layout().places()).containsAllEntriesOf(places);
        assertThat(completed.layout().places()).containsKey("notify");
    }

    @Test
    void aLongChainIsArranged() {
        Map<String, Place> places = Tidy.places(Samples.chain(1500), 0, 0);

        assertThat(places).hasSize(1501);
        assertThat(places.get("step-1499").x()).isGreaterThan(places.get("step-1498").x());
    }

    @Test
    void whatStoodAboveStaysAbove() {
        FlowDocument tidy = Placement.complete(Samples.photoIntake());
        double above = tidy.place("thumbnail").y();
        double below = tidy.place("metadata").y();
        String upper = above < below ? "thumbnail" : "metadata";
        String lower = above < below ? "metadata" : "thumbnail";
        FlowDocument swapped =
                new LayoutEdit.MoveElements(Set.of(upper), Set.of(), 0, 300).apply(tidy);

        Map<String, Place> places = Tidy.places(swapped, 0, 0);

        assertThat(places.get(lower).y()).isLessThan(places.get(upper).y());
    }

    @Test
    void whatStoodAboveStaysAboveWhereNoWireCrossesForIt() {
        double top = Math.min(placed.place("uploaded").y(), placed.place("by-hand").y());
        double bottom = Math.max(placed.place("uploaded").y(), placed.place("by-hand").y());

        for (String upper : List.of("uploaded", "by-hand")) {
            String lower = upper.equals("uploaded") ? "by-hand" : "uploaded";
            FlowDocument arranged =
                    new LayoutEdit.PlaceElements(
                                    Map.of(upper, Place.at(0, top), lower, Place.at(0, bottom)),
                                    "edit.move")
                            .apply(placed);

            FlowDocument tidy = Tidy.edit(arranged).apply(arranged);

            assertThat(tidy.place(upper).y()).isLessThan(tidy.place(lower).y());
        }
    }

    @Test
    void aForkOpensEvenlyAroundItsStep() {
        FlowDocument forked =
                new ElementEdit.DeleteElements(Set.of("reject"), Set.of(), Set.of()).apply(placed);
        var diagram = Diagram.of(Tidy.edit(forked).apply(forked));
        double step = diagram.figure("validate").bounds().center().y();
        double upper = diagram.figure("thumbnail").bounds().center().y();
        double lower = diagram.figure("metadata").bounds().center().y();

        assertThat(Math.abs(step - (upper + lower) / 2)).isLessThanOrEqualTo(Sizes.GRID / 2);
    }

    @Test
    void whatIsTidyStaysAsItIs() {
        FlowDocument noted = noted(above("thumbnail"), above("resize"));
        FlowDocument once = Tidy.edit(noted).apply(noted);

        assertThat(Tidy.edit(once).apply(once).layout()).isEqualTo(once.layout());
    }

    private FlowDocument noted(Note... notes) {
        return placed.withLayout(new Layout(placed.layout().places(), List.of(notes)));
    }

    /// A note above a step, of the step's name.
    private Note above(String id) {
        Rect card = Diagram.of(placed).figure(id).bounds();
        return new Note(id, card.x(), card.y() - 70, 200, 50, "Why", null);
    }

    private static Note note(FlowDocument document, String id) {
        return document.layout().notes().stream()
                .filter(n -> n.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNoteGoesWithTheStepItStandsBesideAndIsNotCovered() {
        FlowDocument noted = noted(above("thumbnail"), above("resize"), above("notify"));
        FlowDocument pulled =
                new LayoutEdit.MoveElements(
                                Set.of("thumbnail", "archive", "notify"),
                                Set.of("thumbnail", "resize", "notify"),
                                700,
                                900)
                        .apply(noted);

        FlowDocument tidy = Tidy.edit(pulled).apply(pulled);

        var diagram = Diagram.of(tidy);
        for (String id : List.of("thumbnail", "resize", "notify")) {
            Note note = note(tidy, id);
            assertThat(note.x()).as(id).isEqualTo(tidy.place(id).x());
            assertThat(note.y()).as(id).isEqualTo(tidy.place(id).y() - 70);
            Rect bounds = diagram.notes().get(id).bounds();
            assertThat(diagram.figures().values())
                    .noneMatch(f -> !isBox(f) && f.bounds().intersects(bounds));
        }
        assertThat(diagram.figure("archive").bounds())
                .matches(box -> box.contains(diagram.notes().get("resize").bounds()));
    }

    private static boolean isBox(Figure figure) {
        return figure instanceof Figure.OfStep s && s.open();
    }

    @Test
    void aNoteFarFromEverythingStaysWhereItIs() {
        var far = new Note("far", -3000, -3000, 200, 60, "A title", null);
        FlowDocument noted = noted(far);

        assertThat(Tidy.edit(noted).apply(noted).layout().notes()).containsExactly(far);
    }

    @Test
    void aNoteAroundSeveralStepsStaysAroundThem() {
        var diagram = Diagram.of(placed);
        Rect both = diagram.figure("thumbnail").bounds().union(diagram.figure("metadata").bounds());
        Rect r = both.grown(30);
        FlowDocument noted =
                noted(new Note("frame", r.x(), r.y(), r.width(), r.height(), "Both", null));
        FlowDocument pulled =
                new LayoutEdit.MoveElements(Set.of("metadata"), Set.of(), 40, 20).apply(noted);

        FlowDocument tidy = Tidy.edit(pulled).apply(pulled);

        var after = Diagram.of(tidy);
        Rect frame = after.notes().get("frame").bounds();
        assertThat(frame.contains(after.figure("thumbnail").bounds())).isTrue();
        assertThat(frame.contains(after.figure("metadata").bounds())).isTrue();
        assertThat(frame.contains(after.figure("validate").bounds())).isFalse();
    }

    @Test
    void onlyTheNotesOfWhatIsSelectedGoWithIt() {
        FlowDocument noted = noted(above("thumbnail"), above("notify"));
        FlowDocument pulled =
                new LayoutEdit.MoveElements(Set.of("thumbnail"), Set.of("thumbnail"), 300, 0)
                        .apply(noted);

        FlowDocument tidy =
                Tidy.edit(pulled, Set.of("validate", "thumbnail", "metadata")).apply(pulled);

        assertThat(note(tidy, "thumbnail").x()).isEqualTo(tidy.place("thumbnail").x());
        assertThat(note(tidy, "notify")).isEqualTo(note(noted, "notify"));
    }

    @Test
    void theLeftUpperCornerStays() {
        Rect before = Diagram.of(placed).bounds();

        FlowDocument tidy = Tidy.edit(placed).apply(placed);

        assertThat(Diagram.of(tidy).bounds().x()).isEqualTo(before.x());
        assertThat(Diagram.of(tidy).bounds().y()).isEqualTo(before.y());
    }
}
