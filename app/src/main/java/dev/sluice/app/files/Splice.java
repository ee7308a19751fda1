package dev.sluice.app.files;

/// The one stretch in which a text differs from another.
///
/// @param at where it begins
/// @param cut how many characters of the first text it takes the place of
/// @param put what stands there in the second
public record Splice(int at, int cut, String put) {
    public static Splice between(String before, String after) {
        int most = Math.min(before.length(), after.length());
        int start = 0;
        while (start < most && before.charAt(start) == after.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < most - start
                && before.charAt(before.length() - 1 - end)
                        == after.charAt(after.length() - 1 - end)) {
            end++;
        }
        return new Splice(
                start, before.length() - end - start, after.substring(start, after.length() - end));
    }

    public String apply(String before) {
        return before.substring(0, at) + put + before.substring(at + cut);
    }

    /// Whether it can be applied to a text at all.
    boolean fits(String before) {
        return at >= 0 && cut >= 0 && at + cut <= before.length();
    }
}
