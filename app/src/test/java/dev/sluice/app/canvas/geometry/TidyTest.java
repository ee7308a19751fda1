package dev.sluice.app.canvas.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.app.edit.Outlet;
import dev.sluice.engine.model.Layout;
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
}
