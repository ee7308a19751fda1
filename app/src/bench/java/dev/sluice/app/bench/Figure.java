package dev.sluice.app.bench;

import java.util.Locale;

/// One line of the table that `packaging/bench.sh` ends with: what was measured, beside the floor
/// of the same run and the budget.
///
/// @param met `yes`, `NO`, or nothing where there is no budget
public record Figure(
        String what, String ours, String floor, String ratio, String budget, String met) {
    /// What the script knows the lines by.
    private static final String MARK = "=";

    /// A figure with a floor.
    ///
    /// @param ratio how many times the floor it is
    public static Figure of(String what, String ours, String floor, double ratio) {
        return new Figure(what, ours, floor, String.format(Locale.ROOT, "%.2f", ratio), "", "");
    }

    /// A figure whose floor is none, or not of its kind.
    public static Figure of(String what, String ours) {
        return new Figure(what, ours, "", "", "", "");
    }

    public Figure budget(String budget, boolean isMet) {
        return new Figure(what, ours, floor, ratio, budget, isMet ? "yes" : "NO");
    }

    public void print() {
        System.out.println(String.join("\t", MARK, what, ours, floor, ratio, budget, met));
    }

    public static String milliseconds(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f ms" : "%,.0f ms", value);
    }
}
