package dev.sluice.app.canvas.geometry;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/// A search for the shortest way with the fewest bends, along lines beside the walls.
final class Detour {
    /// What a bend counts for, in pixels of way.
    private static final double BEND = 48;

    /// A line that is another wire's is used where there is no other way.
    private static final double STRANGE = 1.25;

    /// Larger grids are not worth a user's wait.
    private static final int LARGEST = 160_000;

    private static final int RIGHT = 0;
    private static final int DOWN = 1;
    private static final int LEFT = 2;
    private static final int UP = 3;

    private final Point from;
    private final Point to;
    private final Lines across;
    private final Lines down;
    private final boolean[] shutAcross;
    private final boolean[] shutDown;

    /// What is looked for.
    ///
    /// @param from where the search begins, going `downwards` or to the right
    /// @param to where it ends, going to the right
    /// @param walls what no way leads through
    /// @param nearest how near to a wall a way may lead
    /// @param wished how near to a wall it would rather lead
    /// @param region what it does not leave
    record Search(
            Point from,
            boolean downwards,
            Point to,
            List<Rect> walls,
            double nearest,
            double wished,
            Rect region) {}

    private record Node(int state, double estimate) implements Comparable<Node> {
        @Override
        public int compareTo(Node other) {
            return Double.compare(estimate, other.estimate);
        }
    }

    private Detour(Search search) {
        this.from = search.from();
        this.to = search.to();
        this.across = new Lines(search, false);
        this.down = new Lines(search, true);
        this.shutAcross = new boolean[across.count() * down.count()];
        this.shutDown = new boolean[shutAcross.length];
    }

    /// The corners of the way, its two ends among them; `null` where there is none.
    static @Nullable List<Point> find(Search search) {
        var detour = new Detour(search);
        if (detour.shutAcross.length > LARGEST) {
            return null;
        }
        search.walls().forEach(w -> detour.shut(w.grown(search.nearest())));
        return detour.way(search.downwards());
    }

    /// Shuts the pieces of lines that lie inside a wall. A wall's own edges are lines, so that no
    /// piece lies in it by half.
    private void shut(Rect wall) {
        int left = across.after(wall.x());
        int right = across.before(wall.right());
        int top = down.after(wall.y());
        int bottom = down.before(wall.bottom());
        for (int x = left - 1; x <= right + 1; x++) {
            for (int y = top - 1; y <= bottom + 1; y++) {
                if (x < 0 || y < 0 || x >= across.count() || y >= down.count()) {
                    continue;
                }
                boolean insideX = x >= left && x <= right;
                boolean insideY = y >= top && y <= bottom;
                if (insideY
                        && x + 1 < across.count()
                        && overlaps(across, x, wall.x(), wall.right())) {
                    shutAcross[at(x, y)] = true;
                }
                if (insideX && y + 1 < down.count() && overlaps(down, y, wall.y(), wall.bottom())) {
                    shutDown[at(x, y)] = true;
                }
            }
        }
    }

    private static boolean overlaps(Lines lines, int index, double from, double to) {
        return lines.at(index) < to && lines.at(index + 1) > from;
    }

    private int at(int x, int y) {
        return x * down.count() + y;
    }

    private @Nullable List<Point> way(boolean downwards) {
        int goal = at(across.index(to.x()), down.index(to.y()));
        int begin =
                at(across.index(from.x()), down.index(from.y())) * 4 + (downwards ? DOWN : RIGHT);
        double[] costs = new double[shutAcross.length * 4];
        int[] before = new int[costs.length];
        Arrays.fill(costs, Double.POSITIVE_INFINITY);
        costs[begin] = 0;
        before[begin] = -1;
        var open = new PriorityQueue<Node>();
        open.add(new Node(begin, 0));
        while (!open.isEmpty()) {
            Node node = open.remove();
            int state = node.state();
            double cost = costs[state];
            if (node.estimate() > cost + ahead(state / 4) + 1e-6) {
                continue;
            }
            if (state / 4 == goal && state % 4 == RIGHT) {
                return corners(state, before);
            }
            for (int turn = 0; turn < 4; turn++) {
                step(state, turn, costs, before, open);
            }
        }
        return null;
    }

