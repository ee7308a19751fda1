package dev.sluice.app.inspector.trial;

import dev.sluice.app.inspector.trial.Completions.Completion;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What may stand at the caret of a field whose values are known by name: first the names that
/// begin with what is typed, then those of which a later part does. What the field has already is
/// not offered again, and nothing where a name stands whole.
public final class NameCompletions {
    private NameCompletions() {}

    public static List<Completion> at(String text, int caret, Attempt.Known known) {
        int from = known.several() ? begin(text, caret) : 0;
        String typed = text.substring(from, caret);
        if (known.names().contains(typed)) {
            return List.of();
        }
        Set<String> there = known.several() ? words(text, from, caret) : Set.of();
        return Stream.concat(
                        known.names().stream().filter(name -> isAt(0, name, typed)),
                        known.names().stream().filter(name -> isPart(name, typed)))
                .filter(name -> !there.contains(name))
                .map(name -> new Completion(name, from, name, name.length()))
                .toList();
    }

    private static boolean isAt(int place, String name, String typed) {
        return name.regionMatches(true, place, typed, 0, typed.length());
    }

    /// Whether a part of the name behind its first begins so.
    private static boolean isPart(String name, String typed) {
        return !isAt(0, name, typed)
                && IntStream.range(1, name.length())
                        .filter(i -> beginsPart(name, i))
                        .anyMatch(i -> isAt(i, name, typed));
    }

    private static boolean beginsPart(String name, int i) {
        return !Character.isLetterOrDigit(name.charAt(i - 1))
                || Character.isUpperCase(name.charAt(i));
    }

    /// Where the word at the caret begins.
    private static int begin(String text, int caret) {
        int from = caret;
        while (from > 0 && !isEnd(text.charAt(from - 1))) {
            from--;
        }
        while (from < caret && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        return from;
    }

    private static boolean isEnd(char c) {
        return c == ',' || c == '\n';
    }

    /// The words but for the one at the caret.
    private static Set<String> words(String text, int from, int caret) {
        return Arrays.stream((text.substring(0, from) + text.substring(caret)).split("[,\n]"))
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
    }
}
