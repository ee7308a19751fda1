package dev.sluice.app.canvas.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.app.canvas.geometry.Snapping.Snapped;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

class ArrangementProperties {
    @Property(tries = 300)
    void alignedTwiceMovesNothingMore(
            @ForAll("figures") Map<String, Rect> figures, @ForAll Alignment line) {
        Map<String, Rect> once = moved(figures, line.moves(figures));

        assertThat(line.moves(once)).isEmpty();
        boolean upright =
                line == Alignment.LEFT || line == Alignment.CENTER || line == Alignment.RIGHT;
        figures.forEach(
                (id, r) -> {
                    if (upright) {
                        assertThat(once.get(id).y()).isEqualTo(r.y());
                    } else {
                        assertThat(once.get(id).x()).isEqualTo(r.x());
                    }
                });
    }

    @Property(tries = 300)
    void alignedFiguresStandOnOneLineWithinWhatTheyCovered(
            @ForAll("figures") Map<String, Rect> figures, @ForAll Alignment line) {
        Map<String, Rect> after = moved(figures, line.moves(figures));

        ToDoubleFunction<Rect> side =
                switch (line) {
                    case LEFT -> Rect::x;
                    case CENTER -> r -> r.center().x();
                    case RIGHT -> Rect::right;
                    case TOP -> Rect::y;
                    case MIDDLE -> r -> r.center().y();
                    case BOTTOM -> Rect::bottom;
                };
        assertThat(after.values().stream().mapToDouble(side).distinct().count())
                .isLessThanOrEqualTo(1);
        Rect all = Rect.around(figures.values());
        // the middle of all may lie between two pixels
        assertThat(after.values()).allMatch(r -> all.grown(0.5).contains(r));
    }

    @Property(tries = 300)
    void distributedFiguresHaveEqualGapsAndKeepTheirEnds(
            @ForAll("figures") Map<String, Rect> figures, @ForAll Distribution way) {
        boolean across = way == Distribution.HORIZONTAL;
        ToDoubleFunction<Rect> begin = across ? Rect::x : Rect::y;
        ToDoubleFunction<Rect> end = across ? Rect::right : Rect::bottom;
        List<String> order = new ArrayList<>(figures.keySet());
        order.sort(Comparator.comparingDouble(id -> begin.applyAsDouble(figures.get(id))));

        Map<String, Rect> after = moved(figures, way.moves(figures));

        if (figures.size() > 2) {
            assertThat(after.get(order.getFirst())).isEqualTo(figures.get(order.getFirst()));
            assertThat(after.get(order.getLast())).isEqualTo(figures.get(order.getLast()));
            List<Double> gaps = new ArrayList<>();
            for (int i = 1; i < order.size(); i++) {
                gaps.add(
                        begin.applyAsDouble(after.get(order.get(i)))
                                - end.applyAsDouble(after.get(order.get(i - 1))));
            }
            // each lies on a whole pixel
            assertThat(Collections.max(gaps) - Collections.min(gaps)).isLessThanOrEqualTo(2);
        } else {
            assertThat(after).isEqualTo(figures);
        }
        figures.forEach(
                (id, r) ->
                        assertThat(across ? after.get(id).y() : after.get(id).x())
                                .isEqualTo(across ? r.y() : r.x()));
    }

    @Property(tries = 300)
    void whatIsMovedLiesOnTheGridOrOnALineWithSomething(
            @ForAll("figures") Map<String, Rect> figures,
            @ForAll @IntRange(min = -400, max = 400) int dx,
            @ForAll @IntRange(min = -400, max = 400) int dy) {
        var moving = new Rect(0, 0, 220, 60);

        Snapped s = Snapping.of(moving, dx, dy, figures.values());

        boolean onGridX = Sizes.snapped(s.dx()) == s.dx();
        boolean onLineX = s.guides().stream().anyMatch(Snapping.Guide::upright);
        assertThat(onGridX || onLineX).isTrue();
        assertThat(s.dx()).isCloseTo(dx, within(Sizes.GRID / 2));
        assertThat(s.dy()).isCloseTo(dy, within(Sizes.GRID / 2));
    }

    private static Map<String, Rect> moved(Map<String, Rect> figures, Map<String, Point> moves) {
        Map<String, Rect> result = new HashMap<>(figures);
        moves.forEach((id, by) -> result.computeIfPresent(id, (_, r) -> r.movedBy(by.x(), by.y())));
        return result;
    }

    @Provide
    Arbitrary<Map<String, Rect>> figures() {
        Arbitrary<Rect> rect =
                Combinators.combine(
                                Arbitraries.integers().between(-300, 300),
                                Arbitraries.integers().between(-300, 300),
                                Arbitraries.of(20, 220, 320),
                                Arbitraries.of(60, 130))
                        .as(Rect::new);
        return rect.list()
                .ofMaxSize(6)
                .map(
                        all -> {
                            Map<String, Rect> figures = new HashMap<>();
                            all.forEach(r -> figures.put("f" + figures.size(), r));
                            return figures;
                        });
    }
}