    private void step(int state, int turn, double[] costs, int[] before, PriorityQueue<Node> open) {
        int heading = state % 4;
        if (Math.abs(turn - heading) == 2) {
            return;
        }
        int cell = state / 4;
        int next = turn == heading ? neighbour(cell, turn) : cell;
        if (next < 0) {
            return;
        }
        int target = next * 4 + turn;
        double cost = costs[state] + (turn == heading ? length(cell, next) : BEND);
        if (cost < costs[target] - 1e-9) {
            costs[target] = cost;
            before[target] = state;
            open.add(new Node(target, cost + ahead(next)));
        }
    }

    /// The next crossing in a direction; -1 where there is a wall or the end.
    private int neighbour(int cell, int turn) {
        int x = cell / down.count();
        int y = cell % down.count();
        return switch (turn) {
            case RIGHT -> x + 1 < across.count() && !shutAcross[cell] ? at(x + 1, y) : -1;
            case LEFT -> x > 0 && !shutAcross[at(x - 1, y)] ? at(x - 1, y) : -1;
            case DOWN -> y + 1 < down.count() && !shutDown[cell] ? at(x, y + 1) : -1;
            case UP -> y > 0 && !shutDown[at(x, y - 1)] ? at(x, y - 1) : -1;
            default -> throw new IllegalArgumentException("No direction: " + turn);
        };
    }

    private double length(int a, int b) {
        int ax = a / down.count();
        int ay = a % down.count();
        int bx = b / down.count();
        int by = b % down.count();
        return ax == bx
                ? Math.abs(down.at(ay) - down.at(by)) * (across.isOwn(ax) ? 1 : STRANGE)
                : Math.abs(across.at(ax) - across.at(bx)) * (down.isOwn(ay) ? 1 : STRANGE);
    }

    private double ahead(int cell) {
        return Math.abs(across.at(cell / down.count()) - to.x())
                + Math.abs(down.at(cell % down.count()) - to.y());
    }

    private List<Point> corners(int last, int[] before) {
        Deque<Point> points = new ArrayDeque<>();
        int heading = -1;
        for (int state = last; state >= 0; state = before[state]) {
            if (state % 4 != heading || before[state] < 0) {
                int cell = state / 4;
                var at = new Point(across.at(cell / down.count()), down.at(cell % down.count()));
                if (!at.equals(points.peekFirst())) {
                    points.addFirst(at);
                }
                heading = state % 4;
            }
        }
        return new ArrayList<>(points);
    }

    /// The lines of one direction that a way may take, by where they are.
    private static final class Lines {
        private final double[] places;
        private final boolean[] own;

        /// @param flat lines from left to right
        Lines(Search search, boolean flat) {
            List<double[]> all = new ArrayList<>();
            double begin = flat ? search.from().y() : search.from().x();
            double end = flat ? search.to().y() : search.to().x();
            all.add(new double[] {begin, 0});
            all.add(new double[] {end, 0});
            double low = flat ? search.region().y() : search.region().x();
            double high = flat ? search.region().bottom() : search.region().right();
            for (Rect wall : search.walls()) {
                double near = flat ? wall.y() : wall.x();
                double far = flat ? wall.bottom() : wall.right();
                add(all, near - search.wished(), 0, low, high);
                add(all, far + search.wished(), 0, low, high);
                add(all, near - search.nearest(), 1, low, high);
                add(all, far + search.nearest(), 1, low, high);
            }
            all.sort(
                    (a, b) ->
                            a[0] == b[0] ? Double.compare(a[1], b[1]) : Double.compare(a[0], b[0]));
            List<double[]> unique = new ArrayList<>();
            for (double[] line : all) {
                if (unique.isEmpty() || unique.getLast()[0] != line[0]) {
                    unique.add(line);
                }
            }
            places = unique.stream().mapToDouble(l -> l[0]).toArray();
            own = new boolean[places.length];
            for (int i = 0; i < own.length; i++) {
                own[i] = unique.get(i)[1] == 0;
            }
        }

        private static void add(
                List<double[]> all, double place, double strange, double low, double high) {
            if (place >= low && place <= high) {
                all.add(new double[] {place, strange});
            }
        }

        int count() {
            return places.length;
        }

        double at(int index) {
            return places[index];
        }

        boolean isOwn(int index) {
            return own[index];
        }

        int index(double place) {
            return Arrays.binarySearch(places, place);
        }

        /// The first line beyond a place.
        int after(double place) {
            int found = Arrays.binarySearch(places, place);
            return found >= 0 ? found + 1 : -found - 1;
        }

        /// The last line short of a place.
        int before(double place) {
            int found = Arrays.binarySearch(places, place);
            return found >= 0 ? found - 1 : -found - 2;
        }
    }
}
