package dev.sluice.app.canvas.geometry;

import java.util.ArrayList;
import java.util.List;

/// Tells wires that go round the same cards apart, so that each keeps another distance.
final class Lanes {
    private static final int MOST = 6;

    private record Taken(Rect area, int lane) {}

    private final List<Taken> taken = new ArrayList<>();

    /// Remembers the lane of a wire.
    void take(Route route) {
        if (route.lane() >= 0) {
            taken.add(new Taken(area(route.ends()), route.lane()));
        }
    }

    /// The first lane that no wire nearby has, else the one that fewest have.
    int free(Ends ends) {
        Rect area = area(ends);
        int[] used = new int[MOST];
        for (Taken other : taken) {
            if (other.area().intersects(area)) {
                used[other.lane()]++;
            }
        }
        int best = 0;
        for (int lane = 1; lane < MOST; lane++) {
            if (used[lane] < used[best]) {
                best = lane;
            }
        }
        return best;
    }

    private static Rect area(Ends ends) {
        return Rect.between(ends.start(), ends.end()).grown(2 * Sizes.CARD_HEIGHT);
    }
}
