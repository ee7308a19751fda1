package dev.sluice.app.canvas.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.util.List;

/// How rectangles, points and lines lie to each other. All stand on whole numbers, so that no
/// result hangs on how a fraction is rounded.
class RectProperties {
    @Property
    void whatIsAroundAllHoldsEachAndNothingSmallerDoes(@ForAll("rects") List<Rect> rects) {
        Rect all = Rect.around(rects);

        if (rects.isEmpty()) {
            assertThat(all).isNull();
        } else {
            assertThat(rects).allMatch(all::contains);
            assertThat(rects).anyMatch(r -> r.x() == all.x());
            assertThat(rects).anyMatch(r -> r.y() == all.y());
            assertThat(rects).anyMatch(r -> r.right() == all.right());
            assertThat(rects).anyMatch(r -> r.bottom() == all.bottom());
        }
    }

    @Property
    void twoMeetWhereTheyShareAPoint(@ForAll("rect") Rect a, @ForAll("rect") Rect b) {
        Rect shared = a.within(b);

        assertThat(a.intersects(b)).isEqualTo(b.intersects(a));
        assertThat(a.intersects(b)).isEqualTo(a.contains(shared) && b.contains(shared));
        assertThat(a.contains(b)).isEqualTo(a.union(b).equals(a));
    }

    @Property
    void aLineMeetsARectangleWhereOneOfItsPointsLiesInIt(
            @ForAll("rect") Rect r,
            @ForAll("point") Point a,
            @ForAll("point") Point b,
            @ForAll @IntRange(max = 64) int part) {
        double share = part / 64.0; // a power of two: points of the line are exact
        var on = new Point(a.x() + share * (b.x() - a.x()), a.y() + share * (b.y() - a.y()));

        if (r.contains(on)) {
            assertThat(r.grown(1e-6).meets(a, b)).isTrue();
        }
        if (r.meets(a, b)) {
            assertThat(r.grown(1e-6).meets(b, a)).isTrue();
            assertThat(r.grown(1e-6).intersects(Rect.between(a, b))).isTrue();
        }
    }

    @Property
    void whatIsMovedAndMovedBackIsWhereItWas(
            @ForAll("rect") Rect r, @ForAll("point") Point by, @ForAll @IntRange(max = 50) int d) {
        assertThat(r.movedBy(by.x(), by.y()).movedBy(-by.x(), -by.y())).isEqualTo(r);
        assertThat(r.grown(d).grown(-d)).isEqualTo(r);
        assertThat(r.grown(d).center()).isEqualTo(r.center());
    }

    @Property
    void aPointOfTheGridIsItsOwnNearestAndNoneIsFartherThanHalfAField(
            @ForAll @IntRange(min = -9_999, max = 9_999) int at) {
        double snapped = Sizes.snapped(at);

        assertThat(Sizes.snapped(snapped)).isEqualTo(snapped);
        assertThat(Math.abs(snapped - at)).isLessThanOrEqualTo(Sizes.GRID / 2);
    }

    @Provide
    Arbitrary<Point> point() {
        Arbitrary<Integer> whole = Arbitraries.integers().between(-200, 200);
        return Combinators.combine(whole, whole).as(Point::new);
    }

    @Provide
    Arbitrary<Rect> rect() {
        return Combinators.combine(point(), point()).as(Rect::between);
    }

    @Provide
    Arbitrary<List<Rect>> rects() {
        return rect().list().ofMaxSize(8);
    }
}
